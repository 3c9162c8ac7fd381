package io.ballast.settings;

/**
 * How the outlook of one series is read.
 *
 * @param barNs               length of the bars that are made of the series' prices, above 0
 * @param emaFast             periods of the fast average, in bars, at least 1; usually 12
 * @param emaSlow             periods of the slow average, whose side is the base trend, above {@code emaFast};
 *                            usually 26
 * @param adxPeriods          Wilder periods of ADX and average true range, at least 1; usually 14
 * @param zigZagAtrMultiple   k: a swing turns after a reversal of k average true ranges, at least 0 …
 * @param zigZagSharePpb      … and at least this share of the price, 0 … 10⁹; not both zero
 * @param minScore            least mean score of a wave count that counts as an impulse, 0 … 1; usually 0.5
 * @param trendAdx            ADX from which there is a trend, 0 … 100; usually 25
 * @param rangeAdx            ADX below which there is none, at most {@code trendAdx}; usually 20
 * @param confirmBars         consecutive bars that must agree before the outlook changes, at least 1; usually 2
 * @param minDwellNs          least time between two changes of the outlook, at least 0
 * @param isTruncationAllowed whether a fifth wave may end short of the third
 */
public record OutlookSettings(
        long barNs,
        int emaFast,
        int emaSlow,
        int adxPeriods,
        double zigZagAtrMultiple,
        long zigZagSharePpb,
        double minScore,
        double trendAdx,
        double rangeAdx,
        int confirmBars,
        long minDwellNs,
        boolean isTruncationAllowed) {}
