package io.ballast.launch;

/** The course of one sleeve's drift, as a share of NAV, without the overlay. */
final class SleeveTrack {
    private boolean isStarted;
    private double start;
    private double end;
    private double max = Double.NEGATIVE_INFINITY;
    private double min = Double.POSITIVE_INFINITY;

    void onDrift(final double drift) {
        if (!isStarted) {
            isStarted = true;
            start = drift;
        }
        end = drift;
        max = Math.max(max, drift);
        min = Math.min(min, drift);
    }

    boolean isStarted() {
        return isStarted;
    }

    double start() {
        return start;
    }

    double end() {
        return end;
    }

    double max() {
        return max;
    }

    double min() {
        return min;
    }
}
