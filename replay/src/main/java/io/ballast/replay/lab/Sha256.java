package io.ballast.replay.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Hashes by which a sweep knows its inputs again. */
final class Sha256 {
    private static final int BLOCK = 1 << 16;
    private static final String JOURNAL_FILE = ".cq4";

    private Sha256() {}

    /** Of texts, in hexadecimal; where one ends counts. */
    static String of(final String... texts) {
        final MessageDigest digest = digest();
        for (final String text : texts) {
            final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of a journal's file, in hexadecimal; what else lies in its directory does not count. */
    static String ofJournal(final Path journal) throws IOException {
        final MessageDigest digest = digest();
        try (Stream<Path> files = Files.list(journal)) {
            final List<Path> journalFiles = files.filter(file -> file.toString().endsWith(JOURNAL_FILE))
                    .sorted()
                    .toList();
            for (final Path file : journalFiles) {
                update(digest, file);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(final MessageDigest digest, final Path file) throws IOException {
        final byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
