package io.ballast.replay.lab;

import io.ballast.journal.DocumentKind;
import io.ballast.journal.EndState;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalEnd;
import io.ballast.journal.JournalException;
import io.ballast.journal.JournalReader;
import io.ballast.journal.SessionHeader;
import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.JournalPlayback;
import io.ballast.message.AccountChange;
import io.ballast.message.AccountDecoder;
import io.ballast.message.MessageHeaderDecoder;
import java.nio.file.Path;

/**
 * What a journal holds for a new run.
 *
 * @param journal       its directory
 * @param configuration what its session was told
 * @param inputs        inputs that the session processed
 * @param outside       of them, those that came from outside at moments that no configuration names
 * @param notSent       of them, orders that did not leave
 * @param hasOpening    whether an account was opened, as the embedded exchange does before anything else
 * @param end           how it ends
 */
record RecordedSession(
        Path journal,
        EngineConfiguration configuration,
        long inputs,
        long outside,
        long notSent,
        boolean hasOpening,
        JournalEnd end) {
    /**
     * Reads all of a journal.
     *
     * @throws JournalException if it cannot be read, is damaged, or goes on from another session
     */
    static RecordedSession of(final Path journal) {
        try (JournalReader reader = JournalReader.open(journal)) {
            final SessionHeader header = reader.header();
            if (!header.predecessor().isEmpty()) {
                throw refusal(
                        journal,
                        "its session goes on from another one, with positions and orders that a new run does not have,"
                                + " so that no run of this journal alone could be held against it. What works: the first"
                                + " session, whose journal is "
                                + first(journal, header)
                                + " (with --data DIR its market goes on behind its end); or this journal's market from"
                                + " a fresh start, ballast-replay backtest --config FILE --data " + journal);
            }
            final RecordedSession session = read(journal, reader);
            if (!session.end.state().isUsable()) {
                throw new JournalException(session.end);
            }
            return session;
        }
    }

    /** Not even the journals before need be there to say so. */
    private static String first(final Path journal, final SessionHeader header) {
        try {
            return JournalPlayback.directories(journal).get(0).toString();
        } catch (final JournalException missing) {
            return "not found (this one goes on behind " + header.predecessor() + ")";
        }
    }

    private static RecordedSession read(final Path journal, final JournalReader reader) {
        final EngineConfiguration configuration = ConfigurationFile.parse(
                "the header of " + journal, reader.header().configuration());
        final JournalDocument document = new JournalDocument();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final AccountDecoder account = new AccountDecoder();
        final long[] counts = new long[InputRole.values().length];
        long inputs = 0;
        boolean hasOpening = false;
        while (reader.next(document)) {
            if (document.kind() != DocumentKind.INPUT || document.inputLength() < InputRole.SHORTEST_INPUT) {
                continue;
            }
            inputs++;
            counts[InputRole.of(document, header).ordinal()]++;
            hasOpening |= header.templateId() == AccountDecoder.TEMPLATE_ID
                    && account.wrapAndApplyHeader(document.buffer(), document.inputOffset(), header)
                                    .change()
                            == AccountChange.OPENING_BALANCE;
        }
        return new RecordedSession(
                journal,
                configuration,
                inputs,
                counts[InputRole.OUTSIDE.ordinal()],
                counts[InputRole.NOT_SENT.ordinal()],
                hasOpening,
                reader.end());
    }

    /** @throws JournalException if there is no session in it that a new run could be held against */
    void requireSession() {
        if (!hasOpening) {
            throw refusal(
                    journal,
                    "no account was opened in it, as the embedded exchange does first: it holds a market and no session"
                            + " against that exchange. Run one on it: backtest --config FILE --data " + journal);
        }
    }

    /** Whether the session was closed with everything processed. */
    boolean isWhole() {
        return end.state() == EndState.CLEAN;
    }

    private static JournalException refusal(final Path journal, final String what) {
        return new JournalException(new JournalEnd(EndState.FOREIGN, 0, 0, 0, journal + ": " + what));
    }
}
