package io.ballast.launch;

import io.ballast.message.*;
import java.util.HexFormat;
import org.agrona.DirectBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;
import org.jspecify.annotations.Nullable;

/** Renders any message of the schema as one line, fields by name. */
public final class MessageText {
    private static final String PREFIX_END = "):";

    private MessageText() {}

    /**
     * The message whose header is at {@code offset}; its bytes in hexadecimal if it is of no known type, or shorter than
     * its type: a decoder would read beyond its end.
     */
    public static String of(final DirectBuffer buffer, final int offset, final int length) {
        if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
            return unreadable(buffer, offset, length);
        }
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        final MessageDecoderFlyweight decoder =
                header.schemaId() == MessageHeaderDecoder.SCHEMA_ID ? decoder(header.templateId()) : null;
        final int body = length - MessageHeaderDecoder.ENCODED_LENGTH;
        if (decoder == null || body < header.blockLength() || body < decoder.sbeBlockLength()) {
            return unreadable(buffer, offset, length);
        }
        decoder.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version());
        return shortened(decoder.appendTo(new StringBuilder()).toString());
    }

    /** Name of the messages with a template id, null if there are none that a journal's input can hold or cause. */
    public static @Nullable String name(final int templateId) {
        final MessageDecoderFlyweight decoder = decoder(templateId);
        return decoder == null ? null : decoder.getClass().getSimpleName().replace("Decoder", "");
    }

    private static String unreadable(final DirectBuffer buffer, final int offset, final int length) {
        return "unreadable " + hex(buffer, offset, length);
    }

    /** The bytes of a message in hexadecimal. */
    static String hex(final DirectBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** "[Quote](sbeTemplateId=…):a=1|b=2" becomes "Quote a=1 b=2". */
    private static String shortened(final String generated) {
        final int nameEnd = generated.indexOf(']');
        final int bodyStart = generated.indexOf(PREFIX_END);
        return generated.substring(1, nameEnd)
                + ' '
                + generated.substring(bodyStart + PREFIX_END.length()).replace('|', ' ');
    }

    private static @Nullable MessageDecoderFlyweight decoder(final int templateId) {
        return switch (templateId) {
            case QuoteDecoder.TEMPLATE_ID -> new QuoteDecoder();
            case TradeDecoder.TEMPLATE_ID -> new TradeDecoder();
            case MarkDecoder.TEMPLATE_ID -> new MarkDecoder();
            case ExecutionDecoder.TEMPLATE_ID -> new ExecutionDecoder();
            case AccountDecoder.TEMPLATE_ID -> new AccountDecoder();
            case HoldingDecoder.TEMPLATE_ID -> new HoldingDecoder();
            case ContractSpecificationDecoder.TEMPLATE_ID -> new ContractSpecificationDecoder();
            case TargetDecoder.TEMPLATE_ID -> new TargetDecoder();
            case CommandDecoder.TEMPLATE_ID -> new CommandDecoder();
            case FeedStatusDecoder.TEMPLATE_ID -> new FeedStatusDecoder();
            case SendFailureDecoder.TEMPLATE_ID -> new SendFailureDecoder();
            case TimerDecoder.TEMPLATE_ID -> new TimerDecoder();
            case CheckpointDecoder.TEMPLATE_ID -> new CheckpointDecoder();
            case StateChecksumsDecoder.TEMPLATE_ID -> new StateChecksumsDecoder();
            case NewOrderDecoder.TEMPLATE_ID -> new NewOrderDecoder();
            case AmendOrderDecoder.TEMPLATE_ID -> new AmendOrderDecoder();
            case CancelOrderDecoder.TEMPLATE_ID -> new CancelOrderDecoder();
            case TargetChangeDecoder.TEMPLATE_ID -> new TargetChangeDecoder();
            case TransitionDecoder.TEMPLATE_ID -> new TransitionDecoder();
            case RefusalDecoder.TEMPLATE_ID -> new RefusalDecoder();
            case OutlookChangeDecoder.TEMPLATE_ID -> new OutlookChangeDecoder();
            case PredictionDecoder.TEMPLATE_ID -> new PredictionDecoder();
            case RankingDecoder.TEMPLATE_ID -> new RankingDecoder();
            case LedgerEntryDecoder.TEMPLATE_ID -> new LedgerEntryDecoder();
            case IndexEventDecoder.TEMPLATE_ID -> new IndexEventDecoder();
            case RiskEventDecoder.TEMPLATE_ID -> new RiskEventDecoder();
            case RecompositionBeginDecoder.TEMPLATE_ID -> new RecompositionBeginDecoder();
            case RecompositionCommitDecoder.TEMPLATE_ID -> new RecompositionCommitDecoder();
            case RecompositionMemberDecoder.TEMPLATE_ID -> new RecompositionMemberDecoder();
            case ReportBeginDecoder.TEMPLATE_ID -> new ReportBeginDecoder();
            case OrderReportDecoder.TEMPLATE_ID -> new OrderReportDecoder();
            case PositionReportDecoder.TEMPLATE_ID -> new PositionReportDecoder();
            case BalanceReportDecoder.TEMPLATE_ID -> new BalanceReportDecoder();
            case ReportEndDecoder.TEMPLATE_ID -> new ReportEndDecoder();
            case ReconcileRequestDecoder.TEMPLATE_ID -> new ReconcileRequestDecoder();
            case ReconcileResultDecoder.TEMPLATE_ID -> new ReconcileResultDecoder();
            case MarginChangeDecoder.TEMPLATE_ID -> new MarginChangeDecoder();
            case TopUpRequestDecoder.TEMPLATE_ID -> new TopUpRequestDecoder();
            default -> null;
        };
    }
}
