package io.ballast.replay;

import io.ballast.cli.ExitCode;
import io.ballast.cli.ProgressLine;
import io.ballast.replay.explain.Explanation;
import io.ballast.replay.explain.JournalExplanation;
import io.ballast.replay.explain.OrderId;
import io.ballast.replay.explain.UnknownPlaceException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast-replay explain}: why an order exists, or why there was none. */
@Command(
        name = "explain",
        description =
                "Says on one screen why an order was sent and what became of it, or why none was sent at an input.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "JOURNAL", description = "A session's journal: a directory.")
    private Path journal;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ORDER-ID",
            description = "As 'run' and 'dump' print it, or epoch-sequence-leg.")
    private @Nullable String orderId;

    @Option(
            names = "--at",
            paramLabel = "SEQUENCE",
            description = "Instead of an order, an input: why no order was sent.")
    private @Nullable Long at;

    @Option(
            names = "--overlay",
            paramLabel = "NAME",
            description = "With --at: whose figures are shown. Default: the first.")
    private @Nullable String overlay;

    @Override
    public Integer call() {
        if ((orderId == null) == (at == null) || (overlay != null && at == null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "explain takes either an ORDER-ID or --at SEQUENCE, and --overlay only with --at");
        }
        final long id = orderId == null ? 0 : idOf(orderId);
        final Explanation explanation;
        final JournalExplanation journalExplanation = new JournalExplanation(journal);
        try (ProgressLine progress = new ProgressLine(
                spec.commandLine().getErr(), "inputs", journalExplanation::inputs, journalExplanation::share)) {
            progress.start();
            explanation = at == null ? journalExplanation.order(id) : journalExplanation.at(at, overlay);
        } catch (final UnknownPlaceException unknown) {
            spec.commandLine().getErr().println(unknown.getMessage());
            return ExitCode.USAGE;
        }
        final PrintWriter out = spec.commandLine().getOut();
        explanation.lines().forEach(out::println);
        if (explanation.isDiverged()) {
            return ExitCode.DIVERGED;
        }
        return explanation.isDamaged() ? ExitCode.FAILED : ExitCode.OK;
    }

    private long idOf(final String text) {
        try {
            return OrderId.parse(text);
        } catch (final UnknownPlaceException unknown) {
            throw new ParameterException(spec.commandLine(), String.valueOf(unknown.getMessage()), unknown);
        }
    }
}
