package io.ballast.gateway.recorded;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes that are read of a stream, for any thread to look at. */
final class CountedStream extends FilterInputStream {
    private final AtomicLong bytesRead;

    CountedStream(final InputStream in, final AtomicLong bytesRead) {
        super(in);
        this.bytesRead = bytesRead;
    }

    @Override
    public int read() throws IOException {
        final int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(final byte[] target, final int offset, final int length) throws IOException {
        final int read = super.read(target, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(final long bytes) {
        bytesRead.lazySet(bytesRead.getPlain() + bytes);
    }
}
