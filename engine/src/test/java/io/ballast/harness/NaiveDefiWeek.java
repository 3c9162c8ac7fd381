package io.ballast.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The DeFi week computed a second time, from the bars and the documents alone: exact decimals, every sum made anew from
 * its definition, no code or figure of the engine.
 *
 * <p>NAV = Σ quantity × mid + cash + futures equity; the drift of a sleeve is its spot value less target × NAV, the
 * effective drift has the position added. Beyond the band with the target counted as held, the target becomes what
 * leaves half a band; it becomes flat once the drift on the hedged side is inside half the band.
 */
public final class NaiveDefiWeek {
    private static final String CONTRACT = "DEFIUSDT";
    private static final Map<String, BigDecimal> MAJORS =
            Map.of("BTCUSDT", number("3.4943"), "ETHUSDT", number("71.20"));
    private static final Map<String, BigDecimal> DEFI = Map.ofEntries(
            Map.entry("UNIUSDT", number("4343.6")),
            Map.entry("AAVEUSDT", number("118.15")),
            Map.entry("MKRUSDT", number("15.208")),
            Map.entry("CRVUSDT", number("52971.6")),
            Map.entry("COMPUSDT", number("609.25")),
            Map.entry("SNXUSDT", number("53385.4")),
            Map.entry("LDOUSDT", number("38958.6")),
            Map.entry("SUSHIUSDT", number("50662.3")),
            Map.entry("YFIUSDT", number("6.5141")),
            Map.entry("1INCHUSDT", number("168308.7")),
            Map.entry("PENDLEUSDT", number("8396.2")),
            Map.entry("DYDXUSDT", number("63506.8")));
    private static final BigDecimal CASH = number("20000");
    private static final BigDecimal MAJORS_TARGET = number("0.57");
    private static final BigDecimal DEFI_TARGET = number("0.38");
    private static final BigDecimal BAND = number("0.01");
    private static final BigDecimal INNER_BAND = number("0.005");

    /** What stands behind one price. Drifts are shares of NAV; the coins of the DeFi sleeve are the basket of its index. */
    public record Point(
            long timeNs,
            String symbol,
            BigDecimal nav,
            BigDecimal defi,
            double majorsDrift,
            double defiDrift,
            double effectiveDrift,
            long positionLots,
            long targetLots) {}

    /** A change of the target. */
    public record Change(
            long timeNs, String action, double drift, double intendedDrift, long previousLots, long targetLots) {}

    /** The portfolio at the mids of one moment, in USD. */
    private record Worth(BigDecimal majors, BigDecimal defi, BigDecimal nav) {
        BigDecimal defiDrift() {
            return defi.subtract(DEFI_TARGET.multiply(nav));
        }

        BigDecimal majorsDrift() {
            return majors.subtract(MAJORS_TARGET.multiply(nav));
        }

        double share(final BigDecimal usd) {
            return usd.doubleValue() / nav.doubleValue();
        }
    }

    public final List<Point> path = new ArrayList<>();
    public final List<Change> changes = new ArrayList<>();
    public final NaiveFutures futures = new NaiveFutures();
    public long bars;
    public long prices;
    /** Changes of the target that met an order on its way: what an exchange does then is not computed here. */
    public long changesInFlight;

    private final Map<String, BigDecimal> mids = new HashMap<>();
    private long targetLots;
    private long firstNs = -1;
    private long lastNs;
    private long outsideNs;
    private boolean isOutside;

    public static NaiveDefiWeek of(final Path file) {
        final Set<String> symbols = new HashSet<>(MAJORS.keySet());
        symbols.addAll(DEFI.keySet());
        symbols.add(CONTRACT);
        final NaiveDefiWeek week = new NaiveDefiWeek();
        try {
            week.bars = NaiveBars.read(file, symbols, week::onPrice);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        week.settle(Long.MAX_VALUE);
        return week;
    }

    public BigDecimal nav() {
        return worth().nav();
    }

    public BigDecimal unhedgedNav() {
        return value(MAJORS).add(value(DEFI)).add(CASH);
    }

    /** Share of the time since everything had a price. */
    public double timeOutsideBand() {
        return (double) outsideNs / (lastNs - firstNs);
    }

    private void onPrice(final long timeNs, final String symbol, final BigDecimal price) {
        settle(timeNs);
        prices++;
        mids.put(symbol, price);
        if (symbol.equals(CONTRACT)) {
            futures.mid = price;
        }
        if (mids.size() == MAJORS.size() + DEFI.size() + 1) {
            final Worth worth = worth();
            decide(timeNs, worth);
            path.add(new Point(
                    timeNs,
                    symbol,
                    worth.nav(),
                    worth.defi(),
                    worth.share(worth.majorsDrift()),
                    worth.share(worth.defiDrift()),
                    worth.share(worth.defiDrift().add(futures.notional(futures.positionLots()))),
                    futures.positionLots(),
                    targetLots));
        }
    }

    /** Everything that an order meets before the market moves on. */
    private void settle(final long timeNs) {
        futures.arriveUntil(timeNs);
        for (long ns = futures.answerBefore(timeNs); ns >= 0; ns = futures.answerBefore(timeNs)) {
            decide(ns, worth());
            futures.arriveUntil(timeNs);
        }
    }

    private void decide(final long timeNs, final Worth worth) {
        final BigDecimal drift = worth.defiDrift();
        final BigDecimal band = BAND.multiply(worth.nav());
        final BigDecimal innerBand = INNER_BAND.multiply(worth.nav());
        final BigDecimal intended = drift.add(futures.notional(targetLots));
        final BigDecimal hedged = drift.multiply(BigDecimal.valueOf(-Long.signum(targetLots)));
        if (targetLots != 0 && hedged.compareTo(innerBand) < 0) {
            change(timeNs, "REVERT", worth, 0);
        } else if (intended.abs().compareTo(band) > 0) {
            final BigDecimal left = innerBand.multiply(BigDecimal.valueOf(intended.signum()));
            final BigDecimal lots = left.subtract(drift).divide(futures.notional(1), 0, RoundingMode.HALF_DOWN);
            change(timeNs, targetLots == 0 ? "ENGAGE" : "SCALE", worth, lots.longValueExact());
        }
        futures.trade(timeNs, targetLots);
        clock(timeNs, drift.add(futures.notional(futures.positionLots())).abs().compareTo(band) > 0);
    }

    private void change(final long timeNs, final String action, final Worth worth, final long lots) {
        final BigDecimal intended = worth.defiDrift().add(futures.notional(targetLots));
        final double drift = worth.share(worth.defiDrift());
        changes.add(new Change(timeNs, action, drift, worth.share(intended), targetLots, lots));
        targetLots = lots;
        changesInFlight += futures.isOrderOut() ? 1 : 0;
    }

    private void clock(final long timeNs, final boolean isNowOutside) {
        if (firstNs < 0) {
            firstNs = timeNs;
        }
        outsideNs += isOutside ? timeNs - lastNs : 0;
        isOutside = isNowOutside;
        lastNs = timeNs;
    }

    private Worth worth() {
        final BigDecimal majors = value(MAJORS);
        final BigDecimal defi = value(DEFI);
        return new Worth(majors, defi, majors.add(defi).add(CASH).add(futures.equity()));
    }

    private BigDecimal value(final Map<String, BigDecimal> quantities) {
        BigDecimal value = BigDecimal.ZERO;
        for (final Map.Entry<String, BigDecimal> holding : quantities.entrySet()) {
            value = value.add(holding.getValue().multiply(mids.get(holding.getKey())));
        }
        return value;
    }

    private static BigDecimal number(final String text) {
        return new BigDecimal(text);
    }
}
