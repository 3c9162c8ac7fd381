package io.ballast.hedge;

import io.ballast.math.Ppb;
import io.ballast.position.CarryEstimate;
import io.ballast.settings.LegSettings;
import io.ballast.slot.EventKind;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Arrays;
import java.util.List;

/**
 * Carry a year that a short receives in each contract, as a share of notional: of a perpetual its funding, as paid and
 * predicted; of a dated future its annualized basis. Until either is known, what the settings say.
 */
final class CarryBook implements Stateful {
    /** Funding of a week ago counts half: regimes last for days. */
    private static final long HALF_LIFE_NS = 7 * 86_400_000_000_000L;

    private static final long NEVER = Long.MAX_VALUE;

    private final int[] legOf;
    private final int[] instrumentOf;
    private final boolean[] isDated;
    private final double[] configured;
    private final CarryEstimate[] estimates;
    private final double[] rates;
    private final long[] periodNs;
    private final long[] dueNs;

    CarryBook(final List<LegSettings> contracts) {
        legOf = contracts.stream().mapToInt(LegSettings::id).toArray();
        instrumentOf = contracts.stream().mapToInt(LegSettings::instrumentId).toArray();
        configured = contracts.stream()
                .mapToDouble(leg -> Ppb.toFraction(leg.carryPpb()))
                .toArray();
        isDated = new boolean[legOf.length];
        estimates = new CarryEstimate[legOf.length];
        rates = new double[legOf.length];
        periodNs = new long[legOf.length];
        dueNs = new long[legOf.length];
        Arrays.fill(dueNs, NEVER);
        for (int place = 0; place < legOf.length; place++) {
            isDated[place] = contracts.get(place).expiryNs() != 0;
            estimates[place] = new CarryEstimate(HALF_LIFE_NS);
        }
    }

    /** Follows marks, and the funding times that they announced. */
    void onEvent(final IngestSection in) {
        for (int place = 0; place < dueNs.length; place++) {
            if (in.timeNs >= dueNs[place]) {
                estimates[place].onFunding(rates[place], periodNs[place]);
                dueNs[place] = NEVER;
            }
            if (in.kind == EventKind.MARK && in.instrumentId == instrumentOf[place]) {
                onMark(place, in);
            }
        }
    }

    /** The next funding time that was announced. */
    long nextNs() {
        long nextNs = NEVER;
        for (final long ns : dueNs) {
            nextNs = Math.min(nextNs, ns);
        }
        return nextNs;
    }

    /** A time that has passed announces no period: marks of contracts without funding say zero. */
    private void onMark(final int place, final IngestSection in) {
        if (in.nextFundingTimeNs <= in.timeNs) {
            return;
        }
        rates[place] = Ppb.toFraction(in.fundingRatePpb);
        periodNs[place] = in.fundingPeriodNs;
        dueNs[place] = in.nextFundingTimeNs;
        estimates[place].onPredicted(rates[place], periodNs[place]);
    }

    /** Simple interest per year, below zero when shorts pay. */
    double receivedByShort(final int place, final IndexSection index) {
        if (isDated[place]) {
            final long perYearPpb = index.basisPerYearPpb[legOf[place]];
            return perYearPpb == IndexSection.UNKNOWN ? configured[place] : Ppb.toFraction(perYearPpb);
        }
        return estimates[place].isKnown() ? estimates[place].receivedByShortPerYear() : configured[place];
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(estimates);
        state.each(rates);
        state.each(periodNs);
        state.each(dueNs);
    }
}
