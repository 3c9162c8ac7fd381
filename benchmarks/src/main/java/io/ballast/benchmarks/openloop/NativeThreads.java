package io.ballast.benchmarks.openloop;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Threads as the system sees them: their ids, and the processors they may run on. */
public final class NativeThreads {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path TASKS = Path.of("/proc/self/task");
    private static final Path CURRENT = Path.of("/proc/thread-self");
    private static final String ALLOWED = "Cpus_allowed_list:";
    /** Longest name that the system keeps of a thread. */
    private static final int NAME_LENGTH = 15;

    private static final int MASK_BYTES = 128;

    private NativeThreads() {}

    /** The C library. JNA calls it by the method's name. */
    private interface CLibrary extends Library {
        CLibrary INSTANCE = Native.load("c", CLibrary.class);

        @SuppressWarnings("checkstyle:MethodName")
        int sched_setaffinity(int threadId, NativeLong maskBytes, byte[] mask) throws LastErrorException;
    }

    /** Processors that this process may use, in rising order. */
    public static List<Integer> allowedCpus() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(ALLOWED))
                    .findFirst()
                    .map(line -> parseCpus(line.substring(ALLOWED.length()).trim()))
                    .orElseThrow(() -> new IllegalStateException(STATUS + " has no line " + ALLOWED));
        } catch (final IOException e) {
            throw new UncheckedIOException(STATUS + " cannot be read: the harness needs Linux", e);
        }
    }

    /** Of a list such as {@code 0-3,8}. */
    static List<Integer> parseCpus(final String list) {
        final List<Integer> cpus = new ArrayList<>();
        for (final String range : list.split(",")) {
            final String[] ends = range.split("-");
            for (int cpu = Integer.parseInt(ends[0]); cpu <= Integer.parseInt(ends[ends.length - 1]); cpu++) {
                cpus.add(cpu);
            }
        }
        return cpus;
    }

    /** Id of the calling thread. */
    public static int currentId() {
        try {
            return Integer.parseInt(CURRENT.toRealPath().getFileName().toString());
        } catch (final IOException e) {
            throw new UncheckedIOException(CURRENT + " cannot be read: the harness needs Linux", e);
        }
    }

    /** Ids of this process's threads, those that are just ending among them. */
    public static Set<Integer> ids() {
        try (Stream<Path> tasks = Files.list(TASKS)) {
            return tasks.map(task -> Integer.valueOf(task.getFileName().toString()))
                    .collect(Collectors.toSet());
        } catch (final IOException e) {
            throw new UncheckedIOException(TASKS + " cannot be read: the harness needs Linux", e);
        }
    }

    /** Id of the thread with this name in this process that is none of some others; -1 if there is none yet. */
    public static int idOf(final String name, final Set<Integer> others) {
        final String kept = name.substring(0, Math.min(NAME_LENGTH, name.length()));
        try (Stream<Path> tasks = Files.list(TASKS)) {
            return tasks.filter(task -> kept.equals(nameOf(task)))
                    .mapToInt(task -> Integer.parseInt(task.getFileName().toString()))
                    .filter(id -> !others.contains(id))
                    .findFirst()
                    .orElse(-1);
        } catch (final IOException e) {
            throw new UncheckedIOException(TASKS + " cannot be read: the harness needs Linux", e);
        }
    }

    private static String nameOf(final Path task) {
        try {
            return Files.readString(task.resolve("comm")).trim();
        } catch (final IOException e) {
            // The thread has ended since the directory was listed.
            return "";
        }
    }

    /**
     * Lets a thread run on these processors only.
     *
     * @throws PinningRefusedException if the system does not permit it
     */
    public static void pin(final int threadId, final List<Integer> cpus) {
        final BitSet bits = new BitSet(MASK_BYTES * Byte.SIZE);
        cpus.forEach(bits::set);
        final byte[] mask = new byte[MASK_BYTES];
        System.arraycopy(bits.toByteArray(), 0, mask, 0, bits.toByteArray().length);
        try {
            CLibrary.INSTANCE.sched_setaffinity(threadId, new NativeLong(MASK_BYTES), mask);
        } catch (final LastErrorException e) {
            throw new PinningRefusedException(
                    "thread " + threadId + " cannot be pinned to processors " + cpus + " (error " + e.getErrorCode()
                            + "); allow sched_setaffinity and these processors to the process",
                    e);
        }
    }

    /** Lets the calling thread run on these processors only. */
    public static void pinCurrent(final List<Integer> cpus) {
        pin(0, cpus);
    }
}
