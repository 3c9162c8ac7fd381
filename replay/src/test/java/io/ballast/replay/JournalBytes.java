package io.ballast.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** A journal's file as raw bytes, to be cut and damaged. Knows the layout of a document, as package journal draws it. */
final class JournalBytes {
    static final int LENGTH = 4;
    static final int CRC = 16;
    static final int LAYOUT_VERSION = 21;
    static final int INPUT = 32;
    /** Of the message header that the input begins with. */
    static final int SCHEMA_VERSION = INPUT + 6;

    private static final int MAGIC = 0x54534C42;
    private static final int ALIGNMENT = 4;

    private final Path file;
    private final byte[] bytes;
    private final ByteBuffer view;
    private final List<Integer> documents = new ArrayList<>();

    private JournalBytes(final Path file, final byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
        view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int position = 0;
        while (position + INPUT <= bytes.length) {
            if (view.getInt(position) == MAGIC) {
                documents.add(position);
                position = end(documents.size() - 1) & -ALIGNMENT;
            }
            position += ALIGNMENT;
        }
    }

    /** The one file of a journal. */
    static JournalBytes of(final Path journal) {
        try (Stream<Path> files = Files.list(journal)) {
            final Path file = files.filter(path -> path.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
            return new JournalBytes(file, Files.readAllBytes(file));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a document begins: the header is 0, input n is n + 1, the trailer the last. */
    int begin(final int document) {
        return documents.get(document);
    }

    int length(final int document) {
        return view.getInt(begin(document) + LENGTH);
    }

    int end(final int document) {
        return begin(document) + length(document);
    }

    int documents() {
        return documents.size();
    }

    /** How many documents are whole in a file cut to a size. */
    int wholeIn(final long size) {
        int whole = 0;
        while (whole < documents.size() && end(whole) <= size) {
            whole++;
        }
        return whole;
    }

    /** Bytes from the end of the documents that are whole to the last that is not zero, in a file cut to a size. */
    long cutIn(final int size) {
        final int end = end(wholeIn(size) - 1);
        final int from = (end + ALIGNMENT - 1) & -ALIGNMENT;
        for (int i = size - 1; i >= from; i--) {
            if (bytes[i] != 0) {
                return i + 1L - from;
            }
        }
        return 0;
    }

    void truncate(final long size) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes a byte of the file, and leaves the picture of it here as it was. */
    void put(final int position, final int value) {
        write(position, new byte[] {(byte) value});
    }

    byte get(final int position) {
        return bytes[position];
    }

    /** Changes a byte of a document and makes its checksum right again. */
    void putSealed(final int document, final int offset, final int value) {
        final byte[] changed = new byte[length(document)];
        System.arraycopy(bytes, begin(document), changed, 0, changed.length);
        changed[offset] = (byte) value;
        final ByteBuffer buffer = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(CRC, document == 0 ? 0 : view.getInt(begin(document - 1) + CRC));
        final CRC32C crc = new CRC32C();
        crc.update(changed);
        buffer.putInt(CRC, (int) crc.getValue());
        write(begin(document), changed);
    }

    private void write(final int position, final byte[] changed) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(changed), position);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
