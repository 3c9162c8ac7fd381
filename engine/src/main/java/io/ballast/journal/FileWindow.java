package io.ballast.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.BitUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A copy of a part of a file that moves along it. Plain reads never extend the file and never fault when it is shorter
 * than it was. Memory is bounded by the longest stretch asked for.
 */
final class FileWindow implements AutoCloseable {
    private final FileChannel channel;
    private final UnsafeBuffer buffer;
    private ByteBuffer bytes;
    private long start;
    private int length;

    FileWindow(final Path file, final int capacity) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        bytes = ByteBuffer.allocateDirect(capacity);
        buffer = new UnsafeBuffer(bytes);
    }

    private FileWindow(final FileChannel channel, final int capacity) {
        this.channel = channel;
        bytes = ByteBuffer.allocateDirect(capacity);
        buffer = new UnsafeBuffer(bytes);
    }

    /** Another window on the same file. */
    FileWindow another(final int capacity) {
        return new FileWindow(channel, capacity);
    }

    /** The copied bytes; their places are {@link #offsetOf}. */
    UnsafeBuffer buffer() {
        return buffer;
    }

    /** The same bytes. */
    ByteBuffer bytes() {
        return bytes;
    }

    int offsetOf(final long position) {
        return (int) (position - start);
    }

    /** First position behind the window. */
    long limit() {
        return start + length;
    }

    /** Makes a stretch of the file readable; false if the file ends within it. */
    boolean has(final long position, final int needed) {
        if (position >= start && position + needed <= start + length) {
            return true;
        }
        return load(position, needed) >= needed;
    }

    /** Reads anew from a position, at least so many bytes if the file holds them; returns how many there are. */
    int load(final long position, final int needed) {
        if (needed > bytes.capacity()) {
            bytes = ByteBuffer.allocateDirect(BitUtil.findNextPositivePowerOfTwo(needed));
            buffer.wrap(bytes);
        }
        start = position;
        length = 0;
        bytes.clear();
        try {
            while (bytes.hasRemaining()) {
                final int count = channel.read(bytes, position + length);
                if (count <= 0) {
                    break;
                }
                length += count;
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes.clear();
        return length;
    }

    /** Length of the file now. */
    long fileBytes() {
        try {
            return channel.size();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
