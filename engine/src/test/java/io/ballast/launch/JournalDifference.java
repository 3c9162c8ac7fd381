package io.ballast.launch;

import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;

/** What two journals say: header, every input and output byte for byte, trailer with the hash of the state. */
final class JournalDifference {
    private final JournalDocument one = new JournalDocument();
    private final JournalDocument other = new JournalDocument();
    private final UnsafeBuffer oneBytes = new UnsafeBuffer();
    private final UnsafeBuffer otherBytes = new UnsafeBuffer();

    private JournalDifference() {}

    /** The first difference, if there is one. */
    static Optional<String> between(final Path one, final Path other) {
        try (JournalReader oneReader = JournalReader.open(one);
                JournalReader otherReader = JournalReader.open(other)) {
            return new JournalDifference().first(oneReader, otherReader);
        }
    }

    private Optional<String> first(final JournalReader oneReader, final JournalReader otherReader) {
        if (!oneReader.header().equals(otherReader.header())) {
            return Optional.of("header " + oneReader.header() + ", not " + otherReader.header());
        }
        boolean isInBoth = true;
        while (isInBoth) {
            final boolean isInOne = oneReader.next(one);
            isInBoth = otherReader.next(other) && isInOne;
            if (isInBoth && !isSame()) {
                return Optional.of("input " + one.sequence() + ": " + text(one) + ", not " + text(other));
            }
            if (oneReader.nextSequence() != otherReader.nextSequence()) {
                return Optional.of("only one has input " + oneReader.nextSequence());
            }
        }
        return Objects.equals(oneReader.trailer(), otherReader.trailer())
                ? Optional.empty()
                : Optional.of("trailer " + oneReader.trailer() + ", not " + otherReader.trailer());
    }

    private boolean isSame() {
        oneBytes.wrap(one.buffer(), one.inputOffset(), one.inputLength() + one.outputBytes());
        otherBytes.wrap(other.buffer(), other.inputOffset(), other.inputLength() + other.outputBytes());
        return one.kind() == other.kind()
                && one.sequence() == other.sequence()
                && one.inputLength() == other.inputLength()
                && one.outputCount() == other.outputCount()
                && oneBytes.compareTo(otherBytes) == 0;
    }

    private static String text(final JournalDocument document) {
        final StringBuilder text =
                new StringBuilder(MessageText.of(document.buffer(), document.inputOffset(), document.inputLength()));
        while (document.nextOutput()) {
            text.append(" → ")
                    .append(MessageText.of(document.buffer(), document.outputOffset(), document.outputLength()));
        }
        return text.toString();
    }
}
