package io.ballast.replay.explain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Small recorded sessions that lie packed among the resources. */
final class PackedJournal {
    private PackedJournal() {}

    /** Unpacks one into a directory of its own. */
    static Path unpack(final Path directory, final String name) throws IOException {
        final Path journal = Files.createDirectory(directory.resolve(name));
        try (InputStream packed = Objects.requireNonNull(
                        PackedJournal.class.getResourceAsStream("/explain/" + name + ".cq4.gz"));
                InputStream bytes = new GZIPInputStream(packed)) {
            Files.copy(bytes, journal.resolve("20250101F.cq4"));
        }
        return journal;
    }
}
