package io.ballast.replay;

import io.ballast.launch.JournalPlayback;
import io.ballast.launch.ReadingProgress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The first input that is to be re-run for certain.
 *
 * @param sequence {@link #ALL}: every input; {@link #LATEST}: whatever follows the latest checkpoint
 */
record FirstInput(long sequence) {
    static final long ALL = -1;
    static final long LATEST = Long.MAX_VALUE;

    private static final String LATEST_WORD = "latest";

    static FirstInput parse(final @Nullable String text, final CommandLine command) {
        if (text == null) {
            return new FirstInput(ALL);
        }
        if (text.equals(LATEST_WORD)) {
            return new FirstInput(LATEST);
        }
        try {
            final long sequence = Long.parseLong(text);
            if (sequence >= 0) {
                return new FirstInput(sequence);
            }
        } catch (final NumberFormatException e) {
            throw refused(text, command);
        }
        throw refused(text, command);
    }

    private static ParameterException refused(final String text, final CommandLine command) {
        return new ParameterException(
                command, "--from '" + text + "': name the sequence of an input, counted from 0, or latest");
    }

    JournalPlayback open(final Path journal, final ReadingProgress progress) {
        return sequence == ALL
                ? JournalPlayback.open(journal, progress)
                : JournalPlayback.openAt(journal, sequence, progress);
    }

    boolean isAll() {
        return sequence == ALL;
    }

    /** Whether a journal of so many inputs does not have it. */
    boolean isMissingIn(final long inputs) {
        return sequence != LATEST && sequence >= inputs;
    }

    /** Words for it. */
    String text() {
        return sequence == LATEST ? "the end" : "input " + sequence;
    }
}
