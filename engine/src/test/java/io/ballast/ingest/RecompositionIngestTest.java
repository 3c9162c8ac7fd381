package io.ballast.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.Inputs;
import io.ballast.harness.World;
import io.ballast.message.IndexForm;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.slot.IngestOutcome;
import io.ballast.slot.IngestSection;
import java.nio.ByteOrder;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class RecompositionIngestTest {
    private static final long WHOLE = 1_000_000_000_000_000_000L;

    private final EngineHarness engine =
            new EngineHarness(World.simple().spot("A").spot("B").index("I", List.of("A"), List.of("1")));
    private final Inputs in = engine.inputs();

    @Test
    void shouldPassOnWhatWasSaid() {
        accepted(in.recompositionBegin(0, IndexForm.CAPITALIZATION, 2, 600_000_000L, 1L));
        final IngestSection out = engine.slot().ingest;
        assertThat(out.indexForm).isEqualTo(io.ballast.instrument.IndexForm.CAPITALIZATION);
        assertThat(List.of(out.capPpb, out.floorPpb)).containsExactly(600_000_000L, 1L);
        assertThat(out.memberCount).isEqualTo(2);
        accepted(in.recompositionMember(0, 1, 198, 5));
        assertThat(out.amountMantissa).isEqualTo(198);
        assertThat(out.amountExponent).isEqualTo(5);
        assertThat(out.instrumentId).isEqualTo(1);
        accepted(in.recompositionCommit(0));
    }

    @Test
    void shouldRefuseUnknownIndicesInstrumentsAndForms() {
        refused(in.recompositionBegin(1, IndexForm.WEIGHTS, 1, 0, 0), IngestOutcome.UNKNOWN_INDEX);
        refused(in.recompositionMember(1, 0, 1, 0), IngestOutcome.UNKNOWN_INDEX);
        refused(in.recompositionCommit(1), IngestOutcome.UNKNOWN_INDEX);
        refused(in.recompositionMember(0, 2, 1, 0), IngestOutcome.UNKNOWN_INSTRUMENT);
        refused(in.recompositionMember(0, -1, 1, 0), IngestOutcome.UNKNOWN_INSTRUMENT);
        refused(in.recompositionBegin(0, IndexForm.NULL_VAL, 1, 0, 0), IngestOutcome.UNKNOWN_VALUE);
    }

    @Test
    void shouldRefuseValuesOutOfBounds() {
        accepted(in.recompositionBegin(0, IndexForm.WEIGHTS, 2, 1_000_000_000L, 1_000_000_000L));
        refused(in.recompositionBegin(0, IndexForm.WEIGHTS, 0, 0, 0), IngestOutcome.BAD_QUANTITY);
        refused(in.recompositionBegin(0, IndexForm.WEIGHTS, 3, 0, 0), IngestOutcome.BAD_QUANTITY);
        refused(in.recompositionBegin(0, IndexForm.WEIGHTS, 1, 1_000_000_001L, 0), IngestOutcome.BAD_TARGET);
        refused(in.recompositionBegin(0, IndexForm.WEIGHTS, 1, -1, 0), IngestOutcome.BAD_TARGET);
        refused(in.recompositionBegin(0, IndexForm.WEIGHTS, 1, 0, -1), IngestOutcome.BAD_TARGET);
        accepted(in.recompositionMember(0, 0, WHOLE, -18));
        accepted(in.recompositionMember(0, 0, 0, 18));
        refused(in.recompositionMember(0, 0, -1, 0), IngestOutcome.BAD_QUANTITY);
        refused(in.recompositionMember(0, 0, WHOLE + 1, 0), IngestOutcome.BAD_QUANTITY);
        refused(in.recompositionMember(0, 0, 1, 19), IngestOutcome.BAD_QUANTITY);
        refused(in.recompositionMember(0, 0, 1, -19), IngestOutcome.BAD_QUANTITY);
    }

    @Test
    void shouldRefuseAStepThatIsNotNewerThanTheOneBefore() {
        final UnsafeBuffer early = in.recompositionCommit(0);
        accepted(in.recompositionBegin(0, IndexForm.WEIGHTS, 1, 0, 0));
        refused(early, IngestOutcome.OUT_OF_SEQUENCE);
        final UnsafeBuffer member = in.recompositionMember(0, 0, 1, 0);
        accepted(member);
        refused(member, IngestOutcome.OUT_OF_SEQUENCE);
    }

    @Test
    void shouldStillTakeWhatTheVersionBeforeWrote() {
        final UnsafeBuffer quote = in.quote(0, 0, 9, 11);
        quote.putShort(MessageHeaderEncoder.versionEncodingOffset(), (short) 1, ByteOrder.LITTLE_ENDIAN);
        accepted(quote);
        quote.putShort(
                MessageHeaderEncoder.versionEncodingOffset(),
                (short) (MessageHeaderEncoder.SCHEMA_VERSION + 1),
                ByteOrder.LITTLE_ENDIAN);
        refused(quote, IngestOutcome.UNKNOWN_SCHEMA);
    }

    private void accepted(final UnsafeBuffer input) {
        engine.feed(input);
        assertThat(engine.outcome()).isEqualTo(IngestOutcome.ACCEPTED);
    }

    private void refused(final UnsafeBuffer input, final IngestOutcome outcome) {
        final byte[] before = engine.state();
        engine.feed(input);
        assertThat(engine.outcome()).isEqualTo(outcome);
        assertThat(engine.state()).isEqualTo(before);
    }
}
