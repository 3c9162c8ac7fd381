package io.ballast.order;

import java.util.ArrayList;
import java.util.List;

/**
 * What the risk gate looked at for the orders of one event, control by control: for whoever explains orders. An engine that
 * trades has none.
 */
public final class GateTrace {
    /** Stands for a figure that was not compared: a control is on or off, has no limit, or was not asked. */
    public static final long NO_FIGURE = Long.MIN_VALUE;

    private final List<Look> looks = new ArrayList<>();

    /** What a control said. */
    public enum Outcome {
        PASSED,
        REFUSED,
        /** Not asked: the order only reduces a position. */
        EXEMPT
    }

    /**
     * One control.
     *
     * @param control  which; one that compares twice stands here twice
     * @param observed the figure that it looked at, in its own unit, or {@link #NO_FIGURE}
     * @param allowed  what that was held against
     * @param lots     how much of the order was left behind it, signed
     */
    public record Check(Verdict control, Outcome outcome, long observed, long allowed, long lots) {}

    /**
     * One order, or one change of an order, that was looked at.
     *
     * @param askedLots    what it would trade, signed
     * @param targetLots   the position wanted
     * @param isIncreasing whether it takes the position further from flat
     * @param verdict      what the gate said of it
     * @param allowedLots  as much of it as may go, signed
     * @param checks       in the order of {@link Verdict}, none behind the one that refused
     */
    public record Look(
            int legId,
            long askedLots,
            long targetLots,
            long limitTicks,
            boolean isIncreasing,
            Verdict verdict,
            long allowedLots,
            List<Check> checks) {
        public Look {
            checks = List.copyOf(checks);
        }
    }

    void begin() {
        looks.clear();
    }

    void add(final Look look) {
        looks.add(look);
    }

    /** Of the last event, in the order in which they were looked at. */
    public List<Look> looks() {
        return List.copyOf(looks);
    }
}
