package io.ballast.launch;

import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.sim.SimGateway;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.Sleeve;
import io.ballast.math.Ppb;
import io.ballast.settings.BasisShockSettings;
import io.ballast.settings.CalendarSettings;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.LimitSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.RiskSettings;
import io.ballast.settings.SourceSettings;
import io.ballast.settings.VenueRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A market that no recording is needed for: prices swing evenly, and a portfolio is held that makes every
 * band be crossed, so that orders are sent, amended, filled and run out of time. For warming up only.
 */
final class MadeUpMarket {
    private static final long NAV_NANO_USD = 1_000_000_000_000_000L;
    private static final long SPOT_TICKS = 1_000_000;
    private static final long SMALLEST_TICKS = 100;
    /** A contract lot is at most this part of its overlay's band. */
    private static final int LOTS_PER_BAND = 20;

    private static final long FAR_PPB = 1_000 * Ppb.ONE;
    private static final long FAR_COLLAR_PPB = Ppb.ONE / 2;
    private static final int FAR_COUNT = 10_000;

    private static final int STEPS_BEFORE_STALE = 10;
    private static final long RESPONSE_NS = 1_000_000;

    private final EngineConfiguration configuration;
    private final long[] baseTicks;
    private final boolean[] isSwinging;
    private final List<Long> holdingLots;

    /** @param configuration whose instruments are quoted and whose overlays are made to trade */
    MadeUpMarket(final EngineConfiguration configuration) {
        this.configuration = configuration;
        final int count = configuration.instruments().size();
        baseTicks = new long[count];
        isSwinging = new boolean[count];
        holdingLots = new ArrayList<>(Collections.nCopies(count, 0L));
        Arrays.fill(baseTicks, SPOT_TICKS);
        configuration.sleeves().forEach(this::hold);
        configuration.overlays().forEach(this::priceContract);
    }

    /** The same engine with what has to be held in this market, and limits that this market never meets. */
    EngineConfiguration scratchConfiguration() {
        return configuration.withPortfolio(
                holdingLots, Ppb.of(NAV_NANO_USD, configuration.cashTargetPpb()), outOfReach(configuration.risk()));
    }

    /** What is looked at stays looked at: a limit is moved away, not left out. */
    private static RiskSettings outOfReach(final RiskSettings risk) {
        final LimitSettings limits = risk.limits();
        return new RiskSettings(
                FAR_PPB,
                FAR_COLLAR_PPB,
                risk.collarSpreads(),
                FAR_COUNT,
                FAR_COUNT,
                risk.orderTimeLimitNs(),
                new LimitSettings(
                        FAR_COLLAR_PPB,
                        limits.maxGrossPpb() == 0 ? 0 : FAR_PPB,
                        limits.orderSize(),
                        limits.dayLossPpb() == 0 ? 0 : FAR_PPB,
                        new BasisShockSettings(
                                limits.basisShock().levelPpb() == 0 ? 0 : FAR_PPB,
                                limits.basisShock().sigmas() == 0 ? 0 : FAR_COUNT,
                                limits.basisShock().halfLifeNs()),
                        limits.executionsPerMinute() == 0 ? 0 : FAR_COUNT,
                        List.of()),
                CalendarSettings.NONE,
                "");
    }

    /** Its quotes, trades and marks from the beginning. */
    MarketFeed feed() {
        final int[] sourceOf = configuration.instruments().stream()
                .mapToInt(Instrument::sourceId)
                .toArray();
        return new MadeUpFeed(stepNs(), sourceOf, baseTicks, isSwinging);
    }

    /**
     * An exchange without rules, so that no order fails for the prices that were made up.
     *
     * @param feed {@link #feed}, or one that passes it on; closed with the gateway
     */
    static SimGateway gateway(final EngineConfiguration scratch, final MarketFeed feed, final long startNs) {
        final ExchangeSettings exchange = new ExchangeSettings(0, RESPONSE_NS, RESPONSE_NS, 0, 0, true)
                .with(scratch.exchange().fees())
                .with(VenueRules.NONE);
        return new SimGateway(
                feed,
                scratch.instruments(),
                scratch.sources().size(),
                exchange,
                OpeningInputs.encode(scratch, startNs),
                List.of(),
                scratch.timerNs(),
                scratch.seed());
    }

    private void hold(final Sleeve sleeve) {
        final long sleeveNanoUsd = Ppb.of(NAV_NANO_USD, sleeve.targetPpb());
        for (final int assetId : sleeve.assetIds()) {
            final long lotNanoUsd = 2 * SPOT_TICKS * instrument(assetId).nanoUsdPerHalfTickLot();
            holdingLots.set(
                    assetId, Math.max(1, sleeveNanoUsd / sleeve.assetIds().size() / lotNanoUsd));
        }
    }

    private void priceContract(final OverlaySettings overlay) {
        final long lotNanoUsd = Ppb.of(NAV_NANO_USD, overlay.band().halfWidthPpb()) / LOTS_PER_BAND;
        final long unit = instrument(overlay.mainLeg().instrumentId()).nanoUsdPerHalfTickLot();
        if (!instrument(overlay.mainLeg().instrumentId()).isSettledInCoin()) {
            baseTicks[overlay.mainLeg().instrumentId()] = Math.max(SMALLEST_TICKS, lotNanoUsd / 2 / unit);
        }
        overlay.contracts().forEach(leg -> isSwinging[leg.instrumentId()] = true);
        for (final Sleeve sleeve : configuration.sleeves()) {
            if (overlay.sleeveId() < 0 || sleeve.id() == overlay.sleeveId()) {
                sleeve.assetIds().forEach(assetId -> isSwinging[assetId] = true);
            }
        }
    }

    private Instrument instrument(final int id) {
        return configuration.instruments().get(id);
    }

    /** Several steps before the strictest guard calls a price stale, and one before each timer: the market is the load. */
    private long stepNs() {
        final long stalenessNs = configuration.sources().stream()
                .mapToLong(SourceSettings::stalenessNs)
                .min()
                .orElseThrow();
        return Math.min(stalenessNs / STEPS_BEFORE_STALE, configuration.timerNs());
    }
}
