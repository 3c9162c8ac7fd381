package io.ballast.launch;

import io.ballast.journal.EndState;
import io.ballast.journal.JournalEnd;
import io.ballast.journal.JournalException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the header of a resumed session's journal says of the session before.
 *
 * @param inputs      how many of its inputs were taken over
 * @param stateSha256 hash of the stages' state behind them
 * @param path        where its journal lies, seen from the directory of the one that names it
 */
record Predecessor(long inputs, String stateSha256, String path) {
    private static final Pattern TEXT = Pattern.compile("inputs (\\d{1,18}) state ([0-9a-f]{64}) journal (.+)");

    /** As it stands in a header. */
    String text() {
        return "inputs " + inputs + " state " + stateSha256 + " journal " + path;
    }

    /**
     * @param journal the one whose header says it
     * @throws JournalException if it is not what {@link #text} writes
     */
    static Predecessor parse(final Path journal, final String text) {
        final Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw refusal(journal + ": its header names a predecessor that cannot be read: " + text);
        }
        return new Predecessor(Long.parseLong(matcher.group(1)), matcher.group(2), matcher.group(3));
    }

    /** The journal that this names, for one that lies in a directory. */
    Path from(final Path journal) {
        return journal.toAbsolutePath().resolve(path).normalize();
    }

    static JournalException refusal(final String what) {
        return new JournalException(new JournalEnd(EndState.MISSING, 0, 0, 0, what));
    }
}
