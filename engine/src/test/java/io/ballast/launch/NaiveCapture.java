package io.ballast.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What one raw capture holds for an engine that trades on best bid and offer, by searching its lines: every
 * {@code bookTicker}, every {@code trade}, and the depth snapshot unless a newer quote stands before it.
 */
final class NaiveCapture {
    private static final Pattern QUOTE =
            Pattern.compile("\"b\":\"([\\d.]+)\",\"B\":\"([\\d.]+)\",\"a\":\"([\\d.]+)\",\"A\":\"([\\d.]+)\"");
    private static final Pattern SNAPSHOT =
            Pattern.compile("\"bids\":\\[\\[\"([\\d.]+)\",\"([\\d.]+)\".*\"asks\":\\[\\[\"([\\d.]+)\",\"([\\d.]+)\"");
    private static final Pattern TRADE = Pattern.compile("\"p\":\"([\\d.]+)\",\"q\":\"([\\d.]+)\"");
    private static final Pattern UPDATE = Pattern.compile("\"(?:u|lastUpdateId)\":(\\d+)");

    final CaptureSums sums = new CaptureSums();
    BigDecimal mid = BigDecimal.ZERO;

    private long updateId;

    static NaiveCapture of(final Path file) {
        final NaiveCapture capture = new NaiveCapture();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.lines().forEach(capture::onLine);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return capture;
    }

    private void onLine(final String line) {
        if (line.contains("@bookTicker\"")) {
            onQuote(line, find(QUOTE, line));
        } else if (line.contains("@trade\"")) {
            final Matcher trade = find(TRADE, line);
            sums.trade(number(trade, 1), number(trade, 2));
        } else if (line.contains("\"lastUpdateId\"") && updateId(line) > updateId) {
            onQuote(line, find(SNAPSHOT, line));
        }
    }

    private void onQuote(final String line, final Matcher quote) {
        updateId = updateId(line);
        sums.quote(number(quote, 1), number(quote, 2), number(quote, 3), number(quote, 4));
        mid = number(quote, 1).add(number(quote, 3)).divide(BigDecimal.valueOf(2));
    }

    private static long updateId(final String line) {
        return Long.parseLong(find(UPDATE, line).group(1));
    }

    private static Matcher find(final Pattern pattern, final String line) {
        final Matcher matcher = pattern.matcher(line);
        if (!matcher.find()) {
            throw new IllegalArgumentException(pattern + " is not in " + line);
        }
        return matcher;
    }

    private static BigDecimal number(final Matcher matcher, final int group) {
        return new BigDecimal(matcher.group(group));
    }
}
