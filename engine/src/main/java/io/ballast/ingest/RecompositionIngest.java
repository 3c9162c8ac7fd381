package io.ballast.ingest;

import io.ballast.instrument.IndexForm;
import io.ballast.math.Ppb;
import io.ballast.message.RecompositionBeginDecoder;
import io.ballast.message.RecompositionCommitDecoder;
import io.ballast.message.RecompositionMemberDecoder;
import io.ballast.slot.EventKind;
import io.ballast.slot.IngestOutcome;
import io.ballast.slot.IngestSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import org.agrona.DirectBuffer;

/** What indices are to be made of: Begin, one Member for each constituent, Commit. */
final class RecompositionIngest implements Stateful {
    /** Largest mantissa of an amount. */
    static final long MAX_MANTISSA = 1_000_000_000_000_000_000L;
    /** Largest exponent of an amount, and its opposite the smallest. */
    static final int MAX_EXPONENT = 18;

    private static final int RECOMPOSITIONS = 0;

    private final ReferenceTable reference;
    private final int indices;
    private final RecompositionBeginDecoder begin = new RecompositionBeginDecoder();
    private final RecompositionMemberDecoder member = new RecompositionMemberDecoder();
    private final RecompositionCommitDecoder commit = new RecompositionCommitDecoder();
    private final SequenceGuard streams = new SequenceGuard(1);

    RecompositionIngest(final ReferenceTable reference, final int indices) {
        this.reference = reference;
        this.indices = indices;
    }

    IngestOutcome onBegin(
            final DirectBuffer buffer, final int blockLength, final int version, final IngestSection out) {
        begin.wrap(buffer, IngestStage.BODY, blockLength, version);
        if (begin.indexId() >= indices) {
            return IngestOutcome.UNKNOWN_INDEX;
        }
        if (!streams.isNext(RECOMPOSITIONS, begin.sourceSequence())) {
            return IngestOutcome.OUT_OF_SEQUENCE;
        }
        if (!readForm(out)) {
            return IngestOutcome.UNKNOWN_VALUE;
        }
        if (!isShare(begin.capPpb()) || !isShare(begin.floorPpb())) {
            return IngestOutcome.BAD_TARGET;
        }
        if (begin.members() == 0 || begin.members() > reference.instruments) {
            return IngestOutcome.BAD_QUANTITY;
        }
        streams.accept(RECOMPOSITIONS, begin.sourceSequence());
        out.indexId = begin.indexId();
        out.capPpb = begin.capPpb();
        out.floorPpb = begin.floorPpb();
        out.memberCount = begin.members();
        out.kind = EventKind.RECOMPOSITION_BEGIN;
        return IngestOutcome.ACCEPTED;
    }

    IngestOutcome onMember(
            final DirectBuffer buffer, final int blockLength, final int version, final IngestSection out) {
        member.wrap(buffer, IngestStage.BODY, blockLength, version);
        if (member.indexId() >= indices) {
            return IngestOutcome.UNKNOWN_INDEX;
        }
        if (!reference.isInstrument(member.instrumentId())) {
            return IngestOutcome.UNKNOWN_INSTRUMENT;
        }
        if (!streams.isNext(RECOMPOSITIONS, member.sourceSequence())) {
            return IngestOutcome.OUT_OF_SEQUENCE;
        }
        final long mantissa = member.amountMantissa();
        final int exponent = member.amountExponent();
        if (mantissa < 0 || mantissa > MAX_MANTISSA || exponent < -MAX_EXPONENT || exponent > MAX_EXPONENT) {
            return IngestOutcome.BAD_QUANTITY;
        }
        streams.accept(RECOMPOSITIONS, member.sourceSequence());
        out.indexId = member.indexId();
        out.instrumentId = member.instrumentId();
        out.amountMantissa = mantissa;
        out.amountExponent = exponent;
        out.kind = EventKind.RECOMPOSITION_MEMBER;
        return IngestOutcome.ACCEPTED;
    }

    IngestOutcome onCommit(
            final DirectBuffer buffer, final int blockLength, final int version, final IngestSection out) {
        commit.wrap(buffer, IngestStage.BODY, blockLength, version);
        if (commit.indexId() >= indices) {
            return IngestOutcome.UNKNOWN_INDEX;
        }
        if (!streams.isNext(RECOMPOSITIONS, commit.sourceSequence())) {
            return IngestOutcome.OUT_OF_SEQUENCE;
        }
        streams.accept(RECOMPOSITIONS, commit.sourceSequence());
        out.indexId = commit.indexId();
        out.kind = EventKind.RECOMPOSITION_COMMIT;
        return IngestOutcome.ACCEPTED;
    }

    private static boolean isShare(final long ppb) {
        return ppb >= 0 && ppb <= Ppb.ONE;
    }

    private boolean readForm(final IngestSection out) {
        switch (begin.form()) {
            case QUANTITIES -> out.indexForm = IndexForm.QUANTITIES;
            case CAPITALIZATION -> out.indexForm = IndexForm.CAPITALIZATION;
            case WEIGHTS -> out.indexForm = IndexForm.WEIGHTS;
            case CROSS -> out.indexForm = IndexForm.CROSS;
            case SBE_UNKNOWN, NULL_VAL -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public void codeState(final StateCodec state) {
        streams.codeState(state);
    }
}
