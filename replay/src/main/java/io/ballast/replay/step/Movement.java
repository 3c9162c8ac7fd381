package io.ballast.replay.step;

import io.ballast.cli.ProgressLine;
import io.ballast.journal.JournalEnd;
import io.ballast.launch.Divergence;
import io.ballast.launch.Durations;
import io.ballast.launch.Instants;
import io.ballast.launch.MalformedValueException;
import io.ballast.slot.ClientOrderId;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands that go somewhere else. One that does not get where it should leaves everything as it was, unless damage or a
 * divergence stopped it: then it stands there.
 */
final class Movement {
    private static final Pattern SPAN = Pattern.compile("[-+](?:\\d+(?:\\.\\d+)?(?:ms|us|ns|d|h|m|s))+");
    private static final Pattern PART = Pattern.compile("\\d+(?:\\.\\d+)?(?:ms|us|ns|d|h|m|s)");

    private final Bench bench;
    private final Stepper stepper;
    private final Breakpoints breakpoints;
    private final PrintWriter err;

    /** @param err takes the progress of moves that take long */
    Movement(final Bench bench, final Breakpoints breakpoints, final PrintWriter err) {
        this.bench = bench;
        this.err = err;
        this.breakpoints = breakpoints;
        stepper = bench.stepper();
    }

    List<Verb> verbs() {
        return List.of(
                verb("next", "n", "[COUNT]", "run the next input, or so many", this::next),
                verb("back", "b", "[COUNT]", "go back one input, or so many", this::back),
                verb("goto", "g", "PLACE", "sequence, time, +1h30m, order ID, start or end", this::go),
                verb("end", "e", "", "go to the last input", this::end),
                verb("until", "u", "CONDITION", "run until a condition is true", this::until),
                verb("continue", "c", "", "run until a breakpoint, or to the end", this::run),
                verb("run", "r", "", "the same", this::run));
    }

    private Verb verb(
            final String name,
            final String shortName,
            final String arguments,
            final String does,
            final Consumer<Arguments> move) {
        return new Verb(name, shortName, arguments, does, following -> {
            stepper.begin();
            try (ProgressLine progress = new ProgressLine(err, "inputs", stepper::done, stepper::share)) {
                progress.start();
                move.accept(following);
            }
        });
    }

    private void next(final Arguments arguments) {
        final long count = arguments.count();
        long left = count;
        while (left > 0 && !stepper.isInterrupted() && stepper.next()) {
            left--;
        }
        if (left == count && !stepper.isInterrupted()) {
            throw nothingBehind();
        }
        arrive(left == 0 || stepper.isInterrupted());
    }

    private void back(final Arguments arguments) {
        final long count = arguments.count();
        if (stepper.sequence() == Stepper.START) {
            throw StepException.failed("this is the start: nothing lies before it");
        }
        stepper.moveTo(Math.max(Stepper.START, stepper.sequence() - count));
        arrive(true);
    }

    private void go(final Arguments arguments) {
        switch (arguments.first()) {
            case "start" -> {
                arguments.rest().none();
                stepper.moveTo(Stepper.START);
                arrive(true);
            }
            case "end" -> end(arguments.rest());
            case "order" -> toOrder(arguments.rest().number("an order's number"));
            case "" ->
                throw StepException.usage("goto needs a place: a sequence, a time like 2025-01-01T00:30:00Z, +1h30m,"
                        + " order ID, start or end");
            default -> {
                if (arguments.isNumber()) {
                    toSequence(arguments.number("a sequence"));
                } else {
                    toTime(arguments.text());
                }
            }
        }
    }

    private void toSequence(final long target) {
        reach("no input " + target, () -> {
            stepper.moveTo(target);
            return stepper.sequence() == target;
        });
    }

    private void toTime(final String text) {
        final long timeNs = time(text);
        reach("no input at " + Instants.format(timeNs) + " or after it", () -> stepper.moveToTime(timeNs));
    }

    private long time(final String text) {
        try {
            if (!SPAN.matcher(text).matches()) {
                return Instants.parse(text);
            }
            long spanNs = 0;
            final Matcher part = PART.matcher(text);
            while (part.find()) {
                spanNs = Math.addExact(spanNs, Durations.parse(part.group()));
            }
            return Math.max(
                    0, text.charAt(0) == '-' ? stepper.timeNs() - spanNs : Math.addExact(stepper.timeNs(), spanNs));
        } catch (final MalformedValueException e) {
            throw StepException.usage("'" + text + "' is no place to go to: give a sequence, a time like"
                    + " 2025-01-01T00:30:00Z, +1h30m, order ID, start or end");
        } catch (final ArithmeticException e) {
            throw StepException.usage("'" + text + "' is longer than 292 years");
        }
    }

    /** The name of an order says which input sent it, in which session. */
    private void toOrder(final long clientOrderId) {
        if (ClientOrderId.epoch(clientOrderId) != stepper.header().sessionEpoch()) {
            throw StepException.failed("order " + clientOrderId + " is of session epoch "
                    + ClientOrderId.epoch(clientOrderId) + "; this journal's is "
                    + stepper.header().sessionEpoch());
        }
        reach("no order " + clientOrderId, () -> {
            final long target = ClientOrderId.sequence(clientOrderId);
            stepper.moveTo(target);
            return stepper.sequence() == target && OrderTrigger.isSentIn(bench.document(), clientOrderId);
        });
    }

    private void end(final Arguments arguments) {
        arguments.none();
        stepper.moveTo(Long.MAX_VALUE);
        arrive(stepper.isInterrupted());
    }

    private void until(final Arguments arguments) {
        if (arguments.isEmpty()) {
            throw StepException.usage("until needs a condition, such as nav > 1000000");
        }
        final Condition condition = ConditionParser.parse(arguments.text(), bench.catalogue());
        reach("no input from here on behind which " + arguments.text(), () -> {
            while (stepper.next()) {
                if (condition.isMet(bench.slot())) {
                    return true;
                }
                if (stepper.isInterrupted()) {
                    return false;
                }
            }
            return false;
        });
    }

    private void run(final Arguments arguments) {
        arguments.none();
        final long origin = stepper.sequence();
        breakpoints.begin(stepper.slot());
        while (!stepper.isInterrupted() && stepper.next()) {
            final List<Breakpoint> hit = breakpoints.hit(new Stop(bench.slot(), bench.document()));
            if (!hit.isEmpty()) {
                hit.forEach(breakpoint -> bench.screen().line("stopped at breakpoint " + breakpoint));
                arrive(true);
                return;
            }
        }
        if (stepper.sequence() == origin && !stepper.isInterrupted()) {
            throw nothingBehind();
        }
        arrive(stepper.isInterrupted());
    }

    /** Goes somewhere, or back to where it was if that is nowhere in the journal. */
    private void reach(final String missing, final BooleanSupplier move) {
        final long origin = stepper.sequence();
        if (move.getAsBoolean() || stepper.isInterrupted()) {
            arrive(true);
            return;
        }
        if (stepper.divergence() != null || !isEndUsable()) {
            arrive(false);
        }
        stepper.moveTo(origin);
        throw StepException.failed("there is " + missing + " in this journal");
    }

    private boolean isEndUsable() {
        return !stepper.isAtEnd() || stepper.end().state().isUsable();
    }

    /** @param isThere whether the move got where it should */
    private void arrive(final boolean isThere) {
        bench.stop();
        if (isThere) {
            if (stepper.isInterrupted()) {
                bench.screen().line("interrupted");
            }
            return;
        }
        final Divergence divergence = stepper.divergence();
        if (divergence != null) {
            throw diverged(divergence);
        }
        final JournalEnd end = stepper.end();
        if (!end.state().isUsable()) {
            throw StepException.failed(end.message());
        }
        bench.screen().line("the journal ends here: " + words(end));
    }

    private StepException nothingBehind() {
        final Divergence divergence = stepper.divergence();
        if (divergence != null) {
            return diverged(divergence);
        }
        final JournalEnd end = stepper.end();
        return StepException.failed(end.state().isUsable() ? "no input follows: " + words(end) : end.message());
    }

    private static StepException diverged(final Divergence divergence) {
        return StepException.diverged("the re-run diverged at sequence " + divergence.sequence()
                + " and cannot go on from there: " + divergence.what());
    }

    private static String words(final JournalEnd end) {
        return switch (end.state()) {
            case CLEAN -> "its session was closed";
            case TORN -> "its last document is not whole";
            default -> "it has no trailer, so its session was killed or still runs";
        };
    }
}
