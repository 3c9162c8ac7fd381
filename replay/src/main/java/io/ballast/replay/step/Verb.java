package io.ballast.replay.step;

import java.util.function.Consumer;

/**
 * A command of the debugger.
 *
 * @param name      in full
 * @param shortName another name for it; empty if it has none
 * @param arguments what may follow
 * @param does      what it does, in one line
 * @param action    does it
 */
record Verb(String name, String shortName, String arguments, String does, Consumer<Arguments> action) {
    boolean isCalled(final String word) {
        return name.equals(word) || (!shortName.isEmpty() && shortName.equals(word));
    }

    /** Names and arguments. */
    String usage() {
        return (shortName.isEmpty() ? name : name + ", " + shortName) + (arguments.isEmpty() ? "" : ' ' + arguments);
    }
}
