package io.ballast.signal;

import io.ballast.math.Ppb;
import io.ballast.settings.Outlook;
import io.ballast.settings.OutlookSettings;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * The outlook of one price series. It says how long a drift is likely to last; it never creates or removes the need to
 * hedge it.
 *
 * <table>
 * <caption>What a bar says; the first row that holds</caption>
 * <tr><th>outlook</th><th>condition</th></tr>
 * <tr><td>UNKNOWN</td><td>ADX or the slow average is not known yet</td></tr>
 * <tr><td>SUSTAINED</td><td>wave 3, 4 or 5 of a rising or falling count is confirmed, its score is high enough, ADX
 * shows a trend, and both DI and the fast average's slope point the count's way</td></tr>
 * <tr><td>SUSTAINED</td><td>a count that went with the base trend is invalidated</td></tr>
 * <tr><td>TEMPORARY</td><td>leg 2, 4, A, B or C is live in a count that goes with the base trend: a correction
 * against it</td></tr>
 * <tr><td>TEMPORARY</td><td>ADX shows no trend</td></tr>
 * <tr><td>UNKNOWN</td><td>else</td></tr>
 * </table>
 *
 * <p>The base trend is the side of the slow average on which the last bar closed. An average rises exactly while the
 * value lies above it, so this is its slope as well. Whether a count went with the base trend is decided at its last
 * pivot: the fall that breaks a count would otherwise first turn the trend. An invalidated count stays so until the
 * next pivot. The outlook changes when consecutive bars agree and the last change is old enough.
 *
 * <p>Bars are made of the prices given: one that is invalid is as if it had not come, an empty interval makes no bar
 * and resets nothing, and the bars on both sides of it are consecutive. The first bar may be short.
 */
public final class OutlookTracker implements Stateful {
    /** Periods of the average of the MACD line. */
    public static final int MACD_SIGNAL_PERIODS = 9;

    /** Beyond this size a price is taken as invalid: sums of such prices would not stay finite. */
    public static final double MAX_ABS_PRICE = 1e100;

    private final double minScore;
    private final double trendAdx;
    private final double rangeAdx;
    private final PriceBar bar;
    private final Macd macd;
    private final Adx adx;
    private final ZigZag zigZag;
    private final ElliottCount count;
    private final ConfirmedOutlook confirmed;
    private long bars;
    private int trend;
    private boolean isCountWithTrend;
    private boolean isCountInvalidated;

    /** @throws IllegalArgumentException if a length, a number of periods or a reversal is out of bounds */
    public OutlookTracker(final OutlookSettings settings) {
        minScore = settings.minScore();
        trendAdx = settings.trendAdx();
        rangeAdx = settings.rangeAdx();
        bar = new PriceBar(settings.barNs());
        macd = new Macd(settings.emaFast(), settings.emaSlow(), MACD_SIGNAL_PERIODS);
        adx = new Adx(settings.adxPeriods());
        zigZag = new ZigZag(settings.zigZagAtrMultiple(), Ppb.toFraction(settings.zigZagSharePpb()));
        count = new ElliottCount(settings.isTruncationAllowed());
        confirmed = new ConfirmedOutlook(settings.confirmBars(), settings.minDwellNs());
    }

    /**
     * Takes the next price of the series.
     *
     * @param timeNs  engine time
     * @param price   any finite unit, the same for all prices
     * @param isValid whether the price may be used at all
     * @return whether the outlook changed
     */
    public boolean onPrice(final long timeNs, final double price, final boolean isValid) {
        if (!isValid || !(Math.abs(price) <= MAX_ABS_PRICE)) {
            return false;
        }
        final boolean isChanged = bar.onPrice(timeNs, price) && onBar(timeNs);
        checkCount(price);
        return isChanged;
    }

    private boolean onBar(final long timeNs) {
        bars++;
        macd.onValue(bar.close());
        adx.onBar(bar.high(), bar.low(), bar.close());
        trend = sideOf(bar.close(), macd.slow());
        if (adx.isRangeReady() && zigZag.onBar(bar.high(), bar.low(), bar.close(), adx.trueRangeAverage())) {
            onPivot();
        }
        return confirmed.onBar(timeNs, classify());
    }

    /** +1 above the average, -1 below it, 0 on it or while it is not known. */
    private static int sideOf(final double price, final double average) {
        if (price > average) {
            return 1;
        }
        return price < average ? -1 : 0;
    }

    private void onPivot() {
        final boolean wasCountWithTrend = isCountWithTrend;
        count.onPivot(zigZag.pivotPrice(), zigZag.isPivotHigh());
        isCountInvalidated = count.wasInvalidated();
        isCountWithTrend = isCountInvalidated ? wasCountWithTrend : trend != 0 && count.direction() == trend;
        checkCount(bar.close());
    }

    private void checkCount(final double price) {
        count.onPrice(price);
        isCountInvalidated |= count.wasInvalidated();
    }

    private Outlook classify() {
        if (!isReady()) {
            return Outlook.UNKNOWN;
        }
        if (isImpulse() || isBaseTrendBroken()) {
            return Outlook.SUSTAINED;
        }
        return isAgainstTrend() || adx.adx() < rangeAdx ? Outlook.TEMPORARY : Outlook.UNKNOWN;
    }

    /** Whether the averages on which the outlook rests are known; until then it is UNKNOWN. */
    public boolean isReady() {
        return adx.isReady() && !Double.isNaN(macd.slow());
    }

    private boolean isImpulse() {
        final int direction = count.direction();
        return isImpulsePhase()
                && count.score() >= minScore
                && adx.adx() >= trendAdx
                && sideOf(adx.diPlus(), adx.diMinus()) == direction
                && sideOf(bar.close(), macd.fast()) == direction;
    }

    private boolean isImpulsePhase() {
        final Wave phase = count.phase();
        return phase == Wave.THREE || phase == Wave.FOUR || phase == Wave.FIVE;
    }

    private boolean isBaseTrendBroken() {
        return isCountInvalidated && isCountWithTrend;
    }

    private boolean isAgainstTrend() {
        return (count.liveLeg() == Wave.TWO || isCorrective()) && trend != 0 && count.direction() == trend;
    }

    /** The outlook that stands. */
    public Outlook outlook() {
        return confirmed.outlook();
    }

    /** Label of the last confirmed leg. */
    public Wave phase() {
        return count.phase();
    }

    /** Label of the leg under way. */
    public Wave liveLeg() {
        return count.liveLeg();
    }

    /** Direction of the count: +1 up, -1 down, 0 without a count. */
    public int direction() {
        return count.direction();
    }

    /** ADX after the last whole bar, 0 … 100; NaN until it is known. */
    public double adx() {
        return adx.adx();
    }

    /** Mean closeness of the count's ratios to their ideals, 0 … 1. */
    public double score() {
        return count.score();
    }

    /** Whether a count was invalidated since the last pivot, or by it. */
    public boolean isCountInvalidated() {
        return isCountInvalidated;
    }

    /** Whole bars so far. */
    public long bars() {
        return bars;
    }

    /** MACD line less its signal after the last whole bar, in units of price; NaN until it is known. */
    public double macdHistogram() {
        return macd.histogram();
    }

    /** Base trend: +1 up, -1 down, 0 not known. */
    public int trend() {
        return trend;
    }

    /** Whether a correction inside or after an impulse is under way: leg 4, A, B or C is live. */
    public boolean isCorrective() {
        return count.liveLeg() == Wave.FOUR || count.liveLeg().isCorrective();
    }

    /** Whether the last confirmed leg is wave 5. Leg A is live then, so {@link #isCorrective} holds as well. */
    public boolean isImpulseComplete() {
        return count.phase() == Wave.FIVE;
    }

    @Override
    public void codeState(final StateCodec state) {
        bar.codeState(state);
        macd.codeState(state);
        adx.codeState(state);
        zigZag.codeState(state);
        count.codeState(state);
        confirmed.codeState(state);
        bars = state.of(bars);
        isCountWithTrend = state.of(isCountWithTrend);
        isCountInvalidated = state.of(isCountInvalidated);
        if (state.isReading()) {
            trend = sideOf(bar.close(), macd.slow());
        }
    }
}
