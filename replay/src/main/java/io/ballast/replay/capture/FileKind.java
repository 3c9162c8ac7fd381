package io.ballast.replay.capture;

import io.ballast.gateway.recorded.LineReader;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Kinds of files that are known. */
public enum FileKind {
    /** Binance public data: bars of one symbol. */
    KLINES,
    /** Binance public data: trades of one symbol, those of one order and price as one. */
    AGG_TRADES,
    /** Binance public data: best bid and offer of one symbol. */
    BOOK_TICKER,
    /** Binance public data: funding paid on one contract. */
    FUNDING_RATE,
    /** Raw WebSocket messages of Binance with their receive times. */
    CAPTURE,
    /** Bars of many symbols, as sources of kind bars read them. */
    BARS,
    /** What a mapping describes. */
    MAPPED;

    private static final Pattern NAME = Pattern.compile(
            "([A-Z0-9_]+)-(\\d+[smhdwMo]+|aggTrades|bookTicker|fundingRate)-\\d{4}-\\d{2}(-\\d{2})?\\.(csv|zip|csv\\.gz)");
    private static final Pattern CAPTURED = Pattern.compile("\\d+ \\{.*");

    /** Null for a kind that the engine reads itself, or a mapping describes. */
    @Nullable
    Layout layout() {
        return switch (this) {
            case KLINES -> Layout.klines();
            case AGG_TRADES -> Layout.aggTrades();
            case BOOK_TICKER -> Layout.bookTicker();
            case FUNDING_RATE -> Layout.fundingRate();
            case CAPTURE, BARS, MAPPED -> null;
        };
    }

    /** The kind that a file's name says, as Binance names its public data, else its first line; null if none does. */
    static @Nullable FileKind of(final Path file) {
        final Matcher matcher = NAME.matcher(file.getFileName().toString());
        if (matcher.matches()) {
            return switch (matcher.group(2)) {
                case "aggTrades" -> AGG_TRADES;
                case "bookTicker" -> BOOK_TICKER;
                case "fundingRate" -> FUNDING_RATE;
                default -> KLINES;
            };
        }
        return ofLine(file);
    }

    private static @Nullable FileKind ofLine(final Path file) {
        final String line;
        try (LineReader lines = new LineReader(file)) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        if (CAPTURED.matcher(line).matches()) {
            return CAPTURE;
        }
        if (line.startsWith("open_ms,symbol,open,high,low,close")) {
            return BARS;
        }
        for (final FileKind kind : values()) {
            final Layout layout = kind.layout();
            if (layout != null && line.startsWith(layout.columns().get(0).name() + ',')) {
                return kind;
            }
        }
        return null;
    }

    /** The symbol that a file's name begins with, as Binance names its public data; empty if it does not. */
    static String symbolIn(final Path file) {
        final Matcher matcher = NAME.matcher(file.getFileName().toString());
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** The length of bars that a file's name says, such as {@code 1m}; empty if it says none. */
    static String intervalIn(final Path file) {
        final Matcher matcher = NAME.matcher(file.getFileName().toString());
        return matcher.matches() && Character.isDigit(matcher.group(2).charAt(0)) ? matcher.group(2) : "";
    }
}
