package io.ballast.replay.report;

import io.ballast.replay.report.Curve.Tone;
import io.ballast.replay.series.Series;
import io.ballast.replay.series.SeriesCatalogue;
import io.ballast.slot.Slot;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Makes curves of series. */
final class Curves {
    private static final double PERCENT = 100;

    private final SeriesCatalogue catalogue;

    Curves(final SeriesCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A series as it is. */
    Curve plain(final String name, final String label, final Tone tone) {
        return new Curve(name, label, tone, false, catalogue.named(name)::value);
    }

    /** A series that jumps. */
    Curve stepped(final String name, final String label, final Tone tone) {
        return new Curve(name, label, tone, true, catalogue.named(name)::value);
    }

    /** A share in percent. */
    Curve percent(final String name, final String label, final Tone tone) {
        return new Curve(name, label, tone, false, scaled(name, PERCENT));
    }

    /** A share in percent, taken with a sign, that jumps. */
    Curve limit(final String name, final int sign, final String label) {
        return new Curve(sign < 0 ? "−" + name : name, label, Tone.LIMIT, true, scaled(name, sign * PERCENT));
    }

    /** One share and a multiple of another in percent. */
    Curve limitAround(final String centre, final int sign, final String width, final String label) {
        final Series middle = catalogue.named(centre);
        final Series half = catalogue.named(width);
        return new Curve(
                centre + (sign < 0 ? " − " : " + ") + width,
                label,
                Tone.LIMIT,
                true,
                slot -> PERCENT * (middle.value(slot) + sign * half.value(slot)));
    }

    /** A figure that does not change. */
    static Curve constant(final double value, final String label) {
        return new Curve("", label, Tone.LIMIT, true, slot -> value);
    }

    /** The sum of several series. */
    Curve sum(final String label, final Tone tone, final String... names) {
        final Series[] parts = new Series[names.length];
        for (int i = 0; i < names.length; i++) {
            parts[i] = catalogue.named(names[i]);
        }
        return new Curve(String.join(" + ", names), label, tone, false, slot -> {
            double sum = 0;
            for (final Series part : parts) {
                sum += part.value(slot);
            }
            return sum;
        });
    }

    /** The same, taken from zero. */
    Curve negated(final String label, final Tone tone, final String... names) {
        final Curve sum = sum(label, tone, names);
        return new Curve(
                "−(" + sum.series() + ")",
                label,
                tone,
                false,
                slot -> -sum.figure().applyAsDouble(slot));
    }

    /** One series less another. */
    Curve difference(final String label, final Tone tone, final String name, final String less) {
        final Series whole = catalogue.named(name);
        final Series part = catalogue.named(less);
        return new Curve(name + " − " + less, label, tone, false, slot -> whole.value(slot) - part.value(slot));
    }

    /** A series over its value when it and another were first known, which makes 100. */
    Curve rebased(final String name, final String beside, final String label, final Tone tone) {
        final Series one = catalogue.named(name);
        final Series other = catalogue.named(beside);
        return new Curve(
                name + " ÷ first",
                label,
                tone,
                false,
                new Rebased(one::value, slot -> !Double.isNaN(other.value(slot))));
    }

    /** How far one series has gained on another since both were first known, in percent. */
    Curve gained(final String name, final String on, final String label, final Tone tone) {
        final Series one = catalogue.named(name);
        final Series other = catalogue.named(on);
        final ToDoubleFunction<Slot> ratio = new Rebased(slot -> one.value(slot) / other.value(slot), slot -> true);
        return new Curve(
                name + " ÷ " + on + " ÷ first", label, tone, false, slot -> ratio.applyAsDouble(slot) - PERCENT);
    }

    private ToDoubleFunction<Slot> scaled(final String name, final double factor) {
        final Series series = catalogue.named(name);
        return slot -> factor * series.value(slot);
    }

    /** A figure in percent of its first value at which a condition holds. */
    private static final class Rebased implements ToDoubleFunction<Slot> {
        private final ToDoubleFunction<Slot> figure;
        private final Predicate<Slot> canBegin;
        private double first = Double.NaN;

        Rebased(final ToDoubleFunction<Slot> figure, final Predicate<Slot> canBegin) {
            this.figure = figure;
            this.canBegin = canBegin;
        }

        @Override
        public double applyAsDouble(final Slot slot) {
            final double value = figure.applyAsDouble(slot);
            if (Double.isNaN(first) && canBegin.test(slot)) {
                first = value;
            }
            return PERCENT * value / first;
        }
    }
}
