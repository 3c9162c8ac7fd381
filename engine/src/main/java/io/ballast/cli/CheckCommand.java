package io.ballast.cli;

import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.ConfigurationProblem;
import io.ballast.launch.ConfigurationReport;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.MarketFeeds;
import io.ballast.launch.OversubscriptionCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast check}: validates a configuration and prints what it means. */
@Command(
        name = "check",
        description = "Validates a configuration file and prints it as the engine understands it.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The configuration, YAML.")
    private Path file;

    @Option(names = "--yaml", description = "Print the resolved YAML, every default filled in, instead of the report.")
    private boolean isYaml;

    @Override
    public Integer call() {
        final EngineConfiguration configuration = ConfigurationFile.read(file);
        final var out = spec.commandLine().getOut();
        out.print(isYaml ? configuration.resolvedYaml() : ConfigurationReport.of(configuration));
        out.flush();
        final List<ConfigurationProblem> problems = new ArrayList<>(MarketFeeds.problems(configuration));
        OversubscriptionCheck.problem(
                        configuration.topology(), Runtime.getRuntime().availableProcessors())
                .ifPresent(problems::add);
        problems.forEach(spec.commandLine().getErr()::println);
        return problems.isEmpty() ? ExitCode.OK : ExitCode.USAGE;
    }
}
