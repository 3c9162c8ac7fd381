package io.ballast.harness;

import io.ballast.math.Ppb;
import io.ballast.settings.BandSettings;
import io.ballast.settings.BasisSettings;
import io.ballast.settings.CandidateSettings;
import io.ballast.settings.CostSettings;
import io.ballast.settings.EstimatorSettings;
import io.ballast.settings.ExecutionSettings;
import io.ballast.settings.HandOffSettings;
import io.ballast.settings.HedgeMode;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OutlookSettings;
import io.ballast.settings.OverlayKind;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.PairSettings;
import io.ballast.settings.ProtectSettings;
import io.ballast.settings.SelectionSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An overlay's settings, each with a default that is the plainest: notional, no dwell, no limits in the way. */
public final class OverlaySpec {
    private static final long PERCENT = Ppb.ONE / 100;
    private static final long FAR = 1_000_000_000L;
    private static final long DAY_NS = 86_400_000_000_000L;

    private final OverlayKind kind;
    private final String sleeve;
    private final Map<String, LegSpec> contracts = new LinkedHashMap<>();
    private final Map<String, LegSpec> spot = new LinkedHashMap<>();
    private final List<CandidateSpec> candidates = new ArrayList<>();
    private String index = "";
    private HedgeMode mode = HedgeMode.NOTIONAL;
    private long bandPpb = PERCENT;
    private long relativePpb;
    private long tradeBackPpb = Ppb.ONE / 2;
    private int dwellSamples;
    private long cooldownNs;
    private long reviewNs;
    private double compositionBeta = 1;
    private long betaGridNs = 60_000_000_000L;
    private long betaHalfLifeNs = 600_000_000_000L;
    private double betaPriorSd = 0.25;
    private int betaMinSamples = 10;
    private ExecutionSettings execution = ExecutionSettings.marketable();
    private SelectionSettings selection = new SelectionSettings(0, 1, 7 * DAY_NS, 0, 0, 0, 0.1, 3, 0);
    private @Nullable OutlookSettings outlook;
    private @Nullable HandOffSettings handOff;
    private @Nullable ProtectSettings protect;
    private @Nullable PairSettings pair;
    private @Nullable BasisSettings basis;
    private @Nullable CostSettings cost;

    /** What is particular to one leg. */
    private static final class LegSpec {
        private final Map<String, Long> lookThroughPpb = new LinkedHashMap<>();
        private long maxOrderLots = FAR;
        private long maxPositionLots = FAR;
        private long costPpb;
        private long carryPpb;
        private long expiryNs;
    }

    private record CandidateSpec(List<String> contracts, List<Double> shares) {}

    private OverlaySpec(final OverlayKind kind, final String sleeve, final String contract) {
        this.kind = kind;
        this.sleeve = sleeve;
        alternative(contract);
        if (!sleeve.isEmpty()) {
            lookThrough(1);
        }
    }

    public static OverlaySpec of(final String sleeve, final String contract) {
        return new OverlaySpec(OverlayKind.DRIFT, sleeve, contract);
    }

    /** A protection of the whole portfolio. */
    public static OverlaySpec protect(final String contract) {
        final OverlaySpec spec = new OverlaySpec(OverlayKind.PROTECT, "", contract);
        spec.protect = new ProtectSettings(0, 0);
        return spec;
    }

    /** A pair whose first contract answers the sleeve. */
    public static OverlaySpec pair(final String sleeve, final String first, final String second) {
        return new OverlaySpec(OverlayKind.PAIR, sleeve, first).together(List.of(first, second), List.of(0.5, 0.5));
    }

    public static OverlaySpec basis(final String future, final BasisSettings settings) {
        final OverlaySpec spec = new OverlaySpec(OverlayKind.BASIS, "", future);
        spec.basis = settings;
        return spec;
    }

    /** One more contract, a candidate of its own. */
    public OverlaySpec alternative(final String contract) {
        contracts.put(contract, new LegSpec());
        candidates.add(new CandidateSpec(List.of(contract), List.of(1.0)));
        return this;
    }

    /** Instead of the candidates so far, contracts that serve together in fixed shares. */
    public OverlaySpec together(final List<String> names, final List<Double> shares) {
        candidates.clear();
        return orTogether(names, shares);
    }

    /** One more candidate of several contracts. */
    public OverlaySpec orTogether(final List<String> names, final List<Double> shares) {
        names.forEach(name -> contracts.putIfAbsent(name, new LegSpec()));
        candidates.add(new CandidateSpec(names, shares));
        return this;
    }

    /** An owned asset that the overlay may trade. */
    public OverlaySpec spot(final String asset, final double cost) {
        final LegSpec leg = new LegSpec();
        leg.costPpb = ppb(cost);
        spot.put(asset, leg);
        return this;
    }

    public OverlaySpec index(final String name) {
        index = name;
        return this;
    }

    /** β mode with β₀ in place until so many samples were seen. */
    public OverlaySpec beta(final double composition, final int minSamples) {
        mode = HedgeMode.BETA;
        return estimator(composition, minSamples);
    }

    public OverlaySpec minimumError(final int minSamples) {
        mode = HedgeMode.MIN_TE;
        return estimator(compositionBeta, minSamples);
    }

    public OverlaySpec estimator(final double composition, final int minSamples) {
        compositionBeta = composition;
        betaMinSamples = minSamples;
        return this;
    }

    public OverlaySpec betaGrid(final long gridNs, final long halfLifeNs, final double priorSd) {
        betaGridNs = gridNs;
        betaHalfLifeNs = halfLifeNs;
        betaPriorSd = priorSd;
        return this;
    }

    /** Of the first contract to the overlay's sleeve. */
    public OverlaySpec lookThrough(final double share) {
        return lookThrough(contracts.keySet().iterator().next(), sleeve, share);
    }

    public OverlaySpec lookThrough(final String contract, final String ofSleeve, final double share) {
        contracts.get(contract).lookThroughPpb.put(ofSleeve, ppb(share));
        return this;
    }

    public OverlaySpec band(final double halfWidth) {
        bandPpb = ppb(halfWidth);
        return this;
    }

    public OverlaySpec relativeBand(final double share) {
        relativePpb = ppb(share);
        return this;
    }

    public OverlaySpec tradeBack(final double share) {
        tradeBackPpb = ppb(share);
        return this;
    }

    public OverlaySpec dwell(final int samples) {
        dwellSamples = samples;
        return this;
    }

    public OverlaySpec cooldown(final long ns) {
        cooldownNs = ns;
        return this;
    }

    public OverlaySpec review(final long ns) {
        reviewNs = ns;
        return this;
    }

    /** Of every contract named so far. */
    public OverlaySpec maxOrder(final long lots) {
        contracts.values().forEach(leg -> leg.maxOrderLots = lots);
        return this;
    }

    /** Of every contract named so far. */
    public OverlaySpec maxPosition(final long lots) {
        contracts.values().forEach(leg -> leg.maxPositionLots = lots);
        return this;
    }

    public OverlaySpec maxPosition(final String contract, final long lots) {
        contracts.get(contract).maxPositionLots = lots;
        return this;
    }

    public OverlaySpec cost(final String contract, final double share) {
        contracts.get(contract).costPpb = ppb(share);
        return this;
    }

    public OverlaySpec carry(final String contract, final double receivedByShort) {
        contracts.get(contract).carryPpb = ppb(receivedByShort);
        return this;
    }

    public OverlaySpec expiry(final String contract, final long timeNs) {
        contracts.get(contract).expiryNs = timeNs;
        return this;
    }

    /** How every leg gets to its target. */
    public OverlaySpec execution(final ExecutionSettings settings) {
        execution = settings;
        return this;
    }

    public OverlaySpec selection(final SelectionSettings settings) {
        selection = settings;
        return this;
    }

    public OverlaySpec outlook(final OutlookSettings settings) {
        outlook = settings;
        return this;
    }

    /** Hands over beyond a spot band, and whatever the outlook after {@code breakEvenNs}; 0: never. */
    public OverlaySpec handOff(final double spotBand, final double tradeBack, final long breakEvenNs) {
        handOff = new HandOffSettings(ppb(spotBand), ppb(tradeBack), breakEvenNs);
        return this;
    }

    public OverlaySpec cost(final CostSettings settings) {
        cost = settings;
        return this;
    }

    public OverlaySpec rule(final double share, final long maxNs) {
        protect = new ProtectSettings(ppb(share), maxNs);
        return this;
    }

    public OverlaySpec betas(final double first, final double second, final double bound) {
        pair = new PairSettings(first, second, ppb(bound));
        return this;
    }

    private static long ppb(final double share) {
        return Math.round(share * Ppb.ONE);
    }

    OverlaySettings build(final int id, final int firstLeg, final World world) {
        final List<String> names = new ArrayList<>(contracts.keySet());
        final List<LegSettings> legs = new ArrayList<>();
        contracts.forEach((name, leg) -> legs.add(leg(name, leg, false, id, firstLeg + legs.size(), world)));
        spot.forEach((name, leg) -> legs.add(leg(name, leg, true, id, firstLeg + legs.size(), world)));
        return new OverlaySettings(
                id,
                sleeve + "/" + names.get(0),
                kind,
                sleeve.isEmpty() ? -1 : world.sleeveId(sleeve),
                index.isEmpty() ? -1 : world.indexId(index),
                mode,
                new BandSettings(bandPpb, relativePpb, tradeBackPpb, dwellSamples, cooldownNs, reviewNs),
                new EstimatorSettings(compositionBeta, betaGridNs, betaHalfLifeNs, betaPriorSd, betaMinSamples),
                legs,
                candidates.stream()
                        .map(candidate -> new CandidateSettings(
                                String.join("+", candidate.contracts()),
                                candidate.contracts().stream()
                                        .map(name -> firstLeg + names.indexOf(name))
                                        .toList(),
                                candidate.shares().stream()
                                        .map(OverlaySpec::ppb)
                                        .toList()))
                        .toList(),
                selection,
                outlook,
                handOff,
                protect,
                pair,
                basis,
                cost);
    }

    private LegSettings leg(
            final String name,
            final LegSpec leg,
            final boolean isSpot,
            final int overlay,
            final int id,
            final World world) {
        final List<Long> lookThrough =
                new ArrayList<>(Collections.nCopies(world.sleeves().size(), 0L));
        leg.lookThroughPpb.forEach((sleeve, share) -> lookThrough.set(world.sleeveId(sleeve), share));
        return new LegSettings(
                id,
                overlay,
                world.id(name),
                world.instrument(name).sourceId(),
                isSpot,
                lookThrough,
                leg.maxOrderLots,
                leg.maxPositionLots,
                leg.costPpb,
                leg.carryPpb,
                leg.expiryNs != 0
                        ? leg.expiryNs
                        : world.instrument(name).terms().expiryNs(),
                execution);
    }
}
