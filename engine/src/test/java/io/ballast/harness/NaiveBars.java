package io.ballast.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** One-minute bars of a CSV file as prices: four in each bar, ties by symbol. */
public final class NaiveBars {
    private static final long POINT_NS = 15_000_000_000L;

    private NaiveBars() {}

    /** Takes one price. */
    @FunctionalInterface
    public interface Taker {
        void take(long timeNs, String symbol, BigDecimal price);
    }

    /** Number of bars read. */
    public static long read(final Path file, final Set<String> symbols, final Taker taker) throws IOException {
        long bars = 0;
        long openMs = 0;
        final SortedMap<String, List<BigDecimal>> minute = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                final List<String> field = List.of(line.split(",", -1));
                final long ms = Long.parseLong(field.get(0));
                if (ms != openMs) {
                    play(openMs, minute, taker);
                    minute.clear();
                    openMs = ms;
                }
                if (symbols.contains(field.get(1))) {
                    minute.put(field.get(1), prices(field));
                    bars++;
                }
            }
        }
        play(openMs, minute, taker);
        return bars;
    }

    private static List<BigDecimal> prices(final List<String> field) {
        final BigDecimal open = new BigDecimal(field.get(2));
        final BigDecimal high = new BigDecimal(field.get(3));
        final BigDecimal low = new BigDecimal(field.get(4));
        final BigDecimal close = new BigDecimal(field.get(5));
        return close.compareTo(open) >= 0 ? List.of(open, low, high, close) : List.of(open, high, low, close);
    }

    private static void play(final long openMs, final SortedMap<String, List<BigDecimal>> minute, final Taker taker) {
        for (int i = 0; i < 4; i++) {
            for (final String symbol : minute.keySet()) {
                taker.take(
                        openMs * 1_000_000 + i * POINT_NS,
                        symbol,
                        minute.get(symbol).get(i));
            }
        }
    }
}
