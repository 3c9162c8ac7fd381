package io.ballast.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where something was measured.
 *
 * @param cpu         model, as the system names it
 * @param cpus        that the JVM may use
 * @param topology    sockets, cores and threads as the system shows them, which a hypervisor may have made up
 * @param caches      sizes, as far as the system shows them
 * @param isVirtual   whether a hypervisor says so
 * @param memoryBytes of the whole machine; -1 where the system does not say
 * @param kernel      system, release and architecture
 */
public record Machine(
        String cpu, int cpus, String topology, String caches, boolean isVirtual, long memoryBytes, String kernel) {
    static final String UNKNOWN = "unknown";

    private static final Path CPUS = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Path CACHES = Path.of("/sys/devices/system/cpu/cpu0/cache");

    /** This machine. */
    public static Machine current() throws IOException {
        final Map<String, String> cpu = fields(CPUS);
        return new Machine(
                cpu.getOrDefault("model name", UNKNOWN),
                Runtime.getRuntime().availableProcessors(),
                topology(cpu),
                caches(cpu),
                (" " + cpu.getOrDefault("flags", "") + " ").contains(" hypervisor "),
                memoryBytes(fields(MEMORY)),
                System.getProperty("os.name")
                        + ' '
                        + System.getProperty("os.version")
                        + ' '
                        + System.getProperty("os.arch"));
    }

    /** Lines of the form {@code name : value}; of each name the first. */
    private static Map<String, String> fields(final Path file) throws IOException {
        final Map<String, String> fields = new TreeMap<>();
        if (Files.isReadable(file)) {
            for (final String line : Files.readAllLines(file)) {
                final int colon = line.indexOf(':');
                if (colon > 0) {
                    fields.putIfAbsent(
                            line.substring(0, colon).trim(),
                            line.substring(colon + 1).trim());
                }
            }
        }
        return fields;
    }

    private static String topology(final Map<String, String> cpu) {
        return cpu.containsKey("siblings")
                ? "a socket shows " + cpu.getOrDefault("cpu cores", "?") + " cores and " + cpu.get("siblings")
                        + " threads"
                : UNKNOWN;
    }

    private static String caches(final Map<String, String> cpu) throws IOException {
        final List<String> caches = new ArrayList<>();
        if (Files.isDirectory(CACHES)) {
            try (Stream<Path> indexes = Files.list(CACHES)) {
                for (final Path index :
                        indexes.filter(Files::isDirectory).sorted().toList()) {
                    caches.add("L" + line(index, "level") + ' ' + line(index, "type") + ' ' + line(index, "size")
                            + " shared by CPUs " + line(index, "shared_cpu_list"));
                }
            }
        }
        return caches.isEmpty() ? cpu.getOrDefault("cache size", UNKNOWN) + " a core" : String.join("; ", caches);
    }

    private static String line(final Path directory, final String file) throws IOException {
        final Path path = directory.resolve(file);
        return Files.isReadable(path) ? Files.readString(path).trim() : UNKNOWN;
    }

    private static long memoryBytes(final Map<String, String> memory) {
        final String total = memory.getOrDefault("MemTotal", "");
        return total.endsWith(" kB") ? Long.parseLong(total.substring(0, total.length() - 3)) * 1024 : -1;
    }
}
