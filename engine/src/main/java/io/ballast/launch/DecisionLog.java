package io.ballast.launch;

import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything that a session decided, read from its journal. */
public final class DecisionLog {
    private DecisionLog() {}

    /**
     * Reads all decisions in order.
     *
     * @throws io.ballast.journal.JournalException if there is no readable journal
     */
    public static List<Decision> read(final Path journal) {
        final List<Decision> decisions = new ArrayList<>();
        final DecisionReader decisionReader = new DecisionReader();
        final JournalDocument document = new JournalDocument();
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next(document)) {
                while (document.nextOutput()) {
                    final Decision decision = decisionReader.read(document.buffer(), document.outputOffset());
                    if (decision != null) {
                        decisions.add(decision);
                    }
                }
            }
        }
        return decisions;
    }
}
