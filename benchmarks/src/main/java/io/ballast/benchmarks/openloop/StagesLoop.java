package io.ballast.benchmarks.openloop;

import io.ballast.benchmarks.SteadyMarket;
import java.util.List;

/** The four stages alone, without ring, gateway and journal, flat out in a steady market: ticks a second. */
public final class StagesLoop implements Subject {
    private final List<Integer> allowed;
    private final SteadyMarket market = new SteadyMarket();
    private int outputs;

    /** @param allowed processors of this process */
    public StagesLoop(final List<Integer> allowed, final int constituents) {
        this.allowed = List.copyOf(allowed);
        market.constituents = constituents;
        market.open();
    }

    /** @throws IllegalStateException if a tick had an output: the figure would be of something else */
    @Override
    public Measurement run(final Schedule schedule) {
        final Placement placement = new Placement(allowed);
        final Window window = placement.apply();
        try {
            window.open();
            final long beginNs = System.nanoTime();
            for (int i = 0; i < EngineLoop.QUOTES; i++) {
                outputs += market.tick();
            }
            final long elapsedNs = System.nanoTime() - beginNs;
            window.close();
            if (outputs != 0) {
                throw new IllegalStateException(outputs + " outputs in a market without reason to trade");
            }
            return Measurement.flatOut(EngineLoop.QUOTES, elapsedNs, window);
        } finally {
            placement.release();
        }
    }
}
