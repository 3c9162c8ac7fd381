package io.ballast.launch;

import io.ballast.journal.JournalDocument;
import io.ballast.message.IndexEventDecoder;
import io.ballast.message.LedgerEntryDecoder;
import io.ballast.message.MarginChangeDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.OutlookChangeDecoder;
import io.ballast.message.PredictionDecoder;
import io.ballast.message.RankingDecoder;
import io.ballast.message.ReconcileRequestDecoder;
import io.ballast.message.ReconcileResultDecoder;
import io.ballast.message.RiskEventDecoder;
import io.ballast.message.StateChecksumsDecoder;
import io.ballast.message.TopUpRequestDecoder;
import io.ballast.slot.OrderSection;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Holds what stages put out now against what a journal says. Byte for byte if the journal is of this engine's schema
 * version; of an earlier one in that version's terms: messages that it did not have are left out, and of the others as
 * many fields are compared as it knew.
 */
final class OutputComparison {
    private static final String NOTHING = "nothing";
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;

    private final MessageHeaderDecoder recordedHeader = new MessageHeaderDecoder();
    private final MessageHeaderDecoder rerunHeader = new MessageHeaderDecoder();
    private final JournalDocument document;
    private final OrderSection rerun;
    private final int version;
    private final UnsafeBuffer now = new UnsafeBuffer();
    private int next;
    private int offset;

    private OutputComparison(final JournalDocument document, final OrderSection rerun, final int version) {
        this.document = document;
        this.rerun = rerun;
        this.version = version;
    }

    /** The first difference; null if there is none. */
    static @Nullable Divergence of(final JournalDocument document, final OrderSection rerun, final int schemaVersion) {
        if (document.outputBytes() == rerun.outputBytes && isSame(document, rerun)) {
            return null;
        }
        return new OutputComparison(document, rerun, schemaVersion).first();
    }

    private static boolean isSame(final JournalDocument document, final OrderSection rerun) {
        final DirectBuffer recorded = document.buffer();
        final int start = document.outputsOffset();
        for (int i = 0; i < rerun.outputBytes; i++) {
            if (recorded.getByte(start + i) != rerun.outputs.getByte(i)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Divergence first() {
        int output = 0;
        while (true) {
            output++;
            final boolean isRecorded = document.nextOutput();
            final boolean isNow = nextOfVersion();
            if (!isRecorded && !isNow) {
                return null;
            }
            if (!isRecorded || !isNow || !isSame()) {
                return divergence(output, isRecorded, isNow);
            }
        }
    }

    /** Moves to the next output of the re-run that the journal's schema version has. */
    private boolean nextOfVersion() {
        while (next < rerun.outputCount) {
            final int length = rerun.outputs.getInt(offset, ByteOrder.LITTLE_ENDIAN);
            now.wrap(rerun.outputs, offset + OrderSection.LENGTH_BYTES, length);
            offset += OrderSection.LENGTH_BYTES + length;
            next++;
            if (sinceVersion(rerunHeader.wrap(now, 0).templateId()) <= version) {
                return true;
            }
        }
        return false;
    }

    private boolean isSame() {
        final boolean isOfVersion = version == MessageHeaderDecoder.SCHEMA_VERSION;
        final int length = document.outputLength();
        if (isOfVersion || length < BODY) {
            return length == now.capacity() && areSame(0, length);
        }
        recordedHeader.wrap(document.buffer(), document.outputOffset());
        return recordedHeader.templateId() == rerunHeader.templateId()
                && length == BODY + recordedHeader.blockLength()
                && length <= now.capacity()
                && areSame(BODY, length);
    }

    private boolean areSame(final int from, final int to) {
        for (int i = from; i < to; i++) {
            if (document.buffer().getByte(document.outputOffset() + i) != now.getByte(i)) {
                return false;
            }
        }
        return true;
    }

    /** In words, or byte by byte where the words are the same. */
    private Divergence divergence(final int output, final boolean isRecorded, final boolean isNow) {
        final DirectBuffer buffer = document.buffer();
        final String recorded =
                isRecorded ? MessageText.of(buffer, document.outputOffset(), document.outputLength()) : NOTHING;
        final String rerunText = isNow ? MessageText.of(now, 0, now.capacity()) : NOTHING;
        final boolean isSameText = recorded.equals(rerunText);
        return new Divergence(
                document.sequence(),
                "output " + output,
                inputText(document),
                isSameText ? MessageText.hex(buffer, document.outputOffset(), document.outputLength()) : recorded,
                isSameText ? MessageText.hex(now, 0, now.capacity()) : rerunText);
    }

    static String inputText(final JournalDocument document) {
        return MessageText.of(document.buffer(), document.inputOffset(), document.inputLength());
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
