package io.ballast.benchmarks.report;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One build of Ballast's benchmarks, run as processes. */
final class Contender {
    private static final Pattern VERSION = Pattern.compile("Ballast (\\S+) \\(([^)]+)\\) on JDK (.+)");

    private final List<String> command;
    private final Path log;

    private Contender(final List<String> command, final Path log) {
        this.command = List.copyOf(command);
        this.log = log;
    }

    /** The build that runs. */
    static Contender own(final Class<?> main, final Path log) {
        return new Contender(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName()),
                log);
    }

    /** @throws IOException if the checkout has not been built */
    static Contender of(final Path checkout, final Path log) throws IOException {
        final Path launcher = checkout.resolve("benchmarks/bin/ballast-bench");
        if (!Files.isExecutable(launcher)) {
            throw new IOException("there is no " + launcher + ": --against wants a checkout of Ballast, built");
        }
        return new Contender(List.of(launcher.toString()), log);
    }

    /** What it says it is; its flags are those of the JVMs that measured. */
    Build build(final List<String> jvmFlags) throws IOException, InterruptedException {
        final String answer = run("--version");
        final Matcher matcher = VERSION.matcher(answer.strip());
        if (!matcher.find()) {
            throw new IOException(command.get(0) + " --version says: " + answer.strip());
        }
        return new Build(matcher.group(1), matcher.group(2), matcher.group(3), jvmFlags);
    }

    /** One JVM for each benchmark. */
    JmhJson measure(final List<String> arguments, final Path results) throws IOException, InterruptedException {
        final List<String> all = new ArrayList<>(List.of("jmh"));
        all.addAll(arguments);
        all.addAll(List.of("-f", "1", "-foe", "true", "-prof", "gc", "-rf", "json", "-rff", results.toString()));
        run(all.toArray(String[]::new));
        return JmhJson.read(results);
    }

    private String run(final String... arguments) throws IOException, InterruptedException {
        final List<String> words = new ArrayList<>(command);
        words.addAll(List.of(arguments));
        final File output = log.toFile();
        final Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            final int code = process.waitFor();
            final String text = Files.readString(log, StandardCharsets.UTF_8);
            if (code != 0) {
                throw new IOException(String.join(" ", words) + " ended with " + code + ":\n" + text);
            }
            return text;
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
