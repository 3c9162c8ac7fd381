package io.ballast.replay.report;

import java.util.List;

/**
 * Lines over the session's time on one axis.
 *
 * @param id         unique in a report
 * @param title      what it shows
 * @param unit       of its values
 * @param decimals   of its values that people are shown
 * @param curves     its lines
 * @param bandOf     place of a limit curve above and of the one below between which the area is shaded; empty: none
 * @param states     words for the values 0, 1, …; empty: the values are numbers
 * @param least      values below are cut off; NaN: none are
 * @param instrument whose orders are marked on the first curve; empty: none are
 */
record Chart(
        String id,
        String title,
        String unit,
        int decimals,
        List<Curve> curves,
        List<Integer> bandOf,
        List<String> states,
        double least,
        String instrument) {
    Chart {
        curves = List.copyOf(curves);
        bandOf = List.copyOf(bandOf);
        states = List.copyOf(states);
    }

    Chart(final String id, final String title, final String unit, final int decimals, final List<Curve> curves) {
        this(id, title, unit, decimals, curves, List.of(), List.of(), Double.NaN, "");
    }

    /** The same with the area between two of its curves shaded. */
    Chart withBand(final int above, final int below) {
        return new Chart(id, title, unit, decimals, curves, List.of(above, below), states, least, instrument);
    }

    /** The same with nothing drawn below a value. */
    Chart cutBelow(final double value) {
        return new Chart(id, title, unit, decimals, curves, bandOf, states, value, instrument);
    }

    /** The same with an instrument's orders on its first curve. */
    Chart withOrdersOf(final String name) {
        return new Chart(id, title, unit, decimals, curves, bandOf, states, least, name);
    }

    /** The same with words in place of numbers. */
    Chart withStates(final List<String> words) {
        return new Chart(id, title, unit, decimals, curves, bandOf, words, least, instrument);
    }
}
