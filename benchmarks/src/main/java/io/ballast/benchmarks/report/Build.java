package io.ballast.benchmarks.report;

import io.ballast.launch.BuildVersion;
import java.util.List;

/**
 * What was measured, and on which JVM.
 *
 * @param engine   version of the engine
 * @param revision abbreviated git revision, "-dirty" appended for a modified tree, or "unknown"
 * @param jdk      version and vendor of the JVM
 * @param jvmFlags of the JVMs that measured
 */
public record Build(String engine, String revision, String jdk, List<String> jvmFlags) {
    public Build {
        jvmFlags = List.copyOf(jvmFlags);
    }

    /** Of the running build and JVM. */
    public static Build current(final List<String> jvmFlags) {
        final BuildVersion version = BuildVersion.current();
        return new Build(version.engine(), version.git(), version.jdk(), jvmFlags);
    }
}
