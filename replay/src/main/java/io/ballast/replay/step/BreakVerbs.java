package io.ballast.replay.step;

import io.ballast.launch.Spelling;
import java.util.List;

/** Commands about breakpoints. */
final class BreakVerbs {
    static final List<String> WORDS = List.of("add", "list", "delete");
    static final List<String> KINDS = List.of("input", "output", "order");

    private final Bench bench;
    private final Breakpoints breakpoints;

    BreakVerbs(final Bench bench, final Breakpoints breakpoints) {
        this.bench = bench;
        this.breakpoints = breakpoints;
    }

    List<Verb> verbs() {
        return List.of(
                new Verb("break", "br", "add CONDITION", "stop where a condition becomes true", this::run),
                new Verb("break", "br", "add input|output KIND", "stop at messages of a kind, as Quote", this::run),
                new Verb("break", "br", "add order [ID]", "stop where something happens to an order", this::run),
                new Verb("break", "br", "[list]", "list the breakpoints", this::run),
                new Verb("break", "br", "delete NUMBER|all", "remove one, or all", this::run));
    }

    private void run(final Arguments arguments) {
        switch (arguments.first()) {
            case "add" -> show(added(arguments.rest()));
            case "list", "" -> {
                arguments.rest().none();
                list();
            }
            case "delete" -> delete(arguments.rest());
            default ->
                throw StepException.usage("break does not know '" + arguments.first() + "': "
                        + Spelling.advice(arguments.first(), WORDS));
        }
    }

    private Breakpoint added(final Arguments arguments) {
        final String text = String.join(" ", arguments.words());
        return switch (arguments.first()) {
            case "input" ->
                breakpoints.addAt(
                        text, MessageKinds.INPUT.trigger(arguments.rest().text()));
            case "output" ->
                breakpoints.addAt(
                        text, MessageKinds.OUTPUT.trigger(arguments.rest().text()));
            case "order" -> breakpoints.addAt(text, order(arguments.rest()));
            case "" ->
                throw StepException.usage(
                        "break add needs a condition, such as nav > 1000000, or input KIND, output KIND or order");
            default -> breakpoints.addWhereTrue(text, ConditionParser.parse(arguments.text(), bench.catalogue()));
        };
    }

    private static Trigger order(final Arguments arguments) {
        return arguments.isEmpty() ? OrderTrigger.ofAny() : OrderTrigger.of(arguments.number("an order's number"));
    }

    private void list() {
        if (breakpoints.all().isEmpty()) {
            bench.screen().line("no breakpoints");
        }
        breakpoints.all().forEach(this::show);
    }

    private void show(final Breakpoint breakpoint) {
        bench.screen().line("breakpoint " + breakpoint);
    }

    private void delete(final Arguments arguments) {
        if ("all".equals(arguments.text())) {
            breakpoints.clear();
        } else {
            breakpoints.remove(arguments.number("a breakpoint's number, or 'all'"));
        }
    }
}
