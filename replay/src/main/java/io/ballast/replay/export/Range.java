package io.ballast.replay.export;

/** The part of a journal that is asked for, both ends included. */
public record Range(Bound from, Bound to) {
    /** All of it. */
    public static final Range ALL = new Range(Bound.START, Bound.END);

    /** Refuses a range that is sure to be empty. */
    public Range {
        if (from.isTime() == to.isTime() && from.value() > to.value()) {
            throw new UnfitRequestException("nothing lies from " + from + " to " + to + ": swap the two");
        }
    }

    /** Whether an input lies in front of it. */
    boolean isAhead(final long timeNs, final long sequence) {
        return from.isBehind(timeNs, sequence);
    }

    /** Whether an input lies behind it. */
    boolean isPast(final long timeNs, final long sequence) {
        return to.isBefore(timeNs, sequence);
    }

    @Override
    public String toString() {
        return "from " + from + (to.equals(Bound.END) ? " on" : " to " + to);
    }
}
