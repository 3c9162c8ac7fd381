package io.ballast.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The flags that the build left in the jar: a forked JVM sees no manifest and has to be given them. */
public final class JvmFlags {
    private static final String RESOURCE = "jvm.options";

    private JvmFlags() {}

    /** In the order in which a JVM is to be given them. */
    public static List<String> ofBuild() {
        try (InputStream in = JvmFlags.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the build left no " + RESOURCE + " in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .filter(flag -> !flag.isBlank())
                    .toList();
        } catch (final IOException e) {
            throw new UncheckedIOException(RESOURCE + " in the jar cannot be read", e);
        }
    }
}
