package io.ballast.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Names, contents and times of change of all files in a directory. */
record Fingerprint(Map<String, String> files) {
    static Fingerprint of(final Path directory) throws IOException {
        final Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(directory)) {
            for (final Path path : paths.toList()) {
                final FileTime modified = Files.getLastModifiedTime(path);
                files.put(path.getFileName().toString(), hash(Files.readAllBytes(path)) + " " + modified);
            }
        }
        return new Fingerprint(files);
    }

    private static String hash(final byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (final NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
