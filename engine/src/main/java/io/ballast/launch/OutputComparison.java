package io.ballast.launch;

import io.ballast.journal.JournalDocument;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.StateChecksumsDecoder;
import io.ballast.slot.OrderSection;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Holds what stages put out now against what a journal says. Byte for byte if the journal is of this engine's schema
 * version; of an earlier one {@linkplain FormerOutputs in that version's terms}, and as many fields as it knew. Checksums
 * of state mean something only to the build that wrote them.
 */
final class OutputComparison {
    private static final String NOTHING = "nothing";
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;

    private final MessageHeaderDecoder recordedHeader = new MessageHeaderDecoder();
    private final MessageHeaderDecoder rerunHeader = new MessageHeaderDecoder();
    private final JournalDocument document;
    private final int version;
    private final boolean isOfThisBuild;
    private final FormerOutputs rerun;

    private OutputComparison(
            final JournalDocument document, final OrderSection rerun, final int version, final boolean isOfThisBuild) {
        this.document = document;
        this.version = version;
        this.isOfThisBuild = isOfThisBuild;
        this.rerun = new FormerOutputs(rerun, version);
    }

    /**
     * The first difference; null if there is none.
     *
     * @param isOfThisBuild whether the journal is
     */
    static @Nullable Divergence of(
            final JournalDocument document,
            final OrderSection rerun,
            final int schemaVersion,
            final boolean isOfThisBuild) {
        final int length = document.outputBytes();
        if (length == rerun.outputBytes
                && areSame(document.buffer(), document.outputsOffset(), rerun.outputs, 0, length)) {
            return null;
        }
        return new OutputComparison(document, rerun, schemaVersion, isOfThisBuild).first();
    }

    /** Eight bytes at a time, for most inputs that have outputs have many bytes of them. */
    private static boolean areSame(
            final DirectBuffer one, final int from, final DirectBuffer other, final int otherFrom, final int length) {
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            if (one.getLong(from + i) != other.getLong(otherFrom + i)) {
                return false;
            }
        }
        for (; i < length; i++) {
            if (one.getByte(from + i) != other.getByte(otherFrom + i)) {
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
            final boolean isNow = rerun.next();
            if (!isRecorded && !isNow) {
                return null;
            }
            if (!isRecorded || !isNow || !isSame()) {
                return divergence(output, isRecorded, isNow);
            }
        }
    }

    private boolean isSame() {
        final DirectBuffer now = rerun.current();
        final int length = document.outputLength();
        if (length < BODY) {
            return false;
        }
        recordedHeader.wrap(document.buffer(), document.outputOffset());
        rerunHeader.wrap(now, 0);
        final boolean isSameType = recordedHeader.templateId() == rerunHeader.templateId();
        if (isSameType && !isOfThisBuild && recordedHeader.templateId() == StateChecksumsDecoder.TEMPLATE_ID) {
            return true;
        }
        if (version == MessageHeaderDecoder.SCHEMA_VERSION) {
            return length == now.capacity() && areSame(0, length);
        }
        return isSameType
                && length == BODY + recordedHeader.blockLength()
                && length <= now.capacity()
                && areSame(BODY, length);
    }

    private boolean areSame(final int from, final int to) {
        return areSame(document.buffer(), document.outputOffset() + from, rerun.current(), from, to - from);
    }

    /** In words, or byte by byte where the words are the same. */
    private Divergence divergence(final int output, final boolean isRecorded, final boolean isNow) {
        final DirectBuffer now = rerun.current();
        if (isRecorded && isNow && areStates()) {
            final StateDifference states = new StateDifference(document.buffer(), document.outputOffset(), now);
            if (states.isFound()) {
                return divergence(output, ", " + states.what(), states.recorded(), states.rerun());
            }
        }
        final DirectBuffer buffer = document.buffer();
        final String recorded =
                isRecorded ? MessageText.of(buffer, document.outputOffset(), document.outputLength()) : NOTHING;
        final String rerunText = isNow ? MessageText.of(now, 0, now.capacity()) : NOTHING;
        if (recorded.equals(rerunText)) {
            return divergence(
                    output,
                    "",
                    MessageText.hex(buffer, document.outputOffset(), document.outputLength()),
                    MessageText.hex(now, 0, now.capacity()));
        }
        return divergence(output, "", recorded, rerunText);
    }

    private boolean areStates() {
        final DirectBuffer now = rerun.current();
        return StateDifference.isReadable(document.buffer(), document.outputOffset(), document.outputLength())
                && StateDifference.isReadable(now, 0, now.capacity());
    }

    private Divergence divergence(final int output, final String which, final String recorded, final String rerunText) {
        return new Divergence(
                document.sequence(), "output " + output + which, inputText(document), recorded, rerunText);
    }

    static String inputText(final JournalDocument document) {
        return MessageText.of(document.buffer(), document.inputOffset(), document.inputLength());
    }
}
