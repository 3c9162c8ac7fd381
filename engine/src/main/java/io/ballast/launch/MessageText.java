package io.ballast.launch;

import io.ballast.message.*;
import java.util.HexFormat;
import org.agrona.DirectBuffer;

/** Renders any message of the schema as one line, fields by name. */
public final class MessageText {
    private static final String PREFIX_END = "):";

    private MessageText() {}

    /** The message whose header is at {@code offset}; its bytes in hexadecimal if it is of no known type. */
    public static String of(final DirectBuffer buffer, final int offset, final int length) {
        final StringBuilder text = new StringBuilder();
        if (length < MessageHeaderDecoder.ENCODED_LENGTH || !append(buffer, offset, text)) {
            final byte[] bytes = new byte[length];
            buffer.getBytes(offset, bytes);
            return "unreadable " + HexFormat.of().formatHex(bytes);
        }
        return shortened(text.toString());
    }

    /** "[Quote](sbeTemplateId=…):a=1|b=2" becomes "Quote a=1 b=2". */
    private static String shortened(final String generated) {
        final int nameEnd = generated.indexOf(']');
        final int bodyStart = generated.indexOf(PREFIX_END);
        return generated.substring(1, nameEnd)
                + ' '
                + generated.substring(bodyStart + PREFIX_END.length()).replace('|', ' ');
    }

    private static boolean append(final DirectBuffer buffer, final int offset, final StringBuilder text) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            return false;
        }
        switch (header.templateId()) {
            case QuoteDecoder.TEMPLATE_ID ->
                new QuoteDecoder().wrapAndApplyHeader(buffer, offset, header).appendTo(text);
            case TradeDecoder.TEMPLATE_ID ->
                new TradeDecoder().wrapAndApplyHeader(buffer, offset, header).appendTo(text);
            case MarkDecoder.TEMPLATE_ID ->
                new MarkDecoder().wrapAndApplyHeader(buffer, offset, header).appendTo(text);
            case ExecutionDecoder.TEMPLATE_ID ->
                new ExecutionDecoder()
                        .wrapAndApplyHeader(buffer, offset, header)
                        .appendTo(text);
            case AccountDecoder.TEMPLATE_ID ->
                new AccountDecoder().wrapAndApplyHeader(buffer, offset, header).appendTo(text);
            case HoldingDecoder.TEMPLATE_ID ->
                new HoldingDecoder().wrapAndApplyHeader(buffer, offset, header).appendTo(text);
            case ContractSpecificationDecoder.TEMPLATE_ID ->
                new ContractSpecificationDecoder()
                        .wrapAndApplyHeader(buffer, offset, header)
                        .appendTo(text);
            case TargetDecoder.TEMPLATE_ID ->
                new TargetDecoder().wrapAndApplyHeader(buffer, offset, header).appendTo(text);
            case CommandDecoder.TEMPLATE_ID ->
                new CommandDecoder().wrapAndApplyHeader(buffer, offset, header).appendTo(text);
            case FeedStatusDecoder.TEMPLATE_ID ->
                new FeedStatusDecoder()
                        .wrapAndApplyHeader(buffer, offset, header)
                        .appendTo(text);
            case SendFailureDecoder.TEMPLATE_ID ->
                new SendFailureDecoder()
                        .wrapAndApplyHeader(buffer, offset, header)
                        .appendTo(text);
            case TimerDecoder.TEMPLATE_ID ->
                new TimerDecoder().wrapAndApplyHeader(buffer, offset, header).appendTo(text);
            case NewOrderDecoder.TEMPLATE_ID ->
                new NewOrderDecoder().wrapAndApplyHeader(buffer, offset, header).appendTo(text);
            case AmendOrderDecoder.TEMPLATE_ID ->
                new AmendOrderDecoder()
                        .wrapAndApplyHeader(buffer, offset, header)
                        .appendTo(text);
            case CancelOrderDecoder.TEMPLATE_ID ->
                new CancelOrderDecoder()
                        .wrapAndApplyHeader(buffer, offset, header)
                        .appendTo(text);
            case TargetChangeDecoder.TEMPLATE_ID ->
                new TargetChangeDecoder()
                        .wrapAndApplyHeader(buffer, offset, header)
                        .appendTo(text);
            case TransitionDecoder.TEMPLATE_ID ->
                new TransitionDecoder()
                        .wrapAndApplyHeader(buffer, offset, header)
                        .appendTo(text);
            case RefusalDecoder.TEMPLATE_ID ->
                new RefusalDecoder().wrapAndApplyHeader(buffer, offset, header).appendTo(text);
            default -> {
                return false;
            }
        }
        return true;
    }
}
