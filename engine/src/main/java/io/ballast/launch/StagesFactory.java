package io.ballast.launch;

import io.ballast.counter.Counters;
import io.ballast.hedge.HedgeStage;
import io.ballast.index.IndexStage;
import io.ballast.ingest.IngestStage;
import io.ballast.order.OrderStage;
import io.ballast.pipeline.Stages;

/** Makes the four stages of a configuration: the same ones for a live session, a replay and a benchmark. */
public final class StagesFactory {
    private StagesFactory() {}

    public static Stages create(final EngineConfiguration configuration, final Counters counters) {
        return new Stages(
                new IngestStage(
                        configuration.instruments(),
                        configuration.sources(),
                        configuration.sleeves().size(),
                        configuration.overlays().size(),
                        configuration.indices().size(),
                        counters),
                new IndexStage(
                        configuration.instruments(),
                        configuration.sources(),
                        configuration.sleeves(),
                        configuration.indices(),
                        configuration.overlays(),
                        configuration.accounts(),
                        configuration.risk().calendar(),
                        configuration.taxLots(),
                        counters),
                new HedgeStage(
                        configuration.overlays(),
                        configuration.sleeves().size(),
                        configuration.accounts(),
                        configuration.instruments(),
                        configuration.sources().size(),
                        counters),
                new OrderStage(
                        configuration.sessionEpoch(),
                        configuration.risk(),
                        configuration.reconcile(),
                        configuration.instruments(),
                        configuration.sources().size(),
                        configuration.accounts(),
                        configuration.overlays(),
                        counters));
    }
}
