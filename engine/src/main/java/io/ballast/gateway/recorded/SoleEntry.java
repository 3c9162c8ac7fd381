package io.ballast.gateway.recorded;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The one file in a zip file; an archive of several is refused when the second is come upon. */
final class SoleEntry extends FilterInputStream {
    private final ZipInputStream zip;
    private boolean isAtEnd;

    SoleEntry(final InputStream raw) throws IOException {
        super(new ZipInputStream(raw));
        zip = (ZipInputStream) in;
        if (nextFile() == null) {
            throw new IOException("the zip file holds no file");
        }
    }

    private @Nullable ZipEntry nextFile() throws IOException {
        ZipEntry entry = zip.getNextEntry();
        while (entry != null && entry.isDirectory()) {
            entry = zip.getNextEntry();
        }
        return entry;
    }

    @Override
    public int read() throws IOException {
        final byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(final byte[] bytes, final int offset, final int length) throws IOException {
        if (isAtEnd) {
            return -1;
        }
        final int count = zip.read(bytes, offset, length);
        if (count < 0) {
            isAtEnd = true;
            final ZipEntry another = nextFile();
            if (another != null) {
                throw new IOException("the zip file holds another file, " + another.getName() + ": unpack it");
            }
        }
        return count;
    }
}
