package io.ballast.replay.export;

import io.ballast.journal.JournalEnd;
import io.ballast.launch.Divergence;
import io.ballast.launch.Instants;
import io.ballast.launch.JournalPlayback;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Re-runs a journal and makes a table of a part of it. Inputs of the sessions that it goes on from are not part of it. */
public final class JournalExport {
    private static final long NONE = Long.MIN_VALUE;

    private final JournalPlayback playback;
    private final Range range;
    private final ExportTable table;
    private final TableWriter out;
    private long firstNs = NONE;
    private long lastNs = NONE;
    private long lastSequence;
    private boolean isAtEnd;

    /** @param playback in front of the journal's first input; the caller closes it */
    public JournalExport(
            final JournalPlayback playback, final Range range, final ExportTable table, final TableWriter out) {
        this.playback = playback;
        this.range = range;
        this.table = table;
        this.out = out;
    }

    /**
     * Writes every row, without finishing the table.
     *
     * @return where the re-run did something else than the journal says, and ended: null if it did not
     * @throws UnfitRequestException if there is no row
     */
    public @Nullable Divergence run() throws IOException {
        boolean isPast = false;
        long untilNs = NONE;
        while ((!isPast || table.looksBeyond()) && hasNext()) {
            if (playback.isEarlier()) {
                continue;
            }
            final long nowNs = playback.slot().ingest.timeNs;
            final long sequence = playback.sequence();
            if (!isPast && range.isPast(nowNs, sequence)) {
                isPast = true;
                untilNs = range.to().isTime() ? range.to().value() : lastNs;
            }
            if (!isPast || table.looksBeyond()) {
                table.onInput(playback, !isPast && !range.isAhead(nowNs, sequence), out);
            }
            firstNs = firstNs == NONE ? nowNs : firstNs;
            lastNs = nowNs;
            lastSequence = sequence;
        }
        if (playback.divergence() == null) {
            table.onEnd(isPast ? untilNs : lastNs, out);
            requireRows();
        }
        return playback.divergence();
    }

    private boolean hasNext() {
        final boolean hasNext = playback.next();
        isAtEnd = !hasNext && playback.divergence() == null;
        return hasNext;
    }

    /** How the journal ends; null if that lies behind what had to be read. */
    public @Nullable JournalEnd end() {
        return isAtEnd ? playback.end() : null;
    }

    private void requireRows() {
        if (out.rows() > 0) {
            return;
        }
        if (firstNs == NONE && playback.unprocessed() > 0) {
            throw new UnfitRequestException(playback.directory() + " holds market data that no session has processed:"
                    + " run it first (ballast run --config FILE --data " + playback.directory() + ')');
        }
        readToEnd();
        throw new UnfitRequestException("there is nothing " + range + " in " + playback.directory() + ": "
                + (firstNs == NONE
                        ? "it holds no input"
                        : "it goes from " + Instants.format(firstNs) + " (input 0) to " + Instants.format(lastNs)
                                + " (input " + lastSequence + ')'));
    }

    /** What lies behind the range tells how far the journal goes. */
    private void readToEnd() {
        while (hasNext()) {
            lastNs = playback.slot().ingest.timeNs;
            lastSequence = playback.sequence();
        }
    }
}
