package io.ballast.launch;

/**
 * An overlay's drift over the session in at most {@value #CAPACITY} points, without knowing beforehand how long the
 * session is: when the points run out, every second one is dropped and the spacing doubles.
 */
public final class DriftCurve {
    static final int CAPACITY = 1 << 12;

    private static final long FIRST_SPACING_NS = 1_000_000;

    private final long[] timeNs = new long[CAPACITY];
    private final double[] drift = new double[CAPACITY];
    private final double[] effectiveDrift = new double[CAPACITY];
    private int size;
    private long spacingNs = FIRST_SPACING_NS;
    private long nextNs = Long.MIN_VALUE;

    void onEvent(final long atNs, final double sleeveDrift, final double withOverlay) {
        if (atNs < nextNs) {
            return;
        }
        if (size == CAPACITY) {
            thin();
        }
        timeNs[size] = atNs;
        drift[size] = sleeveDrift;
        effectiveDrift[size] = withOverlay;
        size++;
        nextNs = atNs + spacingNs;
    }

    private void thin() {
        size = CAPACITY / 2;
        for (int i = 0; i < size; i++) {
            timeNs[i] = timeNs[2 * i];
            drift[i] = drift[2 * i];
            effectiveDrift[i] = effectiveDrift[2 * i];
        }
        spacingNs *= 2;
    }

    public int size() {
        return size;
    }

    public long timeNs(final int point) {
        return timeNs[point];
    }

    /** Share of NAV, without the overlay. */
    public double drift(final int point) {
        return drift[point];
    }

    /** Share of NAV, with the overlay's position counted in. */
    public double effectiveDrift(final int point) {
        return effectiveDrift[point];
    }
}
