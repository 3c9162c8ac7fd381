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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.DirectBuffer;

/** Which outputs of journaled sessions never left: a failed send comes back as an input that counts off what failed. */
final class FailedOutputs {
    /** What an output is called: an order's id, or a request's number. */
    private record Name(int templateId, long id) {}

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final AmendOrderDecoder amend = new AmendOrderDecoder();
    private final CancelOrderDecoder cancel = new CancelOrderDecoder();
    private final ReconcileRequestDecoder request = new ReconcileRequestDecoder();
    private final SendFailureDecoder failure = new SendFailureDecoder();
    /** Outputs for a gateway, of all sessions so far. */
    private final List<Name> handled = new ArrayList<>();

    private final Set<Long> failed = new HashSet<>();
    /** How many were the earlier sessions'. */
    private int earlier;

    FailedOutputs() {}

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
        beginSession();
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

    void beginSession() {
        earlier = handled.size();
    }

    /** @throws ResumeException if a failed send is none of the outputs before it */
    void onInput(final DirectBuffer buffer, final int offset, final int length) {
        final int whole = MessageHeaderDecoder.ENCODED_LENGTH + SendFailureDecoder.BLOCK_LENGTH;
        if (length < whole || header.wrap(buffer, offset).templateId() != SendFailureDecoder.TEMPLATE_ID) {
            return;
        }
        failure.wrapAndApplyHeader(buffer, offset, header);
        final long place = earlier + failure.sourceSequence() - 1;
        final Name name = new Name(failure.templateId(), failure.clientOrderId());
        if (place < earlier
                || place >= handled.size()
                || !handled.get((int) place).equals(name)) {
            throw new ResumeException(
                    "a failed send says that output " + failure.sourceSequence() + " of its session is "
                            + name
                            + ", which it is not: what reached the exchange then is unknown; settle the account by"
                            + " hand and start a new session");
        }
        failed.add(place);
    }

    void onOutput(final DirectBuffer buffer, final int offset) {
        final int templateId = header.wrap(buffer, offset).templateId();
        if (isSent(templateId)) {
            handled.add(new Name(templateId, id(templateId, buffer, offset)));
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
