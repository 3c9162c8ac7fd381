package io.ballast.launch;

import io.ballast.counter.Counters;
import io.ballast.journal.DocumentKind;
import io.ballast.journal.EndState;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalEnd;
import io.ballast.journal.JournalException;
import io.ballast.journal.JournalReader;
import io.ballast.journal.SessionTrailer;
import io.ballast.message.CloseReason;
import io.ballast.pipeline.Stages;
import io.ballast.slot.IndexSection;
import io.ballast.slot.InputSection;
import io.ballast.slot.OrderSection;
import io.ballast.slot.Slot;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Re-runs a journal's inputs through fresh stages and compares every output, byte for byte, and the state at the end.
 */
public final class JournalVerifier {
    private static final int PROGRESS_INTERVAL = 1 << 14;
    private static final String NOTHING = "nothing";

    private final Path directory;
    private final LongConsumer progress;
    private long inputs;
    private long outputs;
    private long unprocessed;
    private @Nullable Divergence divergence;

    /** @param progress told now and then how many inputs have been re-run */
    public JournalVerifier(final Path directory, final LongConsumer progress) {
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * Verifies up to the journal's end or the first divergence.
     *
     * @throws JournalException       if the journal has no header that this engine can read, or an input too long for
     *                                one
     * @throws ConfigurationException if its configuration is not one this engine accepts
     */
    public Verification verify() {
        try (JournalReader reader = JournalReader.open(directory)) {
            final String yaml = reader.header().configuration();
            final EngineConfiguration configuration = ConfigurationFile.parse("the journal's header", yaml);
            final Stages stages = StagesFactory.create(configuration, new Counters());
            rerun(reader, stages, configuration);
            final String stateSha256 = stages.stateSha256();
            final SessionTrailer trailer = divergence == null ? reader.trailer() : null;
            final boolean isStateCompared = trailer != null && trailer.closeReason() == CloseReason.CLEAN;
            if (trailer != null && isStateCompared && !trailer.stateSha256().equals(stateSha256)) {
                divergence = new Divergence(Divergence.AT_END, "state hash", "", trailer.stateSha256(), stateSha256);
            }
            return new Verification(
                    reader.header(),
                    divergence == null ? reader.end() : null,
                    inputs,
                    outputs,
                    unprocessed,
                    stateSha256,
                    trailer,
                    isStateCompared,
                    divergence);
        }
    }

    private void rerun(final JournalReader reader, final Stages stages, final EngineConfiguration configuration) {
        final Slot slot = new Slot(configuration.slotShape());
        final JournalDocument document = new JournalDocument();
        while (divergence == null && reader.next(document)) {
            if (document.kind() == DocumentKind.UNPROCESSED) {
                unprocessed++;
                continue;
            }
            if (document.inputLength() > InputSection.CAPACITY) {
                throw tooLong(document);
            }
            slot.input.buffer.putBytes(0, document.buffer(), document.inputOffset(), document.inputLength());
            slot.input.length = document.inputLength();
            if (!hasRun(stages, slot, document)) {
                return;
            }
            compare(document, slot.order);
            checkAttribution(document, slot.index);
            inputs++;
            if ((inputs & (PROGRESS_INTERVAL - 1)) == 0) {
                progress.accept(inputs);
            }
        }
    }

    /** The session's stages took this input, or it would be marked as not processed. */
    private boolean hasRun(final Stages stages, final Slot slot, final JournalDocument document) {
        try {
            stages.onSlot(slot, document.sequence());
            return true;
        } catch (final RuntimeException | AssertionError broken) {
            divergence = new Divergence(
                    document.sequence(),
                    "the stages",
                    inputText(document),
                    "processed, with " + document.outputCount() + " outputs",
                    "stopped by " + broken);
            return false;
        }
    }

    /** Spot, futures, carry, costs and flows make NAV to the last unit, or the stages that ran then were not sound. */
    private void checkAttribution(final JournalDocument document, final IndexSection index) {
        final long left = index.unattributedNanoUsd();
        if (left != 0 && divergence == null) {
            divergence = new Divergence(
                    document.sequence(),
                    "the attribution of NAV",
                    inputText(document),
                    "a sum of " + index.navNanoUsd + " nano-USD",
                    "a sum of " + (index.navNanoUsd - left) + " nano-USD");
        }
    }

    private static JournalException tooLong(final JournalDocument document) {
        return new JournalException(new JournalEnd(
                EndState.DAMAGED,
                document.fileOffset(),
                0,
                document.sequence(),
                "damaged: input " + document.sequence() + " at byte " + document.fileOffset() + " is of "
                        + document.inputLength() + " bytes; an engine takes at most " + InputSection.CAPACITY));
    }

    private static String inputText(final JournalDocument document) {
        return MessageText.of(document.buffer(), document.inputOffset(), document.inputLength());
    }

    private void compare(final JournalDocument document, final OrderSection rerun) {
        outputs += rerun.outputCount;
        if (document.outputBytes() == rerun.outputBytes && isSame(document, rerun)) {
            return;
        }
        int offset = 0;
        for (int i = 0; i < Math.max(document.outputCount(), rerun.outputCount); i++) {
            final String recorded = document.nextOutput()
                    ? hex(document.buffer(), document.outputOffset(), document.outputLength())
                    : NOTHING;
            final String now = i < rerun.outputCount ? hex(rerun, offset) : NOTHING;
            if (!recorded.equals(now)) {
                divergence = divergence(document, i, recorded, rerun, offset, now);
                return;
            }
            offset += OrderSection.LENGTH_BYTES + rerun.outputs.getInt(offset, ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** In words, or byte by byte where the words are the same. */
    private static Divergence divergence(
            final JournalDocument document,
            final int output,
            final String recordedHex,
            final OrderSection rerun,
            final int offset,
            final String rerunHex) {
        final String recorded = recordedHex.equals(NOTHING)
                ? NOTHING
                : MessageText.of(document.buffer(), document.outputOffset(), document.outputLength());
        final String now = rerunHex.equals(NOTHING) ? NOTHING : text(rerun, offset);
        final boolean isSameText = recorded.equals(now);
        return new Divergence(
                document.sequence(),
                "output " + (output + 1),
                inputText(document),
                isSameText ? recordedHex : recorded,
                isSameText ? rerunHex : now);
    }

    private static boolean isSame(final JournalDocument document, final OrderSection rerun) {
        final DirectBuffer recorded = document.buffer();
        final int offset = document.outputsOffset();
        for (int i = 0; i < rerun.outputBytes; i++) {
            if (recorded.getByte(offset + i) != rerun.outputs.getByte(i)) {
                return false;
            }
        }
        return true;
    }

    private static String text(final OrderSection section, final int offset) {
        return MessageText.of(section.outputs, offset + OrderSection.LENGTH_BYTES, length(section, offset));
    }

    private static String hex(final OrderSection section, final int offset) {
        return hex(section.outputs, offset + OrderSection.LENGTH_BYTES, length(section, offset));
    }

    private static String hex(final DirectBuffer buffer, final int offset, final int length) {
        return MessageText.hex(buffer, offset, length);
    }

    private static int length(final OrderSection section, final int offset) {
        return section.outputs.getInt(offset, ByteOrder.LITTLE_ENDIAN);
    }
}
