package io.ballast.settings;

import java.util.List;

/**
 * The embedded exchange.
 *
 * @param fees              by volume
 * @param entryLatencyNs    from the engine's decision to the exchange's book, at least
 * @param responseLatencyNs from the exchange's book back to the engine, at least
 * @param jitterNs          most that either takes longer, drawn from the session's seed; nothing overtakes
 * @param maxFillLots       most that one match fills, in lots; 0: no limit beyond what is offered
 * @param rejectPpb         share of new orders it rejects, drawn from the session's seed
 * @param funding           whether it charges the funding its market data announces
 * @param rules             what it refuses
 * @param faults            what goes wrong
 */
public record ExchangeSettings(
        FeeSchedule fees,
        long entryLatencyNs,
        long responseLatencyNs,
        long jitterNs,
        long maxFillLots,
        long rejectPpb,
        boolean funding,
        VenueRules rules,
        List<FaultSettings> faults) {
    public ExchangeSettings {
        faults = List.copyOf(faults);
    }

    /** With one fee, the usual rules and no faults. */
    public ExchangeSettings(
            final long feePpb,
            final long entryLatencyNs,
            final long responseLatencyNs,
            final long maxFillLots,
            final long rejectPpb,
            final boolean funding) {
        this(
                FeeSchedule.flat(feePpb),
                entryLatencyNs,
                responseLatencyNs,
                0,
                maxFillLots,
                rejectPpb,
                funding,
                VenueRules.DEFAULT,
                List.of());
    }

    /** The same with other fees. */
    public ExchangeSettings with(final FeeSchedule otherFees) {
        return new ExchangeSettings(
                otherFees, entryLatencyNs, responseLatencyNs, jitterNs, maxFillLots, rejectPpb, funding, rules, faults);
    }

    /** The same with other rules. */
    public ExchangeSettings with(final VenueRules otherRules) {
        return new ExchangeSettings(
                fees, entryLatencyNs, responseLatencyNs, jitterNs, maxFillLots, rejectPpb, funding, otherRules, faults);
    }

    /** The same with other faults. */
    public ExchangeSettings with(final List<FaultSettings> otherFaults) {
        return new ExchangeSettings(
                fees, entryLatencyNs, responseLatencyNs, jitterNs, maxFillLots, rejectPpb, funding, rules, otherFaults);
    }
}
