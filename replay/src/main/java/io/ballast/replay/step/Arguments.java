package io.ballast.replay.step;

import java.util.Arrays;
import java.util.List;

/**
 * What stands behind a command's name.
 *
 * @param text without white space around it
 */
record Arguments(String text) {
    private static final int MAX_DIGITS = 19;

    Arguments {
        text = text.strip();
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Parted by white space. */
    List<String> words() {
        return isEmpty() ? List.of() : Arrays.asList(text.split("\\s+"));
    }

    /** The first word, empty if there is none. */
    String first() {
        return isEmpty() ? "" : words().get(0);
    }

    /** What stands behind the first word. */
    Arguments rest() {
        return new Arguments(text.substring(first().length()));
    }

    /**
     * How often, once if nothing is said.
     *
     * @throws StepException if it is no number from 1
     */
    long count() {
        final long count = isEmpty() ? 1 : number("a number of inputs");
        if (count == 0) {
            throw StepException.usage("0 inputs are none: give a number from 1");
        }
        return count;
    }

    /**
     * The one number.
     *
     * @param what it should be
     * @throws StepException if it is none from 0
     */
    long number(final String what) {
        try {
            if (isNumber()) {
                return Long.parseLong(text);
            }
        } catch (final NumberFormatException e) {
            throw StepException.usage("'" + text + "' is larger than any number here");
        }
        throw StepException.usage("'" + text + "' is not " + what);
    }

    boolean isNumber() {
        return text.matches("\\d{1," + MAX_DIGITS + "}");
    }

    /** @throws StepException if there is anything */
    void none() {
        if (!isEmpty()) {
            throw StepException.usage("nothing may follow here, not '" + text + "'");
        }
    }
}
