package io.ballast.harness;

import java.util.function.Consumer;

/**
 * Runs a property for many seeds and names the seed that breaks it. The seeds are the same in every run;
 * {@code -Dballast.seed=N} runs that one alone.
 */
public final class Seeds {
    private static final String PROPERTY = "ballast.seed";

    private Seeds() {}

    /** Checks the property with so many seeds. */
    public static void forEach(final int seeds, final Consumer<Generator> property) {
        final Long only = Long.getLong(PROPERTY);
        if (only != null) {
            check(only, property);
            return;
        }
        for (long seed = 1; seed <= seeds; seed++) {
            check(seed, property);
        }
    }

    private static void check(final long seed, final Consumer<Generator> property) {
        try {
            property.accept(new Generator(seed));
        } catch (final RuntimeException | AssertionError e) {
            throw new AssertionError("broken by -D" + PROPERTY + "=" + seed + ": " + e.getMessage(), e);
        }
    }
}
