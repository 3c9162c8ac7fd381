package io.ballast.replay.lab;

import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import io.ballast.journal.JournalWriter;
import io.ballast.journal.SessionHeader;
import io.ballast.journal.SessionTrailer;
import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.InputJournal;
import io.ballast.launch.MarketFeeds;
import io.ballast.message.CloseReason;
import io.ballast.message.ExecutionDecoder;
import io.ballast.message.ExecutionEncoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.settings.CheckpointSettings;
import io.ballast.settings.JournalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;

/** Journals that are not what a session wrote, each in one way. */
final class Altered {
    private static final JournalSettings SETTINGS = new JournalSettings("", 1 << 20, 0, CheckpointSettings.NONE);
    /** Of the document in which a bit is flipped. */
    private static final long DAMAGED_SEQUENCE = 3_000;
    /** Bytes into that document: behind its own header. */
    private static final int DAMAGED_OFFSET = 40;

    private Altered() {}

    /** The venue took another fee for the first fill. */
    static Path withOtherFee(final Path journal, final Path to) {
        return copy(journal, to, "", true);
    }

    /** Its header names a session before. */
    static Path resumed(final Path journal, final Path to) {
        return copy(journal, to, "0 inputs of nothing", false);
    }

    private static Path copy(final Path journal, final Path to, final String predecessor, final boolean changesFee) {
        final JournalDocument document = new JournalDocument();
        try (JournalReader reader = JournalReader.open(journal)) {
            final SessionHeader header = reader.header();
            final JournalWriter writer = JournalWriter.open(
                    to,
                    SETTINGS,
                    new SessionHeader(
                            header.createdTimeNs(),
                            header.sessionEpoch(),
                            header.engineVersion(),
                            header.gitRevision(),
                            header.configurationSha256(),
                            predecessor,
                            header.configuration()));
            boolean isToChange = changesFee;
            while (reader.next(document)) {
                final byte[] input = new byte[document.inputLength()];
                document.buffer().getBytes(document.inputOffset(), input);
                isToChange &= !hasChanged(input, isToChange);
                writer.append(
                        document.sequence(),
                        new UnsafeBuffer(input),
                        0,
                        input.length,
                        new UnsafeBuffer(document.buffer(), document.outputsOffset(), document.outputBytes()),
                        document.outputBytes(),
                        document.outputCount());
            }
            final SessionTrailer trailer = Objects.requireNonNull(reader.trailer());
            writer.close(trailer.closedTimeNs(), CloseReason.CLEAN, trailer.stateSha256(), "");
        }
        return to;
    }

    private static boolean hasChanged(final byte[] input, final boolean isToChange) {
        final UnsafeBuffer buffer = new UnsafeBuffer(input);
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, 0);
        if (!isToChange || header.templateId() != ExecutionDecoder.TEMPLATE_ID) {
            return false;
        }
        final ExecutionDecoder execution = new ExecutionDecoder().wrapAndApplyHeader(buffer, 0, header);
        if (execution.lastLots() == 0) {
            return false;
        }
        final long feeNanoUsd = execution.feeNanoUsd() + 1;
        new ExecutionEncoder().wrap(buffer, MessageHeaderDecoder.ENCODED_LENGTH).feeNanoUsd(feeNanoUsd);
        return true;
    }

    /** A market without a session. */
    static Path marketOnly(final Path journal, final Path to) {
        final EngineConfiguration configuration = configuration(journal);
        InputJournal.write(
                configuration, MarketFeeds.open(configuration, journal).feed(), to, written -> {});
        return to;
    }

    private static EngineConfiguration configuration(final Path journal) {
        try (JournalReader reader = JournalReader.open(journal)) {
            return ConfigurationFile.parse("header", reader.header().configuration());
        }
    }

    /** One bit in the middle is another one. */
    static Path damaged(final Path journal, final Path to) {
        try {
            Files.createDirectory(to);
            final Path file;
            try (Stream<Path> files = Files.list(journal)) {
                file = files.filter(path -> path.toString().endsWith(".cq4"))
                        .findFirst()
                        .orElseThrow();
            }
            final Path copy = Files.copy(file, to.resolve(file.getFileName()));
            try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    JournalReader reader = JournalReader.open(journal)) {
                final JournalDocument document = new JournalDocument();
                while (reader.next(document) && document.sequence() < DAMAGED_SEQUENCE) {
                    // On to a document in the middle.
                }
                final long at = document.fileOffset() + DAMAGED_OFFSET;
                final ByteBuffer one = ByteBuffer.allocate(1);
                channel.read(one, at);
                one.put(0, (byte) (one.get(0) ^ 1)).rewind();
                channel.write(one, at);
            }
            return to;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
