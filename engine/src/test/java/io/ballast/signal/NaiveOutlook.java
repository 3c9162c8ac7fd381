package io.ballast.signal;

import io.ballast.settings.Outlook;
import io.ballast.settings.OutlookSettings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The outlook from lists of all prices, bars and verdicts: an oracle for the streaming one. */
final class NaiveOutlook {
    /** Why a bar says what it says. */
    enum Cause {
        NOT_READY,
        IMPULSE_UP,
        IMPULSE_DOWN,
        BROKEN_TREND,
        BROKEN_AGAINST_TREND,
        CORRECTION,
        RANGE,
        NOTHING
    }

    private record Tick(long timeNs, double price) {}

    private record Verdict(long timeNs, Outlook outlook) {}

    private final OutlookSettings settings;
    private final List<Tick> ticksOfBar = new ArrayList<>();
    private final List<TestBar> bars = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final Set<Cause> causes = EnumSet.noneOf(Cause.class);
    private final ElliottCount count;
    private final ZigZag zigZag;
    /** Direction that the count had when it was labelled, as long as it agreed with the trend then. */
    private boolean isWithTrend;

    private boolean isInvalidated;
    private int trend;

    NaiveOutlook(final OutlookSettings settings) {
        this.settings = settings;
        count = new ElliottCount(settings.isTruncationAllowed());
        zigZag = new ZigZag(settings.zigZagAtrMultiple(), settings.zigZagSharePpb() / 1e9);
    }

    void onPrice(final long timeNs, final double price) {
        if (!ticksOfBar.isEmpty() && barOf(timeNs) > barOf(ticksOfBar.get(0).timeNs())) {
            endBar(timeNs);
        }
        ticksOfBar.add(new Tick(timeNs, price));
        watch(price);
    }

    private long barOf(final long timeNs) {
        return Math.floorDiv(timeNs, settings.barNs());
    }

    private void watch(final double price) {
        final double level = count.invalidationPrice();
        final boolean isCorrection = count.phase().ordinal() >= Wave.FIVE.ordinal();
        final boolean mayNotFall = count.direction() > 0 != isCorrection;
        final boolean isThrough = mayNotFall ? price < level : price > level;
        isInvalidated |= isThrough;
        count.onPrice(price);
        if (count.wasInvalidated() != isThrough) {
            throw new AssertionError("invalidated at " + price + " with level " + level);
        }
    }

    private void endBar(final long timeNs) {
        final double[] prices = ticksOfBar.stream().mapToDouble(Tick::price).toArray();
        ticksOfBar.clear();
        double high = prices[0];
        double low = prices[0];
        for (final double price : prices) {
            high = Math.max(high, price);
            low = Math.min(low, price);
        }
        bars.add(new TestBar(high, low, prices[prices.length - 1]));
        verdicts.add(new Verdict(timeNs, verdict()));
    }

    private Outlook verdict() {
        final Adx adx = new Adx(settings.adxPeriods());
        final Ema fast = new Ema(settings.emaFast());
        final Ema slow = new Ema(settings.emaSlow());
        for (final TestBar bar : bars) {
            adx.onBar(bar.high(), bar.low(), bar.close());
            fast.onValue(bar.close());
            slow.onValue(bar.close());
        }
        final TestBar last = bars.get(bars.size() - 1);
        trend = slow.isReady() ? (int) Math.signum(last.close() - slow.value()) : 0;
        if (bars.size() > settings.adxPeriods()
                && zigZag.onBar(last.high(), last.low(), last.close(), adx.trueRangeAverage())) {
            count.onPivot(zigZag.pivotPrice(), zigZag.isPivotHigh());
            isInvalidated = count.wasInvalidated();
            if (!isInvalidated) {
                isWithTrend = trend != 0 && trend == count.direction();
            }
            watch(last.close());
        }
        final Cause cause = cause(adx, fast, slow, last.close());
        causes.add(cause);
        return switch (cause) {
            case NOT_READY, NOTHING, BROKEN_AGAINST_TREND -> Outlook.UNKNOWN;
            case IMPULSE_UP, IMPULSE_DOWN, BROKEN_TREND -> Outlook.SUSTAINED;
            case CORRECTION, RANGE -> Outlook.TEMPORARY;
        };
    }

    private Cause cause(final Adx adx, final Ema fast, final Ema slow, final double close) {
        if (bars.size() < settings.emaSlow() || bars.size() < 2 * settings.adxPeriods() || !slow.isReady()) {
            return Cause.NOT_READY;
        }
        final boolean isStrong = adx.adx() >= settings.trendAdx() && count.score() >= settings.minScore();
        final boolean isThird = EnumSet.range(Wave.THREE, Wave.FIVE).contains(count.phase());
        if (isStrong && isThird && count.direction() > 0 && adx.diPlus() > adx.diMinus() && close > fast.value()) {
            return Cause.IMPULSE_UP;
        }
        if (isStrong && isThird && count.direction() < 0 && adx.diPlus() < adx.diMinus() && close < fast.value()) {
            return Cause.IMPULSE_DOWN;
        }
        if (isInvalidated && isWithTrend) {
            return Cause.BROKEN_TREND;
        }
        final Set<Wave> corrections = EnumSet.of(Wave.TWO, Wave.FOUR, Wave.A, Wave.B, Wave.C);
        if (corrections.contains(count.liveLeg()) && count.direction() * trend > 0) {
            return Cause.CORRECTION;
        }
        if (adx.adx() < settings.rangeAdx()) {
            return Cause.RANGE;
        }
        return isInvalidated ? Cause.BROKEN_AGAINST_TREND : Cause.NOTHING;
    }

    /** Walks through all verdicts from the first. */
    Outlook outlook() {
        Outlook current = Outlook.UNKNOWN;
        long changedAtNs = Long.MIN_VALUE / 2;
        for (int i = settings.confirmBars() - 1; i < verdicts.size(); i++) {
            final Verdict verdict = verdicts.get(i);
            final boolean isAgreed = verdicts.subList(i - settings.confirmBars() + 1, i + 1).stream()
                    .allMatch(earlier -> earlier.outlook() == verdict.outlook());
            if (isAgreed && verdict.outlook() != current && verdict.timeNs() >= changedAtNs + settings.minDwellNs()) {
                current = verdict.outlook();
                changedAtNs = verdict.timeNs();
            }
        }
        return current;
    }

    long bars() {
        return bars.size();
    }

    int trend() {
        return trend;
    }

    Wave phase() {
        return count.phase();
    }

    boolean isInvalidated() {
        return isInvalidated;
    }

    Set<Cause> causes() {
        return causes;
    }
}
