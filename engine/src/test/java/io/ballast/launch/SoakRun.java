package io.ballast.launch;

import io.ballast.counter.Counters;
import io.ballast.gateway.sim.SimGateway;
import io.ballast.harness.ScriptedFeed;
import io.ballast.pipeline.FeedGuards;
import io.ballast.pipeline.InputJournal;
import io.ballast.pipeline.Pipeline;
import io.ballast.pipeline.SessionEnd;
import io.ballast.pipeline.SlotObserver;
import io.ballast.pipeline.Stages;
import io.ballast.slot.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One scenario on one thread against the embedded exchange, its journal kept in memory. */
final class SoakRun implements InputJournal {
    private final EngineConfiguration configuration;
    private final List<byte[]> inputs = new ArrayList<>();
    private final List<byte[]> outputs = new ArrayList<>();
    private final Counters counters = new Counters();
    private final Stages stages;
    private final SimGateway gateway;
    private final SessionEnd end;

    SoakRun(final SoakScenario scenario, final SlotObserver observer) {
        configuration = scenario.configuration();
        stages = StagesFactory.create(configuration, counters);
        gateway = new SimGateway(
                new ScriptedFeed(scenario.market()),
                configuration.instruments(),
                configuration.sources().size(),
                configuration.exchange(),
                OpeningInputs.encode(configuration, new ScriptedFeed(scenario.market()).peekTimeNs()),
                ScheduledInputs.encode(configuration),
                configuration.timerNs(),
                configuration.seed());
        final Pipeline pipeline = new Pipeline(
                configuration.topology(),
                stages,
                this,
                gateway,
                observer,
                counters,
                FeedGuards.NONE,
                configuration.slotShape(),
                configuration.instruments().size());
        end = pipeline.run(new ScriptedFeed(scenario.market()).peekTimeNs());
    }

    @Override
    public void append(final long sequence, final Slot slot) {
        inputs.add(Arrays.copyOf(slot.input.buffer.byteArray(), slot.input.length));
        outputs.add(Arrays.copyOf(slot.order.outputs.byteArray(), slot.order.outputBytes));
    }

    @Override
    public void appendUnprocessed(final long sequence, final Slot slot) {
        throw new AssertionError("an input was not processed", end.cause());
    }

    @Override
    public long nextSequence() {
        return inputs.size();
    }

    SessionEnd end() {
        return end;
    }

    Counters counters() {
        return counters;
    }

    Stages stages() {
        return stages;
    }

    SimGateway gateway() {
        return gateway;
    }

    /** The journal's inputs. */
    List<byte[]> inputs() {
        return inputs;
    }

    /** By input: the outputs it caused. */
    List<byte[]> outputs() {
        return outputs;
    }

    EngineConfiguration configuration() {
        return configuration;
    }
}
