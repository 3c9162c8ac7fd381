package io.ballast.launch;

import io.ballast.gateway.InputTime;
import io.ballast.journal.DocumentKind;
import io.ballast.journal.EndState;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalEnd;
import io.ballast.journal.JournalException;
import io.ballast.journal.JournalReader;
import io.ballast.pipeline.Stages;
import io.ballast.slot.IndexSection;
import io.ballast.slot.InputSection;
import io.ballast.slot.Slot;
import org.jspecify.annotations.Nullable;

/** Runs one journal's inputs through stages and holds every output against the recorded one, byte for byte. */
final class JournalRerun {
    private final Stages stages;
    private final Slot slot;
    private final ReadingProgress progress;
    private final boolean isOfThisBuild;
    private long inputs;
    private long outputs;
    private long unprocessed;
    private long gatewayInputs;
    private long lastTimeNs;
    private @Nullable Divergence divergence;

    /** @param isOfThisBuild whether the journal was, so that the state it tells of is encoded as these stages do */
    JournalRerun(
            final Stages stages,
            final EngineConfiguration configuration,
            final boolean isOfThisBuild,
            final ReadingProgress progress) {
        this.stages = stages;
        this.isOfThisBuild = isOfThisBuild;
        this.progress = progress;
        slot = new Slot(configuration.slotShape());
    }

    /**
     * Runs the next input that the session processed.
     *
     * @param document where the input and what it caused can be read until the next call
     * @return false at the journal's end, or if the stages stopped at the input
     */
    boolean next(final JournalReader reader, final JournalDocument document) {
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
            if (!hasRun(document)) {
                return false;
            }
            compare(reader, document);
            checkAttribution(document, slot.index);
            inputs++;
            progress.onInput(document.fileOffset());
            lastTimeNs = slot.ingest.timeNs;
            gatewayInputs += InputTime.isOfGateway(slot.input.buffer, slot.input.length) ? 1 : 0;
            return true;
        }
        return false;
    }

    /** Reads, without running them, the inputs up to and with one: the stages are behind it already. */
    void skip(final JournalReader reader, final JournalDocument document, final long lastSequence) {
        while (reader.nextSequence() <= lastSequence && reader.next(document)) {
            if (document.inputLength() > InputSection.CAPACITY) {
                throw tooLong(document);
            }
            slot.input.buffer.putBytes(0, document.buffer(), document.inputOffset(), document.inputLength());
            inputs++;
            progress.onInput(document.fileOffset());
            gatewayInputs += InputTime.isOfGateway(slot.input.buffer, document.inputLength()) ? 1 : 0;
        }
    }

    /** Engine time behind the inputs that were not run. */
    void begin(final long timeNs) {
        lastTimeNs = timeNs;
    }

    Slot slot() {
        return slot;
    }

    /** What has been counted so far. */
    RerunCount count() {
        return new RerunCount(inputs, outputs, unprocessed, gatewayInputs, lastTimeNs);
    }

    /** Counts on from there, as if nothing had been found since. */
    void returnTo(final RerunCount count) {
        inputs = count.inputs();
        outputs = count.outputs();
        unprocessed = count.unprocessed();
        gatewayInputs = count.gatewayInputs();
        lastTimeNs = count.lastTimeNs();
        divergence = null;
    }

    long inputs() {
        return inputs;
    }

    long outputs() {
        return outputs;
    }

    /** Inputs that the session did not process. */
    long unprocessed() {
        return unprocessed;
    }

    /** Inputs that a gateway made, not the engine's own feed. */
    long gatewayInputs() {
        return gatewayInputs;
    }

    /** Engine time behind the last input. */
    long lastTimeNs() {
        return lastTimeNs;
    }

    /** The first difference, null if there is none. */
    @Nullable
    Divergence divergence() {
        return divergence;
    }

    /** The session's stages took this input, or it would be marked as not processed. */
    private boolean hasRun(final JournalDocument document) {
        try {
            stages.onSlot(slot, document.sequence());
            return true;
        } catch (final RuntimeException | AssertionError broken) {
            divergence = new Divergence(
                    document.sequence(),
                    "the stages",
                    OutputComparison.inputText(document),
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
                    OutputComparison.inputText(document),
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

    private void compare(final JournalReader reader, final JournalDocument document) {
        outputs += slot.order.outputCount;
        divergence = OutputComparison.of(document, slot.order, reader.schemaVersion(), isOfThisBuild);
    }
}
