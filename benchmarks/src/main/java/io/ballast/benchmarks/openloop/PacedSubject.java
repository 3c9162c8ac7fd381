package io.ballast.benchmarks.openloop;

import io.ballast.launch.EngineConfiguration;
import java.util.List;

/** An engine before a paced market; a new one for each slice. */
public final class PacedSubject implements Subject {
    private final List<Integer> allowed;
    private final EngineConfiguration configuration;
    private final int constituents;
    private final Market market;
    private final Maker maker;

    /** Makes an engine for a gateway. */
    @FunctionalInterface
    public interface Maker {
        PacedEngine make(EngineConfiguration configuration, PacedGateway gateway);
    }

    /** @param allowed processors of this process */
    public PacedSubject(final List<Integer> allowed, final int constituents, final Market market, final Maker maker) {
        this.allowed = List.copyOf(allowed);
        this.constituents = constituents;
        this.market = market;
        this.maker = maker;
        configuration = market.configuration(constituents);
    }

    @Override
    public Measurement run(final Schedule schedule) {
        final PacedGateway gateway =
                new PacedGateway(configuration, market.quotes(constituents), market.isTrading(), schedule);
        final PacedEngine engine = maker.make(configuration, gateway);
        final Placement placement = new Placement(allowed);
        gateway.place(
                engine.isSpinning() ? placement.spinning(engine.threads()) : placement.blocking(engine.threads()));
        try {
            engine.run(gateway);
        } finally {
            placement.release();
        }
        return gateway.measurement();
    }
}
