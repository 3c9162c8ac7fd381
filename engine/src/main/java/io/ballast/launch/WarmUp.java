package io.ballast.launch;

import io.ballast.counter.Counters;
import io.ballast.gateway.sim.SimGateway;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.Sleeve;
import io.ballast.math.Ppb;
import io.ballast.pipeline.FeedGuards;
import io.ballast.pipeline.InputJournal;
import io.ballast.pipeline.Pipeline;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.Profile;
import io.ballast.settings.SourceSettings;
import io.ballast.settings.TopologySettings;
import io.ballast.settings.VenueRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Runs a scratch engine of the same configuration through a made-up market before the session, so that the first
 * order does not pay for loading and compiling its code. Nothing of it reaches the session.
 */
final class WarmUp {
    private static final long NAV_NANO_USD = 1_000_000_000_000_000L;
    private static final long SPOT_TICKS = 1_000_000;
    private static final long SMALLEST_TICKS = 100;
    /** A contract lot is at most this part of its overlay's band. */
    private static final int LOTS_PER_BAND = 20;

    private static final int STEPS_BEFORE_STALE = 10;
    private static final long RESPONSE_NS = 1_000_000;

    private final EngineConfiguration configuration;
    private final int count;
    private final long[] baseTicks;
    private final boolean[] isSwinging;
    private final List<Long> holdingLots;

    private WarmUp(final EngineConfiguration configuration) {
        this.configuration = configuration;
        count = configuration.instruments().size();
        baseTicks = new long[count];
        isSwinging = new boolean[count];
        holdingLots = new ArrayList<>(Collections.nCopies(count, 0L));
        Arrays.fill(baseTicks, SPOT_TICKS);
        configuration.sleeves().forEach(this::hold);
        configuration.overlays().forEach(this::priceContract);
    }

    /** Runs to the end of the made-up market on the calling thread. */
    static void run(final EngineConfiguration configuration) {
        new WarmUp(configuration).run();
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
        for (final Sleeve sleeve : configuration.sleeves()) {
            if (overlay.sleeveId() < 0 || sleeve.id() == overlay.sleeveId()) {
                sleeve.assetIds().forEach(assetId -> isSwinging[assetId] = true);
            }
        }
    }

    private Instrument instrument(final int id) {
        return configuration.instruments().get(id);
    }

    private void run() {
        final EngineConfiguration scratch =
                configuration.withPortfolio(holdingLots, Ppb.of(NAV_NANO_USD, configuration.cashTargetPpb()));
        final Counters counters = new Counters();
        final TopologySettings topology = configuration.topology();
        final TopologySettings direct = new TopologySettings(
                Profile.DIRECT,
                topology.waitMode(),
                topology.ringSize(),
                topology.maxBatch(),
                false,
                topology.shutdownDeadlineNs());
        final SessionRecorder recorder = new SessionRecorder(scratch);
        recorder.watch(List.of(Thread.currentThread()));
        try (SimGateway gateway = gateway(scratch)) {
            new Pipeline(
                            direct,
                            StagesFactory.create(scratch, counters),
                            InputJournal.NONE,
                            gateway,
                            recorder,
                            counters,
                            FeedGuards.NONE,
                            scratch.slotShape(),
                            count)
                    .run(0);
        }
    }

    /** Several steps before the strictest guard calls a price stale. */
    private long stepNs() {
        return configuration.sources().stream()
                        .mapToLong(SourceSettings::stalenessNs)
                        .min()
                        .orElseThrow()
                / STEPS_BEFORE_STALE;
    }

    private SimGateway gateway(final EngineConfiguration scratch) {
        final int[] sourceOf =
                scratch.instruments().stream().mapToInt(Instrument::sourceId).toArray();
        final WarmUpFeed feed = new WarmUpFeed(stepNs(), sourceOf, baseTicks, isSwinging);
        final ExchangeSettings exchange = new ExchangeSettings(0, RESPONSE_NS, RESPONSE_NS, 0, 0, true)
                .with(scratch.exchange().fees())
                .with(VenueRules.NONE);
        return new SimGateway(
                feed,
                scratch.instruments(),
                scratch.sources().size(),
                exchange,
                OpeningInputs.encode(scratch, feed.peekTimeNs()),
                List.of(),
                scratch.timerNs(),
                scratch.seed());
    }
}
