package io.ballast.launch;

/** How far NAV has fallen below its highest so far, at most. */
final class Drawdown {
    private long highestNanoUsd = Long.MIN_VALUE;
    private double max;

    void onNav(final long navNanoUsd) {
        if (navNanoUsd >= highestNanoUsd) {
            highestNanoUsd = navNanoUsd;
        } else {
            max = Math.max(max, (double) (highestNanoUsd - navNanoUsd) / highestNanoUsd);
        }
    }

    /** As a share of the highest; 0 if NAV never fell. */
    double max() {
        return max;
    }
}
