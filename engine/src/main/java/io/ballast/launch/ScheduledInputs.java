package io.ballast.launch;

import io.ballast.gateway.InputTime;
import io.ballast.instrument.IndexComposition;
import io.ballast.instrument.IndexDefinition;
import io.ballast.instrument.ScheduledRecomposition;
import io.ballast.message.IndexForm;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.RecompositionBeginEncoder;
import io.ballast.message.RecompositionCommitEncoder;
import io.ballast.message.RecompositionMemberEncoder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** What a configuration lets happen at set times: operators' commands and recompositions of indices, as inputs. */
final class ScheduledInputs {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final List<UnsafeBuffer> inputs = new ArrayList<>();

    private ScheduledInputs() {}

    /** In the order of their times; commands first at equal times. */
    static List<UnsafeBuffer> encode(final EngineConfiguration configuration) {
        final ScheduledInputs scheduled = new ScheduledInputs();
        scheduled.inputs.addAll(OpeningInputs.encodeCommands(configuration.commands()));
        configuration.indices().stream()
                .flatMap(index -> index.recompositions().stream().map(next -> new Step(index, next)))
                .sorted(Comparator.comparingLong(step -> step.recomposition().atNs()))
                .forEach(scheduled::recomposition);
        scheduled.inputs.sort(Comparator.comparingLong(input -> InputTime.receiveTimeNs(input, 0)));
        return scheduled.inputs;
    }

    private record Step(IndexDefinition index, ScheduledRecomposition recomposition) {}

    private void recomposition(final Step step) {
        final int indexId = step.index().id();
        final ScheduledRecomposition recomposition = step.recomposition();
        final IndexComposition composition = recomposition.composition();
        new RecompositionBeginEncoder()
                .wrapAndApplyHeader(next(RecompositionBeginEncoder.BLOCK_LENGTH), 0, header)
                .receiveTimeNs(recomposition.atNs())
                .eventTimeNs(0)
                .sourceSequence(inputs.size())
                .capPpb(composition.capPpb())
                .floorPpb(composition.floorPpb())
                .indexId(indexId)
                .members(composition.instrumentIds().size())
                .form(IndexForm.valueOf(recomposition.form().name()));
        for (int i = 0; i < composition.instrumentIds().size(); i++) {
            member(
                    recomposition.atNs(),
                    indexId,
                    composition.instrumentIds().get(i),
                    composition.amounts().get(i));
        }
        new RecompositionCommitEncoder()
                .wrapAndApplyHeader(next(RecompositionCommitEncoder.BLOCK_LENGTH), 0, header)
                .receiveTimeNs(recomposition.atNs())
                .eventTimeNs(0)
                .sourceSequence(inputs.size())
                .indexId(indexId);
    }

    private void member(final long atNs, final int indexId, final int instrumentId, final BigDecimal amount) {
        final BigDecimal stripped = amount.stripTrailingZeros();
        new RecompositionMemberEncoder()
                .wrapAndApplyHeader(next(RecompositionMemberEncoder.BLOCK_LENGTH), 0, header)
                .receiveTimeNs(atNs)
                .eventTimeNs(0)
                .sourceSequence(inputs.size())
                .amountMantissa(stripped.unscaledValue().longValueExact())
                .instrumentId(instrumentId)
                .indexId(indexId)
                .amountExponent((byte) -stripped.scale());
    }

    private UnsafeBuffer next(final int blockLength) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + blockLength]);
        inputs.add(buffer);
        return buffer;
    }
}
