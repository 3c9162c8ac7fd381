package io.ballast.launch;

import java.util.Collection;
import java.util.Locale;

/** Finds what somebody may have meant. */
public final class Spelling {
    private static final int MAX_LISTED = 20;

    private Spelling() {}

    /** Advice to use one of the words: the one that is close to the text, else all of them. */
    public static String advice(final String text, final Collection<String> words) {
        String closest = "";
        int best = Math.max(1, text.length() / 3) + 1;
        for (final String word : words) {
            final int distance = distance(text.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            if (distance < best) {
                best = distance;
                closest = word;
            }
        }
        return closest.isEmpty() ? list(words) : "did you mean '" + closest + "'?";
    }

    private static String list(final Collection<String> words) {
        if (words.isEmpty()) {
            return "none is known here";
        }
        final String listed = String.join(", ", words.stream().limit(MAX_LISTED).toList());
        return "known are " + listed + (words.size() > MAX_LISTED ? " and others" : "");
    }

    /** Insertions, deletions and replacements that make one word of the other (Levenshtein). */
    private static int distance(final String from, final String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            final int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                final int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
