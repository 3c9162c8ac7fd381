package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.gateway.AllocatedBytes;
import io.ballast.harness.Seeds;
import io.ballast.pipeline.SessionEnd;
import io.ballast.pipeline.Stages;
import io.ballast.slot.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Random markets against an exchange that fails: never over-hedged, never beyond a limit, the books equal at the end, and
 * the same again when re-run. {@code -Dballast.scenarios=N} runs more of them.
 */
class SoakTest {
    private static final int SCENARIOS = Integer.getInteger("ballast.scenarios", 300);

    private static final int WARM = 100;
    private static final int MEASURED_EVERY = 20;
    private static final double MOST_BYTES_PER_EVENT = 0.01;
    /** What must happen often enough, or the scenarios show nothing. */
    private static final Counter[] TELLING = {
        Counter.FILLS,
        Counter.VENUE_REJECTS,
        Counter.REFUSED_EXECUTION_GAP,
        Counter.RECONCILIATIONS,
        Counter.ORDERS_LOST,
        Counter.ORDERS_ADOPTED,
        Counter.LATE_EXECUTIONS,
        Counter.DELEVERAGINGS,
        Counter.AMENDS_SENT,
    };

    private final long[] told = new long[TELLING.length];
    private final List<Long> allocated = new ArrayList<>();
    private long orders;
    private long events;
    private int scenarios;

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
            for (int i = 0; i < TELLING.length; i++) {
                told[i] += run.counters().get(TELLING[i]);
            }
            if (++scenarios > WARM && scenarios % MEASURED_EVERY == 0) {
                measure(run);
            }
        });
        if (scenarios < SCENARIOS) {
            // One seed alone shows itself, and nothing of the others.
            return;
        }
        assertThat(orders).as("orders over all scenarios").isGreaterThan(10L * SCENARIOS);
        for (int i = 0; i < TELLING.length; i++) {
            assertThat(told[i]).as("%s over all scenarios", TELLING[i]).isPositive();
        }
        checkAllocation();
    }

    private void checkAllocation() {
        if (scenarios > WARM) {
            final double perEvent =
                    (double) allocated.stream().mapToLong(Long::longValue).sum() / events;
            assertThat(perEvent)
                    .as("bytes an event; by scenario: %s", allocated)
                    .isLessThan(MOST_BYTES_PER_EVENT);
        }
    }

    /** Of two runs the smaller counts: what the stages allocate they allocate again, what a JVM does once it does not. */
    private void measure(final SoakRun run) {
        allocated.add(Math.min(allocatedBy(run), allocatedBy(run)));
        events += run.inputs().size();
    }

    /** What the four stages allocate for the inputs of a scenario, faults and all. */
    private static long allocatedBy(final SoakRun run) {
        final Stages stages = StagesFactory.create(run.configuration(), new Counters());
        final Slot slot = new Slot(run.configuration().slotShape());
        // The first reading of the counter allocates itself.
        AllocatedBytes.now();
        final long before = AllocatedBytes.now();
        for (int sequence = 0; sequence < run.inputs().size(); sequence++) {
            final byte[] input = run.inputs().get(sequence);
            slot.input.buffer.putBytes(0, input);
            slot.input.length = input.length;
            stages.onSlot(slot, sequence);
        }
        return AllocatedBytes.now() - before;
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
