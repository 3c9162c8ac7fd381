package io.ballast.replay.step;

/**
 * A word or sign of a condition.
 *
 * @param text   as it was written; empty at the end
 * @param column where it begins, from 0
 */
record Token(String text, int column) {
    boolean isEnd() {
        return text.isEmpty();
    }

    boolean is(final String word) {
        return text.equalsIgnoreCase(word);
    }
}
