package io.ballast.replay.step;

import io.ballast.replay.series.Series;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes commands, series, and kinds of messages. */
final class StepCompleter implements Completer {
    private static final List<String> PLACES = List.of("start", "end", "order");
    private static final List<String> JOINTS = List.of("and", "or", "not");

    private final Debugger debugger;

    StepCompleter(final Debugger debugger) {
        this.debugger = debugger;
    }

    @Override
    public void complete(final LineReader reader, final ParsedLine line, final List<Candidate> candidates) {
        complete(line, candidates);
    }

    void complete(final ParsedLine line, final List<Candidate> candidates) {
        if (line.wordIndex() == 0) {
            debugger.names()
                    .forEach(name ->
                            add(candidates, name, debugger.named(name).get(0).does()));
            return;
        }
        switch (full(line.words().get(0))) {
            case "goto" -> addAll(candidates, PLACES, line.wordIndex() == 1);
            case "break" -> completeBreak(line, candidates);
            case "help" -> addAll(candidates, debugger.names(), line.wordIndex() == 1);
            case "until" -> condition(candidates);
            case "state", "print", "series", "watch", "unwatch" -> series(candidates);
            default -> {}
        }
    }

    /** The full name of a command; what is none stays as it is. */
    private String full(final String word) {
        return debugger.names().stream()
                .filter(name -> debugger.named(name).get(0).isCalled(word))
                .findFirst()
                .orElse(word);
    }

    private void completeBreak(final ParsedLine line, final List<Candidate> candidates) {
        if (line.wordIndex() == 1) {
            addAll(candidates, BreakVerbs.WORDS, true);
            return;
        }
        if (!"add".equals(line.words().get(1))) {
            return;
        }
        switch (line.words().get(2)) {
            case "input" -> addAll(candidates, MessageKinds.INPUT.names(), line.wordIndex() == 3);
            case "output" -> addAll(candidates, MessageKinds.OUTPUT.names(), line.wordIndex() == 3);
            case "order" -> {}
            default -> {
                addAll(candidates, BreakVerbs.KINDS, line.wordIndex() == 2);
                condition(candidates);
            }
        }
    }

    private void condition(final List<Candidate> candidates) {
        series(candidates);
        addAll(candidates, JOINTS, true);
    }

    private void series(final List<Candidate> candidates) {
        for (final Series series : debugger.bench().catalogue().all()) {
            add(candidates, series.name(), series.meaning());
        }
    }

    private static void addAll(final List<Candidate> candidates, final Iterable<String> words, final boolean isPlace) {
        if (isPlace) {
            words.forEach(word -> candidates.add(new Candidate(word)));
        }
    }

    private static void add(final List<Candidate> candidates, final String word, final String meaning) {
        candidates.add(new Candidate(word, word, null, meaning, null, null, true));
    }
}
