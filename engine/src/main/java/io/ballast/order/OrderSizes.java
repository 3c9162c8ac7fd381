package io.ballast.order;

import io.ballast.instrument.Instrument;
import io.ballast.math.Ppb;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OrderSizeSettings;
import io.ballast.slot.IndexSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.List;

/** How large one order may be: against the contract's own limit, NAV and the market, against the usual, and at least. */
final class OrderSizes implements Stateful {
    /** What an order may differ from what was wanted. */
    private static final long TOLERANCE_LOTS = 1;

    private final OrderSizeSettings settings;
    private final boolean[] isSpot;
    private final long[] maxOrderLots;
    private final long[] minNotionalNanoUsd;
    private final MedianSize[] usual;

    /**
     * @param legs        by id
     * @param instruments by id
     */
    OrderSizes(final OrderSizeSettings settings, final List<LegSettings> legs, final List<Instrument> instruments) {
        this.settings = settings;
        minNotionalNanoUsd = legs.stream()
                .mapToLong(leg -> instruments.get(leg.instrumentId()).terms().minNotionalNanoUsd())
                .toArray();
        isSpot = new boolean[legs.size()];
        legs.forEach(leg -> isSpot[leg.id()] = leg.isSpot());
        maxOrderLots = legs.stream().mapToLong(LegSettings::maxOrderLots).toArray();
        usual = legs.stream().map(leg -> new MedianSize()).toArray(MedianSize[]::new);
    }

    /** Lowers a contract's largest order; returns what it was, or −1 if it is as low already. */
    long tighten(final int legId, final long lots) {
        final long before = maxOrderLots[legId];
        if (isSpot[legId] || lots >= before) {
            return -1;
        }
        maxOrderLots[legId] = lots;
        return before;
    }

    /** Whether a working order is larger than one may be since that was lowered. */
    boolean isBeyond(final int legId, final long openLots) {
        return openLots > maxOrderLots[legId];
    }

    /** Cuts the order to the contract's largest, and to what the market and NAV allow or refuses it, as configured. */
    boolean isWithinMost(final int legId, final IndexSection index, final Allowance allowance) {
        if (maxOrderLots[legId] > 0) {
            allowance.cut(maxOrderLots[legId]);
        }
        final long mostLots = mostLots(legId, index);
        final boolean isWithin = allowance.isWithin(allowance.size(), mostLots);
        if (isWithin || mostLots == 0 || !settings.isSplit()) {
            return isWithin;
        }
        allowance.cut(mostLots);
        return true;
    }

    private long mostLots(final int legId, final IndexSection index) {
        long mostLots = maxOrderLots[legId];
        if (settings.depthPpb() != 0) {
            mostLots = Math.min(mostLots, Ppb.of(index.depthLots[legId], settings.depthPpb()));
        }
        if (settings.navPpb() != 0) {
            mostLots = Math.min(mostLots, Ppb.of(index.navNanoUsd, settings.navPpb()) / index.lotNanoUsd[legId]);
        }
        return mostLots;
    }

    /** Whether the order is what the hedge asked for, a lot more at most. */
    boolean isIntended(final int legId, final long targetLots, final IndexSection index, final Allowance allowance) {
        final long wantedLots = Math.abs(targetLots - index.positionLots[legId]);
        return allowance.isWithin(allowance.size(), wantedLots + TOLERANCE_LOTS);
    }

    /** Whether the order is not far more than is usual. */
    boolean isUsual(final int legId, final Allowance allowance) {
        final MedianSize sizes = usual[legId];
        return settings.medianMultiple() == 0
                || !sizes.isKnown()
                || allowance.isWithin(allowance.size(), settings.medianMultiple() * sizes.median());
    }

    /** Whether what is left of the order is enough for the venue; figures in nano-USD. */
    boolean isEnough(final int legId, final IndexSection index, final Allowance allowance) {
        return minNotionalNanoUsd[legId] == 0
                || allowance.isAtLeast(allowance.size() * index.lotNanoUsd[legId], minNotionalNanoUsd[legId]);
    }

    void onSent(final int legId, final long lots) {
        usual[legId].add(lots);
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(maxOrderLots);
        state.each(usual);
    }
}
