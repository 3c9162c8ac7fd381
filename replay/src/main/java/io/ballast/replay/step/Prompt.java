package io.ballast.replay.step;

import io.ballast.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jspecify.annotations.Nullable;

/** Asks for commands in a terminal. An empty line does the last command once more, control-C stops what takes long. */
final class Prompt {
    /** Through the programs that every system has, without loading native code. */
    private static final String PROVIDER = "exec";

    private final Terminal terminal;
    private final Stepper stepper;
    private final TerminalScreen screen;
    private final Debugger debugger;
    private final @Nullable Path history;

    /** @param history where commands are kept, null: nowhere */
    Prompt(final Terminal terminal, final Stepper stepper, final @Nullable Path history, final PrintWriter err) {
        this.terminal = terminal;
        this.stepper = stepper;
        this.history = history;
        screen = new TerminalScreen(terminal);
        debugger = new Debugger(stepper, screen, err);
    }

    /** The terminal that both reads and writes; null if there is none. */
    static @Nullable Terminal terminal() throws IOException {
        final TerminalProvider provider = TerminalProvider.load(PROVIDER);
        if (!provider.isSystemStream(SystemStream.Input) || !provider.isSystemStream(SystemStream.Output)) {
            return null;
        }
        return TerminalBuilder.builder()
                .system(true)
                .provider(PROVIDER)
                .dumb(true)
                .graphemeCluster(false)
                .build();
    }

    /** Until somebody leaves; returns what the process tells its caller. */
    int run() throws IOException {
        try (terminal) {
            terminal.handle(Terminal.Signal.INT, signal -> stepper.interrupt());
            screen.line("'help' lists the commands, Tab completes them, control-D leaves.");
            debugger.bench().where();
            converse(reader());
            return ExitCode.OK;
        }
    }

    private LineReader reader() throws IOException {
        final DefaultParser parser = new DefaultParser();
        parser.setEscapeChars(null);
        parser.setQuoteChars(null);
        final LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("ballast-replay step")
                .parser(parser)
                .completer(new StepCompleter(debugger))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        final Path file = history;
        if (file != null && file.getParent() != null) {
            Files.createDirectories(file.getParent());
            builder.variable(LineReader.HISTORY_FILE, file);
        }
        return builder.build();
    }

    private void converse(final LineReader reader) {
        String last = "";
        while (!debugger.isOver()) {
            try {
                final String line = reader.readLine(place() + "> ").strip();
                last = line.isEmpty() ? last : line;
                debugger.run(last);
            } catch (final StepException e) {
                screen.failure(String.valueOf(e.getMessage()));
            } catch (final UserInterruptException e) {
                last = "";
            } catch (final EndOfFileException e) {
                return;
            }
        }
    }

    private String place() {
        return stepper.sequence() == Stepper.START ? "start" : String.valueOf(stepper.sequence());
    }
}
