package io.ballast.journal;

import io.ballast.message.CloseReason;
import io.ballast.settings.CheckpointSettings;
import io.ballast.settings.JournalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A few words to write, damage and read journals with. */
final class Journals {
    static final JournalSettings SETTINGS = new JournalSettings("", 64 << 10, 0, CheckpointSettings.NONE);
    static final SessionHeader HEADER = new SessionHeader(
            1_700_000_000_000_000_000L, 7, "0.1.0", "e30a155", "00ff", "/journals/before", "profile: direct\n# ±1 %\n");
    static final String STATE = "a".repeat(64);

    private Journals() {}

    /** A document as plain values. */
    record Content(DocumentKind kind, long sequence, List<Byte> input, List<List<Byte>> outputs) {
        static Content of(final JournalDocument document) {
            final List<List<Byte>> outputs = new ArrayList<>();
            while (document.nextOutput()) {
                outputs.add(bytes(document.buffer(), document.outputOffset(), document.outputLength()));
            }
            return new Content(
                    document.kind(),
                    document.sequence(),
                    bytes(document.buffer(), document.inputOffset(), document.inputLength()),
                    outputs);
        }
    }

    /** All that a journal gives. */
    record Reading(List<Content> documents, List<Long> offsets, JournalEnd end, boolean hasTrailer) {}

    static List<Byte> bytes(final DirectBuffer buffer, final int offset, final int length) {
        final List<Byte> bytes = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            bytes.add(buffer.getByte(offset + i));
        }
        return bytes;
    }

    /** Input of random length and bytes, with none to four random outputs. */
    static Content randomContent(final SplittableRandom random, final DocumentKind kind, final long sequence) {
        final List<List<Byte>> outputs = new ArrayList<>();
        for (int i = kind == DocumentKind.INPUT ? random.nextInt(5) : 0; i > 0; i--) {
            outputs.add(randomBytes(random, random.nextInt(97)));
        }
        return new Content(kind, sequence, randomBytes(random, random.nextInt(257)), outputs);
    }

    private static List<Byte> randomBytes(final SplittableRandom random, final int length) {
        final List<Byte> bytes = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            bytes.add((byte) random.nextInt());
        }
        return bytes;
    }

    static void append(final JournalWriter writer, final Content content) {
        final UnsafeBuffer input = buffer(content.input());
        if (content.kind() == DocumentKind.UNPROCESSED) {
            writer.appendUnprocessed(content.sequence(), input, 0, input.capacity());
            return;
        }
        final List<Byte> block = new ArrayList<>();
        for (final List<Byte> output : content.outputs()) {
            final UnsafeBuffer length = new UnsafeBuffer(new byte[Integer.BYTES]);
            length.putInt(0, output.size(), ByteOrder.LITTLE_ENDIAN);
            block.addAll(bytes(length, 0, Integer.BYTES));
            block.addAll(output);
        }
        writer.append(
                content.sequence(),
                input,
                0,
                input.capacity(),
                buffer(block),
                block.size(),
                content.outputs().size());
    }

    private static UnsafeBuffer buffer(final List<Byte> bytes) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[bytes.size()]);
        for (int i = 0; i < bytes.size(); i++) {
            buffer.putByte(i, bytes.get(i));
        }
        return buffer;
    }

    static JournalWriter open(final Path directory) {
        return JournalWriter.open(directory, SETTINGS, HEADER);
    }

    static void close(final JournalWriter writer) {
        writer.close(HEADER.createdTimeNs() + 1, CloseReason.CLEAN, STATE, "");
    }

    /** A closed journal of random inputs, the last few unprocessed. */
    static List<Content> write(final Path directory, final SplittableRandom random, final int inputs) {
        final List<Content> contents = new ArrayList<>();
        final JournalWriter writer = open(directory);
        for (int i = 0; i < inputs; i++) {
            final DocumentKind kind = i < inputs - 2 ? DocumentKind.INPUT : DocumentKind.UNPROCESSED;
            contents.add(randomContent(random, kind, i));
            append(writer, contents.get(i));
        }
        close(writer);
        return contents;
    }

    static Reading read(final Path directory) {
        try (JournalReader reader = JournalReader.open(directory)) {
            final List<Content> documents = new ArrayList<>();
            final List<Long> offsets = new ArrayList<>();
            final JournalDocument document = new JournalDocument();
            while (reader.next(document)) {
                documents.add(Content.of(document));
                offsets.add(document.fileOffset());
            }
            return new Reading(documents, offsets, reader.end(), reader.trailer() != null);
        } catch (final JournalException refused) {
            return new Reading(List.of(), List.of(), refused.end(), false);
        }
    }

    static Path file(final Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(path -> path.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copy(final Path from, final Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (final Path path : files.toList()) {
                Files.copy(path, to.resolve(path.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static void truncate(final Path file, final long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    static void flip(final Path file, final long position, final int bit) throws IOException {
        final byte[] all = Files.readAllBytes(file);
        all[(int) position] ^= (byte) (1 << bit);
        Files.write(file, all);
    }
}
