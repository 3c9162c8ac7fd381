package io.ballast.replay.step;

import io.ballast.order.WorkingOrder;
import io.ballast.replay.series.Series;
import java.util.List;
import java.util.Locale;

/** Commands that look at the place where it stands. */
final class LookVerbs {
    private static final List<String> ALL = List.of("*");

    private final Bench bench;
    private final Screen screen;

    LookVerbs(final Bench bench) {
        this.bench = bench;
        screen = bench.screen();
    }

    List<Verb> verbs() {
        return List.of(
                new Verb("where", "w", "", "say again where it stands", this::where),
                new Verb("state", "s", "[PATTERN…]", "show figures, what has changed marked", this::state),
                new Verb("changes", "ch", "", "show what changed since the last stop", this::changes),
                new Verb("print", "p", "NAME…", "show figures to the last digit", this::print),
                new Verb("series", "", "[PATTERN…]", "say what figures mean", this::series),
                new Verb("input", "i", "", "show the whole input", this::input),
                new Verb("outputs", "o", "", "show what it caused, in words", this::outputs),
                new Verb("orders", "or", "", "list working orders", this::orders),
                new Verb("watch", "wa", "[PATTERN…]", "show figures at each stop, or list them", this::watch),
                new Verb("unwatch", "un", "PATTERN…|all", "no longer", this::unwatch),
                new Verb("hash", "", "", "show the hash of the whole state", this::hash));
    }

    private void where(final Arguments arguments) {
        arguments.none();
        bench.where();
    }

    private void state(final Arguments arguments) {
        bench.figures().show(bench.series(arguments.isEmpty() ? ALL : arguments.words()), screen);
    }

    private void changes(final Arguments arguments) {
        arguments.none();
        final List<Series> changed = bench.figures().changed();
        if (changed.isEmpty()) {
            screen.line("nothing changed");
        }
        bench.figures().show(changed, screen);
    }

    private void print(final Arguments arguments) {
        if (arguments.isEmpty()) {
            throw StepException.usage("print needs a series; 'series' lists them");
        }
        for (final Series series : bench.series(arguments.words())) {
            final String text = series.text(bench.slot());
            screen.text(series.name() + ' ' + (text.isEmpty() ? "unknown" : text));
        }
    }

    private void series(final Arguments arguments) {
        for (final Series series : bench.series(arguments.isEmpty() ? ALL : arguments.words())) {
            screen.text(String.format(Locale.ROOT, "%s  (%s)%n    %s", series.name(), series.unit(), series.meaning()));
        }
    }

    private void input(final Arguments arguments) {
        arguments.none();
        screen.text(InputText.whole(bench.document()));
    }

    private void outputs(final Arguments arguments) {
        arguments.none();
        final List<String> outputs = bench.words().outputs(bench.document());
        if (outputs.isEmpty()) {
            screen.line("no outputs");
        }
        outputs.forEach(output -> screen.text("→ " + output));
    }

    private void orders(final Arguments arguments) {
        arguments.none();
        final List<WorkingOrder> working = bench.stepper().stages().order().workingOrders();
        if (working.isEmpty()) {
            screen.line("no working orders");
        }
        working.forEach(order -> screen.text(bench.words().order(order)));
    }

    private void watch(final Arguments arguments) {
        final List<Series> wanted = arguments.isEmpty() ? bench.watched() : bench.series(arguments.words());
        if (wanted.isEmpty()) {
            screen.line("nothing is watched");
        }
        wanted.stream().filter(series -> !bench.watched().contains(series)).forEach(bench.watched()::add);
        bench.figures().show(wanted, screen);
    }

    private void unwatch(final Arguments arguments) {
        if (arguments.isEmpty()) {
            throw StepException.usage("unwatch needs a series, or 'all'");
        }
        if ("all".equals(arguments.text())) {
            bench.watched().clear();
        } else if (!bench.watched().removeAll(bench.series(arguments.words()))) {
            throw StepException.usage("nothing of that is watched");
        }
    }

    private void hash(final Arguments arguments) {
        arguments.none();
        screen.text(bench.stepper().stages().stateSha256());
    }
}
