package io.ballast.launch;

import io.ballast.journal.DocumentKind;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import io.ballast.message.AmendOrderDecoder;
import io.ballast.message.CancelOrderDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.NewOrderDecoder;
import io.ballast.message.ReconcileRequestDecoder;
import io.ballast.message.SendFailureDecoder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.agrona.DirectBuffer;

/** Which outputs of journaled sessions never left: a failed send comes back as an input that names what failed. */
final class FailedOutputs {
    /** What an output is called: an order's id, or a request's number. */
    private record Name(int templateId, long id) {}

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final AmendOrderDecoder amend = new AmendOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final ReconcileRequestDecoder request = new ReconcileRequestDecoder();
    private final SendFailureDecoder failure = new SendFailureDecoder();
    private final Map<Name, Long> lastSent = new HashMap<>();
    private final Set<Long> failed = new HashSet<>();
    private long sent;

    private FailedOutputs() {}

    static FailedOutputs of(final JournalChain chain) {
        final FailedOutputs outputs = new FailedOutputs();
        for (final JournalChain.Link link : chain.links()) {
            try (JournalReader reader = JournalReader.open(link.directory())) {
                outputs.scan(reader, link.inputs());
            }
        }
        return outputs;
    }

    private void scan(final JournalReader reader, final long most) {
        final JournalDocument document = new JournalDocument();
        for (long inputs = 0; inputs < most && reader.next(document); ) {
            if (document.kind() == DocumentKind.UNPROCESSED) {
                continue;
            }
            inputs++;
            onInput(document.buffer(), document.inputOffset(), document.inputLength());
            while (document.nextOutput()) {
                onOutput(document.buffer(), document.outputOffset());
            }
        }
    }

    private void onInput(final DirectBuffer buffer, final int offset, final int length) {
        final int whole = MessageHeaderDecoder.ENCODED_LENGTH + SendFailureDecoder.BLOCK_LENGTH;
        if (length < whole || header.wrap(buffer, offset).templateId() != SendFailureDecoder.TEMPLATE_ID) {
            return;
        }
        failure.wrapAndApplyHeader(buffer, offset, header);
        final Long place = lastSent.get(new Name(failure.templateId(), failure.clientOrderId()));
        if (place != null) {
            failed.add(place);
        }
    }

    private void onOutput(final DirectBuffer buffer, final int offset) {
        final int templateId = header.wrap(buffer, offset).templateId();
        if (isSent(templateId)) {
            lastSent.put(new Name(templateId, id(templateId, buffer, offset)), sent++);
        }
    }

    private long id(final int templateId, final DirectBuffer buffer, final int offset) {
        return switch (templateId) {
            case NewOrderDecoder.TEMPLATE_ID ->
                newOrder.wrapAndApplyHeader(buffer, offset, header).clientOrderId();
            case AmendOrderDecoder.TEMPLATE_ID ->
                amend.wrapAndApplyHeader(buffer, offset, header).clientOrderId();
            case CancelOrderDecoder.TEMPLATE_ID ->
                cancel.wrapAndApplyHeader(buffer, offset, header).clientOrderId();
            default -> request.wrapAndApplyHeader(buffer, offset, header).requestId();
        };
    }

    /** Whether outputs of this type go to a gateway. */
    static boolean isSent(final int templateId) {
        return templateId == NewOrderDecoder.TEMPLATE_ID
                || templateId == AmendOrderDecoder.TEMPLATE_ID
                || templateId == CancelOrderDecoder.TEMPLATE_ID
                || templateId == ReconcileRequestDecoder.TEMPLATE_ID;
    }

    /** Whether the output that is the so-manieth for a gateway, from 0, never left. */
    boolean hasFailed(final long place) {
        return failed.contains(place);
    }
}
