package io.ballast.harness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random choices that one seed reproduces. */
public final class Generator {
    private final Random random;

    Generator(final long seed) {
        random = new Random(seed);
    }

    /** From least to most, both included. */
    public long between(final long least, final long most) {
        final long span = most - least + 1;
        return span <= 0 ? random.nextLong() : least + Math.floorMod(random.nextLong(), span);
    }

    /** 0 … bound − 1. */
    public int below(final int bound) {
        return random.nextInt(bound);
    }

    public boolean oneIn(final int times) {
        return random.nextInt(times) == 0;
    }

    /** Any long; every magnitude is about as likely as any other, and so is either sign. */
    public long anyLong() {
        final long value = random.nextLong() >>> random.nextInt(Long.SIZE);
        return random.nextBoolean() ? value : -value;
    }

    public double gaussian() {
        return random.nextGaussian();
    }

    public <T> T oneOf(final List<T> choices) {
        return choices.get(below(choices.size()));
    }

    public <T> List<T> shuffled(final List<T> items) {
        final List<T> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    public byte[] bytes(final int length) {
        final byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
