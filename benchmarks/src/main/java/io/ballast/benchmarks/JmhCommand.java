package io.ballast.benchmarks;

import io.ballast.cli.ExitCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ballast-bench jmh}: JMH's own command line, its forks with the engine's flags and the allocation profiler. */
@Command(name = JmhCommand.NAME, description = "Runs JMH; 'jmh -h' lists its options, 'jmh -l' the benchmarks.")
final class JmhCommand implements Callable<Integer> {
    static final String NAME = "jmh";

    private static final String FLAGS = "-jvmArgs";
    private static final String PROFILER = "-prof";

    @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "What JMH is told, such as TickToOrder -f 1.")
    private List<String> arguments = List.of();

    /** Ends the process itself, with JMH's code, if JMH says so. */
    @Override
    public Integer call() throws IOException {
        final List<String> all = new ArrayList<>(arguments);
        if (!all.contains(FLAGS)) {
            all.add(FLAGS);
            all.add(String.join(" ", JvmFlags.ofBuild()));
        }
        if (!all.contains(PROFILER)) {
            all.add(PROFILER);
            all.add("gc");
        }
        Main.main(all.toArray(String[]::new));
        return ExitCode.OK;
    }
}
