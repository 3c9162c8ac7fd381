package io.ballast.launch;

import static io.ballast.launch.ConfigurationText.parse;
import static io.ballast.launch.ConfigurationText.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.pipeline.Stages;
import io.ballast.slot.IngestOutcome;
import io.ballast.slot.Slot;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class ScheduledInputsTest {
    private final EngineConfiguration configuration = parse(with(
            "quantities: {UNI: 4.5}",
            "quantities: {UNI: 4.5}, recompositions: [{at: 2025-06-16T23:00:00Z, weights: {UNI: 25%, BTC: 75%}},"
                    + " {at: 2025-06-16T21:00:00Z, supplies: {UNI: 6.3e8, BTC: 100}, cap: 60%}]"));

    @Test
    void shouldMergeRecompositionsWithCommandsByTime() {
        final List<String> texts = ScheduledInputs.encode(configuration).stream()
                .map(input -> MessageText.of(input, 0, input.capacity()))
                .toList();
        assertThat(texts.stream().map(text -> text.substring(0, text.indexOf(' '))))
                .containsExactly(
                        "RecompositionBegin",
                        "RecompositionMember",
                        "RecompositionMember",
                        "RecompositionCommit",
                        "Command",
                        "RecompositionBegin",
                        "RecompositionMember",
                        "RecompositionMember",
                        "RecompositionCommit");
        assertThat(texts.get(0)).contains("capPpb=600000000", "members=2", "form=CAPITALIZATION");
        assertThat(texts.get(1)).contains("amountMantissa=63", "amountExponent=7", "instrumentId=1");
        assertThat(texts.get(6)).contains("amountMantissa=25", "amountExponent=-2", "instrumentId=1");
    }

    @Test
    void shouldBeTakenByTheStages() {
        final Counters counters = new Counters();
        final Stages stages = StagesFactory.create(configuration, counters);
        final Slot slot = new Slot(configuration.slotShape());
        long sequence = 0;
        for (final UnsafeBuffer input : ScheduledInputs.encode(configuration)) {
            slot.input.buffer.putBytes(0, input, 0, input.capacity());
            slot.input.length = input.capacity();
            stages.onSlot(slot, sequence++);
            assertThat(slot.ingest.outcome).isEqualTo(IngestOutcome.ACCEPTED);
        }
        // Nothing is priced: the first is held, then gives way to the second.
        assertThat(counters.get(Counter.RECOMPOSITIONS_HELD)).isEqualTo(2);
        assertThat(counters.get(Counter.RECOMPOSITIONS_REFUSED)).isEqualTo(1);
    }
}
