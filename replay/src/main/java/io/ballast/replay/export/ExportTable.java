package io.ballast.replay.export;

import io.ballast.launch.JournalPlayback;
import java.io.IOException;
import java.util.List;

/** A table that is made while a journal is re-run. */
public interface ExportTable {
    /** Stable: the README promises them. */
    List<Column> columns();

    /**
     * Takes an input of the journal, in its range or in front of it; of a table that {@link #looksBeyond}, also behind it.
     *
     * @param playback behind that input
     * @param isWanted whether it lies in the range
     */
    void onInput(JournalPlayback playback, boolean isWanted, TableWriter out) throws IOException;

    /**
     * Nothing more comes.
     *
     * @param untilNs the last time at which what is known is sure to have stood
     */
    void onEnd(long untilNs, TableWriter out) throws IOException;

    /** Whether inputs behind the range say more of what lies in it. */
    default boolean looksBeyond() {
        return false;
    }
}
