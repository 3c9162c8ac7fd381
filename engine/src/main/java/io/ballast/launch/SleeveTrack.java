package io.ballast.launch;

/** The course of one sleeve's drift, as a share of NAV, without the overlay. */
final class SleeveTrack {
    private boolean isStarted;
    private double start;
    private double end;
    private double weight;
    private double effectiveWeight;
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

    void onWeight(final double spot, final double withContracts) {
        weight = spot;
        effectiveWeight = withContracts;
    }

    /** Share of NAV at the end. */
    double weight() {
        return weight;
    }

    /** The same with every contract looked through. */
    double effectiveWeight() {
        return effectiveWeight;
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
