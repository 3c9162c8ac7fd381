package io.ballast.index;

import io.ballast.math.Ppb;
import io.ballast.position.PositionBook;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Arrays;
import java.util.List;

/**
 * Funding of each leg as it falls due: at the funding time that was announced, at the rate that stood then, on the position
 * at mark. NAV does not contain it: that takes what the venue's account says was paid.
 */
final class FundingAccrual implements Stateful {
    private static final int NO_LEG = -1;
    private static final long NEVER = Long.MAX_VALUE;

    private final int[] instrumentOf;
    private final int[] legOf;
    private final long[] ratePpb;
    private final long[] markTicks;
    private final long[] dueNs;
    private final long[] accruedNanoUsd;
    private final PositionBook book;
    private final ContractFigures contracts;
    private long nextNs = NEVER;
    private boolean isChanged;

    FundingAccrual(
            final List<OverlaySettings> overlays,
            final int instruments,
            final PositionBook book,
            final ContractFigures contracts) {
        this.book = book;
        this.contracts = contracts;
        final List<LegSettings> legs = OverlaySettings.legsOf(overlays);
        instrumentOf = legs.stream().mapToInt(LegSettings::instrumentId).toArray();
        legOf = new int[instruments];
        Arrays.fill(legOf, NO_LEG);
        for (final LegSettings leg : legs) {
            legOf[leg.instrumentId()] = leg.isSpot() ? NO_LEG : leg.id();
        }
        ratePpb = new long[legs.size()];
        markTicks = new long[legs.size()];
        dueNs = new long[legs.size()];
        accruedNanoUsd = new long[legs.size()];
        Arrays.fill(dueNs, NEVER);
    }

    /** The rate predicted for the running period; a time that has passed, or none, falls due never. */
    void onMark(final IngestSection in) {
        final int leg = legOf[in.instrumentId];
        if (leg == NO_LEG || Math.abs((double) in.fundingRatePpb) > Ppb.ONE) {
            return;
        }
        ratePpb[leg] = in.fundingRatePpb;
        markTicks[leg] = in.markTicks;
        dueNs[leg] = in.nextFundingTimeNs > in.timeNs ? in.nextFundingTimeNs : NEVER;
        nextNs = earliest();
    }

    /** Accrues what has fallen due; longs pay shorts a rate above zero. */
    void advance(final long timeNs) {
        if (timeNs < nextNs || nextNs == NEVER) {
            return;
        }
        for (int leg = 0; leg < dueNs.length; leg++) {
            if (dueNs[leg] <= timeNs) {
                dueNs[leg] = NEVER;
                final int instrument = instrumentOf[leg];
                final long lotNanoUsd = contracts.lotNanoUsdAt(instrument, 2 * markTicks[leg]);
                isChanged = true;
                accruedNanoUsd[leg] -= Ppb.of(book.lots(instrument) * lotNanoUsd, ratePpb[leg]);
            }
        }
        nextNs = earliest();
    }

    private long earliest() {
        long earliestNs = NEVER;
        for (final long ns : dueNs) {
            earliestNs = Math.min(earliestNs, ns);
        }
        return earliestNs;
    }

    void write(final boolean isAll, final IndexSection out) {
        if (isAll || isChanged) {
            System.arraycopy(accruedNanoUsd, 0, out.fundingAccruedNanoUsd, 0, accruedNanoUsd.length);
            isChanged = false;
        }
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(ratePpb);
        state.each(markTicks);
        state.each(dueNs);
        state.each(accruedNanoUsd);
        if (state.isReading()) {
            nextNs = earliest();
        }
    }
}
