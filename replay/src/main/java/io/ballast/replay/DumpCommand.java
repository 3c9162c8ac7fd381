package io.ballast.replay;

import io.ballast.cli.ExitCode;
import io.ballast.cli.OrderlyEnd;
import io.ballast.journal.DocumentKind;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalEnd;
import io.ballast.journal.JournalReader;
import io.ballast.journal.SessionHeader;
import io.ballast.journal.SessionTrailer;
import io.ballast.launch.MessageText;
import java.io.BufferedWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ballast-replay dump}: documents, one line for each input and each output. */
@Command(
        name = "dump",
        description = "Prints a journal: its header, each input with the outputs it caused, and how it ends.",
        mixinStandardHelpOptions = true)
final class DumpCommand implements Callable<Integer> {
    private static final long LONGEST_REPORT_NS = TimeUnit.SECONDS.toNanos(30);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOURNAL", description = "A session's journal: a directory.")
    private Path journal;

    @Option(
            names = "--from",
            paramLabel = "SEQUENCE",
            description = "First input to print. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0")
    private long from;

    @Option(
            names = "--limit",
            paramLabel = "COUNT",
            description = "Print at most so many inputs. Default: all.",
            defaultValue = "9223372036854775807")
    private long limit;

    @Option(names = "--outputs", description = "Print only inputs that caused something.")
    private boolean isOutputsOnly;

    @Option(names = "--header", description = "Print the whole header with its configuration, and nothing else.")
    private boolean isHeaderOnly;

    @Option(names = "--follow", description = "Go on while the journal is being written, to its end or Ctrl-C.")
    private boolean isFollowed;

    private final JournalDocument document = new JournalDocument();
    private long printed;

    @Override
    public Integer call() {
        if (from < 0 || limit < 0) {
            throw new ParameterException(spec.commandLine(), "--from and --limit must not be negative");
        }
        final PrintWriter out =
                new PrintWriter(new BufferedWriter(spec.commandLine().getOut()), false);
        try (JournalReader reader = JournalReader.open(journal)) {
            header(out, reader);
            if (isHeaderOnly) {
                out.print(reader.header().configuration());
                return ExitCode.OK;
            }
            if (isFollowed) {
                follow(out, reader);
            } else {
                while (hasNext(out, reader)) {
                    // Everything has been printed.
                }
            }
            return printed == limit ? ExitCode.OK : end(out, reader);
        } finally {
            out.flush();
        }
    }

    private void follow(final PrintWriter out, final JournalReader reader) {
        final Following following = new Following();
        final OrderlyEnd end = OrderlyEnd.onTermination(following::stop, LONGEST_REPORT_NS);
        try {
            following.toTheEnd(
                    () -> hasNext(out, reader),
                    () -> printed < limit && Following.mayGoOn(reader.end().state()),
                    out::flush);
        } finally {
            end.reached();
        }
    }

    /** Prints the next document if it is wanted; false: there is none, or enough are printed. */
    private boolean hasNext(final PrintWriter out, final JournalReader reader) {
        if (printed == limit || !reader.next(document)) {
            return false;
        }
        if (document.sequence() >= from && (!isOutputsOnly || document.outputCount() > 0)) {
            print(out, document);
            printed++;
        }
        return true;
    }

    private static void header(final PrintWriter out, final JournalReader reader) {
        final SessionHeader header = reader.header();
        out.printf(
                "header   epoch %d, engine %s (%s), schema version %d, created %d%n",
                header.sessionEpoch(),
                header.engineVersion(),
                header.gitRevision(),
                reader.schemaVersion(),
                header.createdTimeNs());
        out.printf("         configuration sha256 %s%n", header.configurationSha256());
        if (!header.predecessor().isEmpty()) {
            out.printf("         resumes %s%n", header.predecessor());
        }
    }

    private static void print(final PrintWriter out, final JournalDocument document) {
        final String mark = document.kind() == DocumentKind.UNPROCESSED ? " UNPROCESSED" : "";
        out.print(document.sequence());
        out.print(mark);
        out.print(' ');
        out.println(MessageText.of(document.buffer(), document.inputOffset(), document.inputLength()));
        while (document.nextOutput()) {
            out.print("    → ");
            out.println(MessageText.of(document.buffer(), document.outputOffset(), document.outputLength()));
        }
    }

    private static int end(final PrintWriter out, final JournalReader reader) {
        final SessionTrailer trailer = reader.trailer();
        if (trailer != null) {
            out.printf(
                    "trailer  %s at %d, %d inputs, %d unprocessed, state %s%n",
                    trailer.closeReason(),
                    trailer.closedTimeNs(),
                    trailer.inputs(),
                    trailer.unprocessed(),
                    trailer.stateSha256());
            if (!trailer.cause().isEmpty()) {
                out.printf("         cause %s%n", trailer.cause());
            }
            for (final DirectBuffer output : reader.trailerOutputs()) {
                out.printf("    → %s%n", MessageText.of(output, 0, output.capacity()));
            }
        }
        final JournalEnd end = reader.end();
        out.printf("end      %s: %s%n", end.state(), end.message());
        return end.state().isUsable() ? ExitCode.OK : ExitCode.FAILED;
    }
}
