package io.ballast.harness;

import io.ballast.math.Ppb;
import io.ballast.settings.BandSettings;
import io.ballast.settings.CandidateSettings;
import io.ballast.settings.EstimatorSettings;
import io.ballast.settings.HedgeMode;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlayKind;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.SelectionSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An overlay's settings, each with a default that is the plainest: notional, no dwell, no limits in the way. */
public final class OverlaySpec {
    private static final long PERCENT = Ppb.ONE / 100;
    private static final long FAR = 1_000_000_000L;

    private final String sleeve;
    private final String contract;
    private String index = "";
    private HedgeMode mode = HedgeMode.NOTIONAL;
    private long lookThroughPpb = Ppb.ONE;
    private long bandPpb = PERCENT;
    private long tradeBackPpb = Ppb.ONE / 2;
    private int dwellSamples;
    private double compositionBeta = 1;
    private long betaGridNs = 60_000_000_000L;
    private long betaHalfLifeNs = 600_000_000_000L;
    private double betaPriorSd = 0.25;
    private int betaMinSamples = 10;
    private long maxOrderLots = FAR;
    private long maxPositionLots = FAR;

    private OverlaySpec(final String sleeve, final String contract) {
        this.sleeve = sleeve;
        this.contract = contract;
    }

    public static OverlaySpec of(final String sleeve, final String contract) {
        return new OverlaySpec(sleeve, contract);
    }

    public OverlaySpec index(final String name) {
        index = name;
        return this;
    }

    /** β mode with β₀ in place until so many samples were seen. */
    public OverlaySpec beta(final double composition, final int minSamples) {
        mode = HedgeMode.BETA;
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

    public OverlaySpec lookThrough(final double share) {
        lookThroughPpb = ppb(share);
        return this;
    }

    public OverlaySpec band(final double halfWidth) {
        bandPpb = ppb(halfWidth);
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

    public OverlaySpec maxOrder(final long lots) {
        maxOrderLots = lots;
        return this;
    }

    public OverlaySpec maxPosition(final long lots) {
        maxPositionLots = lots;
        return this;
    }

    private static long ppb(final double share) {
        return Math.round(share * Ppb.ONE);
    }

    OverlaySettings build(final int id, final int firstLeg, final World world) {
        final int sleeveId = world.sleeveId(sleeve);
        final List<Long> lookThrough =
                new ArrayList<>(Collections.nCopies(world.sleeves().size(), 0L));
        lookThrough.set(sleeveId, lookThroughPpb);
        final long expiryNs = world.instrument(contract).terms().expiryNs();
        final LegSettings leg = new LegSettings(
                firstLeg, id, world.id(contract), false, lookThrough, maxOrderLots, maxPositionLots, 0, 0, expiryNs);
        return new OverlaySettings(
                id,
                sleeve + "/" + contract,
                OverlayKind.DRIFT,
                sleeveId,
                index.isEmpty() ? -1 : world.indexId(index),
                mode,
                new BandSettings(bandPpb, 0, tradeBackPpb, dwellSamples, 0, 0),
                new EstimatorSettings(compositionBeta, betaGridNs, betaHalfLifeNs, betaPriorSd, betaMinSamples),
                List.of(leg),
                List.of(new CandidateSettings(contract, List.of(firstLeg), List.of(Ppb.ONE))),
                new SelectionSettings(0, 1, 7 * 86_400_000_000_000L, 0, 0, 0, 0.1, 3, 0),
                null,
                null,
                null,
                null,
                null);
    }
}
