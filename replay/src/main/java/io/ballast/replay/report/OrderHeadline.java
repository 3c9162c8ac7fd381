package io.ballast.replay.report;

import io.ballast.instrument.Instrument;
import io.ballast.slot.Slot;

/** What an order was for, in one line. */
final class OrderHeadline {
    private static final int DECIMALS = 2;

    private OrderHeadline() {}

    /** Right behind the input that caused an order of a leg. */
    static String of(final Slot slot, final int overlay, final int leg, final Instrument instrument) {
        final long target = slot.hedge.targetLots[leg];
        final long previous = slot.hedge.previousLots[leg];
        final String change = target == previous
                ? "on the way to " + Numbers.units(target, instrument.lotSize())
                : Words.lower(slot.hedge.action[leg]) + ": from " + Numbers.units(previous, instrument.lotSize())
                        + " to " + Numbers.units(target, instrument.lotSize());
        return change + ' ' + instrument.name() + " for a drift of "
                + Numbers.signedPercent((double) slot.hedge.driftNanoUsd[overlay] / slot.index.navNanoUsd, DECIMALS)
                + " of NAV";
    }
}
