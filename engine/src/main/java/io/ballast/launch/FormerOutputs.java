package io.ballast.launch;

import io.ballast.message.IndexEventDecoder;
import io.ballast.message.LedgerEntryDecoder;
import io.ballast.message.MarginChangeDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.OutlookChangeDecoder;
import io.ballast.message.OverlayState;
import io.ballast.message.PredictionDecoder;
import io.ballast.message.RankingDecoder;
import io.ballast.message.ReconcileRequestDecoder;
import io.ballast.message.ReconcileResultDecoder;
import io.ballast.message.RiskEventDecoder;
import io.ballast.message.StateChecksumsDecoder;
import io.ballast.message.TopUpRequestDecoder;
import io.ballast.message.TransitionDecoder;
import io.ballast.message.TransitionEncoder;
import io.ballast.message.TransitionReason;
import io.ballast.slot.OrderSection;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The outputs of one input as an engine of an earlier schema version would have put them: messages that it did not have
 * are left out, and where version 1 went from a drift to its execution at once, the steps that came in between are one.
 */
final class FormerOutputs {
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TransitionDecoder transition = new TransitionDecoder();
    private final OrderSection outputs;
    private final int version;
    private final UnsafeBuffer current = new UnsafeBuffer();
    private int next;
    private int offset;

    FormerOutputs(final OrderSection outputs, final int version) {
        this.outputs = outputs;
        this.version = version;
    }

    /** Moves to the next output; false behind the last. */
    boolean next() {
        while (advance()) {
            if (sinceVersion(header.templateId()) <= version) {
                if (isOnTheWay()) {
                    join();
                }
                return true;
            }
        }
        return false;
    }

    /** The output, its message header first. */
    DirectBuffer current() {
        return current;
    }

    private boolean advance() {
        if (next == outputs.outputCount) {
            return false;
        }
        final int length = outputs.outputs.getInt(offset, ByteOrder.LITTLE_ENDIAN);
        current.wrap(outputs.outputs, offset + OrderSection.LENGTH_BYTES, length);
        offset += OrderSection.LENGTH_BYTES + length;
        next++;
        header.wrap(current, 0);
        return true;
    }

    /** Whether a workflow moved to a state in which version 1 did not stay. */
    private boolean isOnTheWay() {
        if (version > 1 || !isTransition()) {
            return false;
        }
        final OverlayState to = transition.to();
        return to == OverlayState.CLASSIFY || to == OverlayState.SELECT || to == OverlayState.PRECHECK;
    }

    private boolean isTransition() {
        if (header.templateId() != TransitionDecoder.TEMPLATE_ID) {
            return false;
        }
        transition.wrap(current, BODY, header.blockLength(), header.version());
        return true;
    }

    /** One transition of all up to the state in which the workflow stays. */
    private void join() {
        final UnsafeBuffer joined = new UnsafeBuffer(new byte[current.capacity()]);
        joined.putBytes(0, current, 0, current.capacity());
        final int overlayId = transition.overlayId();
        OverlayState to = transition.to();
        TransitionReason reason = transition.reason();
        int endNext = next;
        int endOffset = offset;
        boolean isOnTheWay = true;
        while (isOnTheWay && advance()) {
            if (isTransition() && transition.overlayId() == overlayId) {
                to = transition.to();
                reason = transition.reason();
                endNext = next;
                endOffset = offset;
                isOnTheWay = isOnTheWay();
            }
        }
        next = endNext;
        offset = endOffset;
        new TransitionEncoder()
                .wrap(joined, MessageHeaderEncoder.ENCODED_LENGTH)
                .to(to)
                .reason(reason.value() > TransitionReason.FLAT.value() ? TransitionReason.TARGET_SET : reason);
        current.wrap(joined);
        header.wrap(current, 0);
    }

    /** The first schema version that has a type of output. */
    static int sinceVersion(final int templateId) {
        return switch (templateId) {
            case IndexEventDecoder.TEMPLATE_ID,
                    OutlookChangeDecoder.TEMPLATE_ID,
                    PredictionDecoder.TEMPLATE_ID,
                    RankingDecoder.TEMPLATE_ID -> 2;
            case MarginChangeDecoder.TEMPLATE_ID,
                    TopUpRequestDecoder.TEMPLATE_ID,
                    ReconcileRequestDecoder.TEMPLATE_ID,
                    ReconcileResultDecoder.TEMPLATE_ID,
                    RiskEventDecoder.TEMPLATE_ID,
                    LedgerEntryDecoder.TEMPLATE_ID -> 3;
            case StateChecksumsDecoder.TEMPLATE_ID -> 4;
            default -> 1;
        };
    }
}
