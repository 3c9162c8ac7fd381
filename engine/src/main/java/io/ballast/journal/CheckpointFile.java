package io.ballast.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The state of all stages behind one input, in a file beside the journal. It appears whole or not at all.
 *
 * <pre>
 *   0        8         12        16         24       32       36            52                   116
 *  +--------+---------+---------+----------+--------+--------+-------------+--------------------+---------+-----
 *  | magic  | version | schema  | sequence | time   | stages | 4 x length  | configuration hash | states  | CRC
 *  +--------+---------+---------+----------+--------+--------+-------------+--------------------+---------+-----
 * </pre>
 *
 * <p>Little-endian; the last four bytes are the CRC-32C of everything before them.
 */
public final class CheckpointFile {
    /** Stages of an engine. */
    public static final int STAGES = 4;

    private static final long MAGIC = 0x31_54_4B_43_54_4C_4C_42L;
    private static final int VERSION = 1;
    private static final String PREFIX = "checkpoint-";
    private static final String SUFFIX = ".state";
    private static final int HASH_BYTES = 64;
    private static final int HEADER_BYTES = 3 * Long.BYTES + 3 * Integer.BYTES + STAGES * Integer.BYTES + HASH_BYTES;
    private static final long MAX_BYTES = 1L << 30;

    private CheckpointFile() {}

    /** Where the checkpoint behind an input lies. */
    public static Path path(final Path journal, final long sequence) {
        return journal.resolve(String.format(Locale.ROOT, "%s%019d%s", PREFIX, sequence, SUFFIX));
    }

    /**
     * Writes a checkpoint durably.
     *
     * @throws IOException if the disk does not take it; then there is no file
     */
    public static void write(final Path journal, final Checkpoint checkpoint) throws IOException {
        final ByteBuffer bytes = encoded(checkpoint);
        final Path file = path(journal, checkpoint.sequence());
        final Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (final IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static ByteBuffer encoded(final Checkpoint checkpoint) {
        int length = HEADER_BYTES + Integer.BYTES;
        for (final byte[] state : checkpoint.states()) {
            length += state.length;
        }
        final ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(MAGIC).putInt(VERSION).putInt(checkpoint.schemaVersion());
        bytes.putLong(checkpoint.sequence()).putLong(checkpoint.timeNs()).putInt(STAGES);
        for (final byte[] state : checkpoint.states()) {
            bytes.putInt(state.length);
        }
        bytes.put(checkpoint.configurationSha256().getBytes(StandardCharsets.US_ASCII));
        for (final byte[] state : checkpoint.states()) {
            bytes.put(state);
        }
        bytes.putInt(crc(bytes.array(), 0, bytes.position()));
        return bytes.flip();
    }

    /**
     * Reads a checkpoint.
     *
     * @throws IOException if it cannot be read, is damaged, not whole or of a later engine; the message says which
     */
    public static Checkpoint read(final Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + ": is larger than any checkpoint");
        }
        final byte[] all = Files.readAllBytes(file);
        final ByteBuffer bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        if (all.length < HEADER_BYTES + Integer.BYTES || bytes.getLong() != MAGIC) {
            throw new IOException(file + ": is no checkpoint, or not whole");
        }
        if (bytes.getInt() != VERSION) {
            throw new IOException(file + ": was written by a later engine");
        }
        final int end = all.length - Integer.BYTES;
        if (crc(all, 0, end) != bytes.getInt(end)) {
            throw new IOException(file + ": is damaged; its checksum does not fit");
        }
        final int schemaVersion = bytes.getInt();
        final long sequence = bytes.getLong();
        final long timeNs = bytes.getLong();
        if (bytes.getInt() != STAGES) {
            throw new IOException(file + ": is of another build");
        }
        return new Checkpoint(sequence, timeNs, schemaVersion, hash(bytes), states(file, bytes, end));
    }

    private static String hash(final ByteBuffer bytes) {
        final byte[] hash = new byte[HASH_BYTES];
        bytes.get(HEADER_BYTES - HASH_BYTES, hash);
        return new String(hash, StandardCharsets.US_ASCII);
    }

    private static List<byte[]> states(final Path file, final ByteBuffer bytes, final int end) throws IOException {
        final int[] lengths = new int[STAGES];
        long total = HEADER_BYTES;
        for (int i = 0; i < STAGES; i++) {
            lengths[i] = bytes.getInt();
            total += Math.max(0, lengths[i]);
        }
        if (total != end) {
            throw new IOException(file + ": is damaged; its lengths do not add up");
        }
        bytes.position(HEADER_BYTES);
        final List<byte[]> states = new ArrayList<>();
        for (final int length : lengths) {
            final byte[] state = new byte[length];
            bytes.get(state);
            states.add(state);
        }
        return states;
    }

    private static int crc(final byte[] bytes, final int offset, final int length) {
        final CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    /**
     * The checkpoints beside a journal, the latest first.
     *
     * @throws IOException if the directory cannot be listed
     */
    public static List<Path> list(final Path journal) throws IOException {
        try (Stream<Path> files = Files.list(journal)) {
            return files.filter(CheckpointFile::isCheckpoint)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private static boolean isCheckpoint(final Path file) {
        final String name = file.getFileName().toString();
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }
}
