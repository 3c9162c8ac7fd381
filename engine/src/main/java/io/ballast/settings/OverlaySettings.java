package io.ballast.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One overlay: what it looks at, with what it trades, and when.
 *
 * @param id         dense, from 0
 * @param name       how the configuration and reports call it
 * @param kind       what it is for
 * @param sleeveId   the sleeve whose drift it removes; -1 for one that follows no sleeve
 * @param indexId    the index that stands for the sleeve, or for the market; it must be valid to add risk; -1: none
 * @param mode       how excess becomes notional
 * @param band       when it trades
 * @param estimator  how β and covariances are estimated
 * @param legs       what it may trade, by ascending id, contracts before spot
 * @param candidates contracts among which one is chosen, the preferred one first
 * @param selection  how it is chosen
 * @param outlook    signals that classify the drift; without them it is UNKNOWN unless a person says otherwise
 * @param handOff    when spot takes over; without it never
 * @param protect    of kind PROTECT
 * @param pair       of kind PAIR
 * @param basis      of kind BASIS
 * @param cost       what trading the coins themselves would cost; without it no ledger is kept
 */
public record OverlaySettings(
        int id,
        String name,
        OverlayKind kind,
        int sleeveId,
        int indexId,
        HedgeMode mode,
        BandSettings band,
        EstimatorSettings estimator,
        List<LegSettings> legs,
        List<CandidateSettings> candidates,
        SelectionSettings selection,
        @Nullable OutlookSettings outlook,
        @Nullable HandOffSettings handOff,
        @Nullable ProtectSettings protect,
        @Nullable PairSettings pair,
        @Nullable BasisSettings basis,
        @Nullable CostSettings cost) {
    public OverlaySettings {
        legs = List.copyOf(legs);
        candidates = List.copyOf(candidates);
    }

    /** What is no spot: those stand first among the legs. */
    public List<LegSettings> contracts() {
        return legs.stream().filter(leg -> !leg.isSpot()).toList();
    }

    /** What is owned. */
    public List<LegSettings> spotLegs() {
        return legs.stream().filter(LegSettings::isSpot).toList();
    }

    /** The contract named first: the one that stands for the overlay in reports and limits. */
    public LegSettings mainLeg() {
        return legs.get(0);
    }

    /** The legs of all overlays, by id. */
    public static List<LegSettings> legsOf(final List<OverlaySettings> overlays) {
        return overlays.stream().flatMap(overlay -> overlay.legs().stream()).toList();
    }
}
