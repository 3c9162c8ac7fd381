package io.ballast.gateway.recorded;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ballast.gateway.MarketDataException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One line of a raw capture: {@code <local ns> <JSON>}, where the JSON is a combined-stream message
 * ({@code stream}, {@code data}) or a REST depth snapshot ({@code lastUpdateId}, {@code bids}, {@code asks}).
 *
 * <p>Fields keep the venue's one-letter names' meaning; those a line does not have are null.
 */
final class CaptureLine {
    /** What a line carries. */
    enum Kind {
        BOOK_TICKER,
        TRADE,
        DEPTH_UPDATE,
        SNAPSHOT,
        UNKNOWN
    }

    private static final String REMEDY = "correct or remove the line";
    private static final long NS_PER_MS = 1_000_000L;
    private static final long MAX_MS = Long.MAX_VALUE / NS_PER_MS;

    private final JsonFactory factory = new JsonFactory();
    private final LineReader lines;

    private long localTimeNs;
    private @Nullable String stream;
    private @Nullable String symbol;
    private @Nullable String sequence;
    private @Nullable String eventMs;
    private @Nullable String bid;
    private @Nullable String bidQty;
    private @Nullable String ask;
    private @Nullable String askQty;
    private @Nullable String price;
    private @Nullable String qty;
    private @Nullable String tradeId;
    private @Nullable String snapshotId;
    private @Nullable String firstId;
    private @Nullable String previousId;
    private boolean isBuyerMaker;
    private final @Nullable CaptureLevels levels;

    /** One that reads the best prices of a book alone. */
    CaptureLine(final LineReader lines) {
        this(lines, null);
    }

    /** @param levels where the prices of a book are put, null to leave them out */
    CaptureLine(final LineReader lines, final @Nullable CaptureLevels levels) {
        this.lines = lines;
        this.levels = levels;
    }

    /** Reads the next line; false behind the last. */
    boolean next() {
        final String line = lines.next();
        if (line == null) {
            return false;
        }
        clear();
        final int space = line.indexOf(' ');
        if (space < 0) {
            throw lines.error("no local time before the message", REMEDY);
        }
        localTimeNs = wholeNumber(line.substring(0, space), "local time");
        try (JsonParser parser = factory.createParser(line.substring(space + 1))) {
            parse(parser);
        } catch (final IOException e) {
            throw lines.error("not a JSON object (" + firstLine(e) + ")", REMEDY);
        }
        return true;
    }

    Kind kind() {
        if (snapshotId != null) {
            return Kind.SNAPSHOT;
        }
        final String name = stream == null ? "" : stream;
        if (name.endsWith("@bookTicker")) {
            return Kind.BOOK_TICKER;
        }
        if (name.endsWith("@trade")) {
            return Kind.TRADE;
        }
        return name.contains("@depth") ? Kind.DEPTH_UPDATE : Kind.UNKNOWN;
    }

    long localTimeNs() {
        return localTimeNs;
    }

    /** The symbol of a stream message; null where the line names none. */
    @Nullable
    String symbol() {
        return symbol;
    }

    /** The venue's time, or 0 where it gives none. */
    long eventTimeNs() {
        final long milliseconds = eventMs == null ? 0 : wholeNumber(eventMs, "E");
        if (milliseconds > MAX_MS) {
            throw lines.error("E '" + eventMs + "' is no time", REMEDY);
        }
        return milliseconds * NS_PER_MS;
    }

    long updateId() {
        return snapshotId == null ? wholeNumber(sequence, "u") : wholeNumber(snapshotId, "lastUpdateId");
    }

    /** Where a depth update stands among the others. */
    BookLink link() {
        return new BookLink(
                updateId(),
                firstId == null ? BookLink.NONE : wholeNumber(firstId, "U"),
                previousId == null ? BookLink.NONE : wholeNumber(previousId, "pu"));
    }

    long tradeId() {
        return wholeNumber(tradeId, "t");
    }

    boolean isBuyerMaker() {
        return isBuyerMaker;
    }

    long bidTicks(final DecimalGrid ticks) {
        return ticks(ticks, bid, "bid");
    }

    long askTicks(final DecimalGrid ticks) {
        return ticks(ticks, ask, "ask");
    }

    long priceTicks(final DecimalGrid ticks) {
        return ticks(ticks, price, "price");
    }

    long bidLots(final DecimalGrid lots) {
        return lots(lots, bidQty, "bid quantity");
    }

    long askLots(final DecimalGrid lots) {
        return lots(lots, askQty, "ask quantity");
    }

    long qtyLots(final DecimalGrid lots) {
        return lots(lots, qty, "quantity");
    }

    /** Price of one of the line's levels. */
    long levelTicks(final DecimalGrid ticks, final String levelPrice) {
        return ticks(ticks, levelPrice, "price of a level");
    }

    /** Quantity of one of the line's levels. */
    long levelLots(final DecimalGrid lots, final String levelQty) {
        return lots(lots, levelQty, "quantity of a level");
    }

    MarketDataException error(final String problem, final String remedy) {
        return lines.error(problem, remedy);
    }

    private void clear() {
        stream = null;
        symbol = null;
        sequence = null;
        eventMs = null;
        bid = null;
        bidQty = null;
        ask = null;
        askQty = null;
        price = null;
        qty = null;
        tradeId = null;
        snapshotId = null;
        firstId = null;
        previousId = null;
        isBuyerMaker = false;
        if (levels != null) {
            levels.clear();
        }
    }

    private void parse(final JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw lines.error("not a JSON object", REMEDY);
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            final String name = parser.currentName();
            final JsonToken value = parser.nextToken();
            switch (name) {
                case "stream" -> stream = parser.getText();
                case "lastUpdateId" -> snapshotId = parser.getText();
                case "E" -> eventMs = parser.getText();
                case "symbol" -> symbol = parser.getText();
                case "bids" -> parseBest(parser, true);
                case "asks" -> parseBest(parser, false);
                case "data" -> parseStreamMessage(parser, value);
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw lines.error("text behind the JSON object", REMEDY);
        }
    }

    private void parseStreamMessage(final JsonParser parser, final JsonToken start) throws IOException {
        if (start != JsonToken.START_OBJECT) {
            throw lines.error("'data' is not a JSON object", REMEDY);
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            final String name = parser.currentName();
            if (parser.nextToken().isStructStart()) {
                parseLevels(parser, name);
            } else {
                take(name, parser.getText());
            }
        }
    }

    private void take(final String name, final String value) {
        switch (name) {
            case "s" -> symbol = value;
            case "u" -> sequence = value;
            case "U" -> firstId = value;
            case "pu" -> previousId = value;
            case "t" -> tradeId = value;
            case "E" -> eventMs = value;
            case "b" -> bid = value;
            case "B" -> bidQty = value;
            case "a" -> ask = value;
            case "A" -> askQty = value;
            case "p" -> price = value;
            case "q" -> qty = value;
            case "m" -> isBuyerMaker = Boolean.parseBoolean(value);
            default -> {
                // The venue sends more than the engine needs.
            }
        }
    }

    /** A depth update's prices, if they are wanted. */
    private void parseLevels(final JsonParser parser, final String name) throws IOException {
        if (levels != null && (name.equals("b") || name.equals("a"))) {
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                parseLevel(parser, name.equals("b"), levels);
            }
        } else {
            parser.skipChildren();
        }
    }

    private void parseLevel(final JsonParser parser, final boolean isBid, final CaptureLevels into) throws IOException {
        final String levelPrice = parser.nextTextValue();
        final String levelQty = parser.nextTextValue();
        into.add(isBid, present(levelPrice, "price of a level"), present(levelQty, "quantity of a level"));
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            // Some venues put more behind price and quantity.
            parser.skipChildren();
        }
    }

    /** Levels are [price, quantity], the best first. */
    private void parseBest(final JsonParser parser, final boolean isBid) throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw lines.error("the snapshot has an empty side", REMEDY);
        }
        final String levelPrice = parser.nextTextValue();
        final String levelQty = parser.nextTextValue();
        if (isBid) {
            bid = levelPrice;
            bidQty = levelQty;
        } else {
            ask = levelPrice;
            askQty = levelQty;
        }
        if (levels == null) {
            skipRestOfLevels(parser);
            return;
        }
        levels.add(isBid, present(levelPrice, "price of a level"), present(levelQty, "quantity of a level"));
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
        }
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            parseLevel(parser, isBid, levels);
        }
    }

    private static void skipRestOfLevels(final JsonParser parser) throws IOException {
        int depth = 2;
        while (depth > 0) {
            final JsonToken token = parser.nextToken();
            if (token == null) {
                return;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
    }

    private long ticks(final DecimalGrid grid, final @Nullable String text, final String field) {
        final String present = present(text, field);
        try {
            return grid.exact(present);
        } catch (final NumberFormatException e) {
            throw lines.error(field + " '" + present + "' is no price", REMEDY);
        } catch (final ArithmeticException e) {
            throw lines.error(
                    field + ' ' + present + " is not a whole number of ticks",
                    "configure a tickSize that divides every price of the file");
        }
    }

    private long lots(final DecimalGrid grid, final @Nullable String text, final String field) {
        final String present = present(text, field);
        try {
            return grid.floor(present);
        } catch (final NumberFormatException | ArithmeticException e) {
            throw lines.error(field + " '" + present + "' is no quantity", REMEDY);
        }
    }

    private long wholeNumber(final @Nullable String text, final String field) {
        final String present = present(text, field);
        try {
            final long number = Long.parseLong(present);
            if (number >= 0) {
                return number;
            }
        } catch (final NumberFormatException ignored) {
            // Falls through to the same complaint.
        }
        throw lines.error(field + " '" + present + "' is no whole number", REMEDY);
    }

    private String present(final @Nullable String text, final String field) {
        if (text == null) {
            throw lines.error("the message has no " + field, REMEDY);
        }
        return text;
    }

    private static String firstLine(final IOException e) {
        final String message = String.valueOf(e.getMessage());
        final int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
