package io.ballast.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ballast.RecordedData;
import io.ballast.gateway.Gateway;
import io.ballast.gateway.recorded.CaptureFeed;
import io.ballast.gateway.recorded.FeedTally;
import io.ballast.harness.World;
import io.ballast.message.DepthLevelDecoder;
import io.ballast.message.ExecutionDecoder;
import io.ballast.message.ExecutionType;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.NewOrderEncoder;
import io.ballast.message.Side;
import io.ballast.message.TimeInForce;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.SourceKind;
import io.ballast.settings.SourceSettings;
import io.ballast.settings.VenueRules;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Orders that take thirty coins every five seconds of a recorded order book, against a sorted map of the same file's
 * prices: the best of the latest quote, behind it the book.
 */
@Tag("slow")
class CaptureDepthTest {
    private static final String FILE = "ticks/usdm_btcusdt_20240808.gz";
    private static final BigDecimal TICK = new BigDecimal("0.1");
    private static final BigDecimal LOT = new BigDecimal("0.001");
    private static final long EVERY_NS = 5_000_000_000L;
    private static final long LOTS = 30_000;
    private static final int ORDERS = 20;

    @Test
    void shouldWalkTheRecordedBookAsASortedMapDoes() throws IOException {
        final Path data = RecordedData.require();
        final List<Long> times = new ArrayList<>();
        final List<String> naive = naiveFills(data.resolve(FILE), times);
        assertThat(times).hasSize(ORDERS);
        final List<String> fills = venueFills(data, times);
        assertThat(fills.size()).as("prices walked").isGreaterThan(5 * ORDERS);
        assertThat(fills).isEqualTo(naive);
    }

    private static List<String> venueFills(final Path data, final List<Long> times) {
        final World world = World.simple().linear("BTCUSDT", "0.1", "0.001", "1");
        final SourceSettings source =
                new SourceSettings(0, "live", SourceKind.CAPTURE, List.of(FILE), 1, 0, 0, 0, 0, 0, true);
        final CaptureFeed feed = new CaptureFeed(source, FILE, world.instruments(), data, new FeedTally(1));
        final List<String> fills = new ArrayList<>();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        try (SimGateway gateway = new SimGateway(
                feed,
                world.instruments(),
                1,
                new ExchangeSettings(0, 0, 0, 0, 0, false).with(VenueRules.NONE),
                List.of(),
                List.of(),
                World.SECOND * 1_000_000,
                1)) {
            for (int i = 0; i < times.size(); i++) {
                send(gateway, i + 1, times.get(i));
            }
            while (!gateway.isFinished()) {
                gateway.poll(
                        (buffer, offset, length) -> {
                            header.wrap(buffer, offset);
                            assertThat(header.templateId()).isNotEqualTo(DepthLevelDecoder.TEMPLATE_ID);
                            if (header.templateId() == ExecutionDecoder.TEMPLATE_ID) {
                                add(fills, new ExecutionDecoder().wrapAndApplyHeader(buffer, offset, header));
                            }
                            return true;
                        },
                        Gateway.NOTHING_PENDING);
            }
        }
        return fills;
    }

    private static void add(final List<String> fills, final ExecutionDecoder execution) {
        if (execution.executionType() == ExecutionType.FILL) {
            fills.add(execution.clientOrderId() + ": " + execution.lastLots() + " @ " + execution.lastTicks());
        }
    }

    /** Buys and sells in turn, at any price. */
    private static void send(final SimGateway gateway, final long id, final long timeNs) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        new NewOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .clientOrderId(id)
                .limitTicks(id % 2 == 0 ? 1 : 10_000_000)
                .qtyLots(LOTS)
                .instrumentId(0)
                .side(id % 2 == 0 ? Side.SELL : Side.BUY)
                .timeInForce(TimeInForce.IMMEDIATE_OR_CANCEL)
                .reduceOnly((short) 0);
        assertThat(gateway.send(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + NewOrderEncoder.BLOCK_LENGTH, timeNs))
                .isTrue();
    }

    private static List<String> naiveFills(final Path file, final List<Long> times) throws IOException {
        final NaiveBook book = new NaiveBook();
        final List<String> fills = new ArrayList<>();
        long lastNs = 0;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                final long timeNs = Math.max(lastNs, Long.parseLong(line.substring(0, line.indexOf(' '))));
                // One nanosecond behind the line before, if the next one leaves room for that.
                if (timeNs > lastNs + 1
                        && book.isComplete()
                        && times.size() < ORDERS
                        && (times.isEmpty() || lastNs - times.get(times.size() - 1) > EVERY_NS)) {
                    times.add(lastNs + 1);
                    fills.addAll(book.take(times.size()));
                }
                book.read(line.substring(line.indexOf(' ') + 1));
                lastNs = timeNs;
            }
        }
        return fills;
    }

    /** What the file says is offered, in ticks and lots; what was taken stays gone until it is said again. */
    private static final class NaiveBook {
        private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
        private final TreeMap<Long, Long> asks = new TreeMap<>();
        private final List<Update> early = new ArrayList<>();
        private long bookId = -1;
        private final long[] quote = new long[4];
        private final long[] left = new long[2];
        private long quoteId;

        private record Update(long id, List<long[]> levels) {}

        boolean isComplete() {
            return bookId >= 0 && quote[0] != 0;
        }

        List<String> take(final int id) {
            final boolean isSale = id % 2 == 0;
            final List<String> fills = new ArrayList<>();
            final long best = quote[isSale ? 0 : 2];
            final long first = Math.min(LOTS, left[isSale ? 0 : 1]);
            long open = LOTS - first;
            left[isSale ? 0 : 1] -= first;
            if (first > 0) {
                fills.add(id + ": " + first + " @ " + best);
            }
            final TreeMap<Long, Long> side = isSale ? bids : asks;
            for (final Map.Entry<Long, Long> level : side.tailMap(best, false).entrySet()) {
                final long lots = Math.min(open, level.getValue());
                if (lots > 0) {
                    fills.add(id + ": " + lots + " @ " + level.getKey());
                    level.setValue(level.getValue() - lots);
                    open -= lots;
                }
            }
            return fills;
        }

        void read(final String json) throws IOException {
            final Map<String, String> fields = new TreeMap<>();
            final List<long[]> levels = new ArrayList<>();
            try (JsonParser parser = new JsonFactory().createParser(json)) {
                while (parser.nextToken() != null) {
                    if (parser.currentToken() == JsonToken.FIELD_NAME) {
                        final String name = parser.currentName();
                        if (parser.nextToken() == JsonToken.START_ARRAY) {
                            levels(parser, name.startsWith("b") ? 1 : -1, levels);
                        } else if (parser.currentToken().isScalarValue()) {
                            fields.put(name, parser.getText());
                        }
                    }
                }
            }
            if (fields.containsKey("lastUpdateId")) {
                onSnapshot(Long.parseLong(field(fields, "lastUpdateId")), levels);
            } else if (field(fields, "stream").contains("@depth")) {
                onUpdate(new Update(Long.parseLong(field(fields, "u")), levels));
            } else if (field(fields, "stream").endsWith("@bookTicker")) {
                quoteId = Math.max(quoteId, Long.parseLong(field(fields, "u")));
                onQuote(
                        ticks(field(fields, "b")),
                        lots(field(fields, "B")),
                        ticks(field(fields, "a")),
                        lots(field(fields, "A")));
            }
        }

        private static String field(final Map<String, String> fields, final String name) {
            return Objects.requireNonNull(fields.get(name), name);
        }

        private static void levels(final JsonParser parser, final int side, final List<long[]> into)
                throws IOException {
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                final String price = parser.nextTextValue();
                into.add(new long[] {side, ticks(price), lots(parser.nextTextValue())});
                parser.nextToken();
            }
        }

        private static long[] first(final List<long[]> levels, final int side) {
            return levels.stream().filter(level -> level[0] == side).findFirst().orElseThrow();
        }

        private void onSnapshot(final long id, final List<long[]> levels) {
            if (id > quoteId) {
                final long[] bid = first(levels, 1);
                final long[] ask = first(levels, -1);
                onQuote(bid[1], bid[2], ask[1], ask[2]);
                quoteId = id;
            }
            bids.clear();
            asks.clear();
            levels.forEach(this::set);
            bookId = id;
            early.forEach(this::onUpdate);
        }

        private void onUpdate(final Update update) {
            if (bookId < 0) {
                early.add(update);
            } else if (update.id > bookId) {
                bookId = update.id;
                update.levels.forEach(this::set);
            }
        }

        private void set(final long[] level) {
            final TreeMap<Long, Long> side = level[0] > 0 ? bids : asks;
            if (level[2] == 0) {
                side.remove(level[1]);
            } else {
                side.put(level[1], level[2]);
            }
        }

        private void onQuote(final long bid, final long bidLots, final long ask, final long askLots) {
            if (bid != quote[0] || bidLots != quote[1]) {
                left[0] = bidLots;
            }
            if (ask != quote[2] || askLots != quote[3]) {
                left[1] = askLots;
            }
            quote[0] = bid;
            quote[1] = bidLots;
            quote[2] = ask;
            quote[3] = askLots;
        }

        private static long ticks(final String price) {
            return new BigDecimal(price).divideToIntegralValue(TICK).longValueExact();
        }

        private static long lots(final String quantity) {
            return new BigDecimal(quantity).divideToIntegralValue(LOT).longValueExact();
        }
    }
}
