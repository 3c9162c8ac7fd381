package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.harness.Seeds;
import io.ballast.pipeline.SessionEnd;
import io.ballast.pipeline.Stages;
import io.ballast.slot.Slot;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * Random markets against an exchange that fails: never over-hedged, never beyond a limit, the books equal at the end, and
 * the same again when re-run. {@code -Dballast.scenarios=N} runs more of them.
 */
class SoakTest {
    private static final int SCENARIOS = Integer.getInteger("ballast.scenarios", 300);

    private long orders;
    private long fills;

    @Test
    void shouldComeToRestWithItsBooksInOrderWhateverTheExchangeDoes() {
        Seeds.forEach(SCENARIOS, generator -> {
            final SoakScenario scenario = new SoakScenario(generator);
            final HedgeWatch watch = new HedgeWatch(scenario.configuration());
            final SoakRun run = new SoakRun(scenario, watch);
            assertThat(run.end().cause()).isNull();
            assertThat(run.end().kind()).isEqualTo(SessionEnd.Kind.CLEAN);
            watch.checkRest(run.gateway().accounts());
            verify(run);
            orders += watch.orders();
            fills += run.counters().get(Counter.FILLS);
        });
        assertThat(orders).as("orders over all scenarios").isGreaterThan(10L * SCENARIOS);
        assertThat(fills).as("fills over all scenarios").isGreaterThan(5L * SCENARIOS);
    }

    /** The same inputs through fresh stages give the same outputs and the same state. */
    private static void verify(final SoakRun run) {
        final Stages stages = StagesFactory.create(run.configuration(), new Counters());
        final Slot slot = new Slot(run.configuration().slotShape());
        for (int sequence = 0; sequence < run.inputs().size(); sequence++) {
            final byte[] input = run.inputs().get(sequence);
            slot.input.buffer.putBytes(0, input);
            slot.input.length = input.length;
            stages.onSlot(slot, sequence);
            final byte[] outputs = Arrays.copyOf(slot.order.outputs.byteArray(), slot.order.outputBytes);
            assertThat(HexFormat.of().formatHex(outputs))
                    .as("outputs of input %d", sequence)
                    .isEqualTo(HexFormat.of().formatHex(run.outputs().get(sequence)));
        }
        assertThat(stages.stateSha256()).isEqualTo(run.stages().stateSha256());
    }
}
