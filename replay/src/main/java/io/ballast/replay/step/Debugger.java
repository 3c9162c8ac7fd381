package io.ballast.replay.step;

import io.ballast.launch.Spelling;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Does one command after the other. */
final class Debugger {
    private final Bench bench;
    private final List<Verb> verbs = new ArrayList<>();
    private boolean isOver;

    /** @param err takes the progress of what takes long */
    Debugger(final Stepper stepper, final Screen screen, final PrintWriter err) {
        bench = new Bench(stepper, screen);
        final Breakpoints breakpoints = new Breakpoints();
        verbs.addAll(new Movement(bench, breakpoints, err).verbs());
        verbs.addAll(new BreakVerbs(bench, breakpoints).verbs());
        verbs.addAll(new LookVerbs(bench).verbs());
        verbs.add(new Verb("help", "h", "[COMMAND]", "say what commands there are", this::help));
        verbs.add(new Verb("quit", "q", "", "leave", arguments -> isOver = true));
    }

    /**
     * Does a command.
     *
     * @param line its name and what follows; an empty one does nothing
     * @throws StepException if it cannot be done
     */
    void run(final String line) {
        final Arguments words = new Arguments(line);
        if (words.isEmpty()) {
            return;
        }
        named(words.first()).get(0).action().accept(words.rest());
    }

    /** Whether there was a command to leave. */
    boolean isOver() {
        return isOver;
    }

    Bench bench() {
        return bench;
    }

    /** Names of all commands, in full. */
    Set<String> names() {
        final Set<String> names = new LinkedHashSet<>();
        verbs.forEach(verb -> names.add(verb.name()));
        return names;
    }

    /** What can follow the name of a command, with what it does. */
    List<Verb> named(final String name) {
        final List<Verb> named =
                verbs.stream().filter(verb -> verb.isCalled(name)).toList();
        if (named.isEmpty()) {
            final String advice = Spelling.advice(name, names());
            throw StepException.usage("there is no command '" + name + "': "
                    + (advice.endsWith("?") ? advice + ' ' : "") + "'help' lists them");
        }
        return named;
    }

    private void help(final Arguments arguments) {
        final List<Verb> wanted = arguments.isEmpty() ? verbs : named(arguments.text());
        final int width =
                wanted.stream().mapToInt(verb -> verb.usage().length()).max().orElse(1);
        wanted.forEach(verb -> bench.screen().line(String.format("%-" + width + "s  %s", verb.usage(), verb.does())));
    }
}
