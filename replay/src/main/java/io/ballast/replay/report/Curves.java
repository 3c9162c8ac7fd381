package io.ballast.replay.report;

import io.ballast.replay.report.Curve.Tone;
import io.ballast.replay.series.Series;
import io.ballast.replay.series.SeriesCatalogue;
import io.ballast.slot.Quality;
import io.ballast.slot.Slot;
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

    /** What coins that the engine bought and sold have gained since, against those held at the beginning. */
    Curve tradedCoins(final String label, final Tone tone) {
        final Series spot = catalogue.named("gain.spot");
        final Series unhedged = catalogue.named("nav.unhedged");
        final Series flows = catalogue.named("flows");
        return new Curve(
                "gain.spot − nav.unhedged + flows",
                label,
                tone,
                false,
                slot -> spot.value(slot) - unhedged.value(slot) + flows.value(slot));
    }

    /** What a curve has gained since the session's first known NAV. */
    static Curve sinceStart(final Curve curve) {
        return new Curve(
                curve.series() + " − first",
                curve.label(),
                curve.tone(),
                curve.isStepped(),
                new SinceStart(curve.figure()));
    }

    /** NAV as if this session had never traded: what sessions before made is held. */
    Curve unhedged(final String label, final Tone tone) {
        final Series nav = catalogue.named("nav");
        final Series unhedged = catalogue.named("nav.unhedged");
        final ToDoubleFunction<Slot> made = new SinceStart(slot -> nav.value(slot) - unhedged.value(slot));
        return new Curve("nav.unhedged", label, tone, false, slot -> nav.value(slot) - made.applyAsDouble(slot));
    }

    /** An index's level beside a price: both are 100 when both were first known. */
    Curve rebasedLevel(final String index, final String price, final String label, final Tone tone) {
        final ToDoubleFunction<Slot> level = level(index);
        return new Curve(
                levelName(index) + " ÷ first", label, tone, false, new Rebased(level, catalogue.named(price)::value));
    }

    /** A price beside an index's level, likewise. */
    Curve rebasedPrice(final String price, final String index, final String label, final Tone tone) {
        return new Curve(
                price + " ÷ first", label, tone, false, new Rebased(catalogue.named(price)::value, level(index)));
    }

    /** How far a price has gained on an index since both were first known, in percent. */
    Curve gained(final String price, final String index, final String label, final Tone tone) {
        final Series one = catalogue.named(price);
        final ToDoubleFunction<Slot> level = level(index);
        final ToDoubleFunction<Slot> ratio =
                new Rebased(slot -> one.value(slot) / level.applyAsDouble(slot), slot -> 1);
        return new Curve(
                price + " ÷ " + levelName(index) + " ÷ first",
                label,
                tone,
                false,
                slot -> ratio.applyAsDouble(slot) - PERCENT);
    }

    /** An index's level; unknown while a price is missing: the level is then of a part of it. */
    private ToDoubleFunction<Slot> level(final String index) {
        final Series level = catalogue.named(levelName(index));
        final Series quality = catalogue.named("index." + index + ".quality");
        return slot -> quality.value(slot) == Quality.INVALID.ordinal() ? Double.NaN : level.value(slot);
    }

    private static String levelName(final String index) {
        return "index." + index + ".level";
    }

    private ToDoubleFunction<Slot> scaled(final String name, final double factor) {
        final Series series = catalogue.named(name);
        return slot -> factor * series.value(slot);
    }

    /** A figure in percent of its first value at which another is known too. */
    private static final class Rebased implements ToDoubleFunction<Slot> {
        private final ToDoubleFunction<Slot> figure;
        private final ToDoubleFunction<Slot> other;
        private double first = Double.NaN;

        Rebased(final ToDoubleFunction<Slot> figure, final ToDoubleFunction<Slot> other) {
            this.figure = figure;
            this.other = other;
        }

        @Override
        public double applyAsDouble(final Slot slot) {
            final double value = figure.applyAsDouble(slot);
            if (Double.isNaN(first) && !Double.isNaN(other.applyAsDouble(slot))) {
                first = value;
            }
            return PERCENT * value / first;
        }
    }
}
