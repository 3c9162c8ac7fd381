package io.ballast.benchmarks.warmup;

import io.ballast.benchmarks.JvmFlags;
import io.ballast.settings.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts JVMs like this one, with the flags of the build, and asks each what it saw. */
final class RestartRun {
    private static final int TRAINING_TICKS = 4 * Restart.FIRST;

    private final int ratePerSecond;
    private final int ticks;
    private final Path cache;

    /** @param cache where the cache for ahead-of-time loading is to be */
    RestartRun(final int ratePerSecond, final int ticks, final Path cache) {
        this.ratePerSecond = ratePerSecond;
        this.ticks = ticks;
        this.cache = cache;
    }

    /** Makes the cache from one run in one step, as JDK 25 can. */
    void train() throws IOException, InterruptedException {
        run(List.of("-XX:AOTCacheOutput=" + cache), WarmUpMode.ON, Profile.DIRECT, TRAINING_TICKS);
    }

    Restart measure(final WarmUpMode mode, final Profile profile) throws IOException, InterruptedException {
        return Restart.parse(run(
                mode.isCached() ? List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on") : List.of(),
                mode,
                profile,
                ticks));
    }

    private String run(final List<String> flags, final WarmUpMode mode, final Profile profile, final int count)
            throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmFlags.ofBuild());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), RestartMain.class.getName()));
        command.addAll(List.of(mode.name(), profile.name(), Integer.toString(ratePerSecond), Integer.toString(count)));
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("a JVM that was to be measured failed: " + output);
        }
        return output;
    }
}
