package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counters;
import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.sim.SimGateway;
import io.ballast.harness.ScriptedFeed;
import io.ballast.harness.Shadow;
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
import java.util.function.BiConsumer;

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
        this(scenario.configuration(), new ScriptedFeed(scenario.market()), observer);
    }

    /** @param market closed at the end */
    SoakRun(final EngineConfiguration configuration, final MarketFeed market, final SlotObserver observer) {
        this.configuration = configuration;
        stages = StagesFactory.create(configuration, counters);
        final long startNs = EmbeddedExchange.startNs(market);
        gateway = EmbeddedExchange.open(configuration, market, startNs);
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
        end = pipeline.run(startNs);
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

    /**
     * Runs the inputs again, through stages with a {@link Shadow} that is made anew where there were outputs.
     *
     * @param look sees the stages and those that were set to what they wrote, each time
     */
    Shadow follow(final BiConsumer<Stages, Stages> look) {
        final Stages again = StagesFactory.create(configuration, new Counters());
        final Shadow shadow =
                new Shadow(configuration.slotShape(), () -> StagesFactory.create(configuration, new Counters()));
        shadow.onRestored(look);
        final Slot slot = new Slot(configuration.slotShape());
        for (int sequence = 0; sequence < inputs.size(); sequence++) {
            final byte[] input = inputs.get(sequence);
            slot.input.buffer.putBytes(0, input);
            slot.input.length = input.length;
            shadow.onSlot(again, slot, sequence);
            if (outputs.get(sequence).length > 0) {
                shadow.cutNext();
            }
        }
        assertThat(again.stateSha256()).isEqualTo(stages.stateSha256());
        return shadow;
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
