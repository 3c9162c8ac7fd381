package io.ballast.replay.step;

import io.ballast.launch.ReadingProgress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/** A debugger under test that is told commands and answers with lines. */
final class Conversation implements AutoCloseable {
    private final StringWriter said = new StringWriter();
    private final Stepper stepper;
    private final Debugger debugger;

    Conversation(final Path journal) {
        stepper = Stepper.open(journal, new ReadingProgress());
        debugger = new Debugger(stepper, new PlainScreen(new PrintWriter(said)), new PrintWriter(new StringWriter()));
    }

    /** What it answers; of a command that fails the message, behind an exclamation mark. */
    List<String> tell(final String command) {
        said.getBuffer().setLength(0);
        try {
            debugger.run(command);
        } catch (final StepException e) {
            said.append("! ").append(e.getMessage());
        }
        return said.toString().lines().toList();
    }

    /** The first line of the answer. */
    String first(final String command) {
        return tell(command).get(0);
    }

    Stepper stepper() {
        return stepper;
    }

    Debugger debugger() {
        return debugger;
    }

    @Override
    public void close() {
        stepper.close();
    }
}
