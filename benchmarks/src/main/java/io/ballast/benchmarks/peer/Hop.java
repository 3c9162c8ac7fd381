package io.ballast.benchmarks.peer;

import io.ballast.benchmarks.openloop.Subject;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The hand-offs that the engine's own is measured against. */
public enum Hop {
    /** What the engine's threads hand slots over with. */
    DISRUPTOR(() -> new DisruptorHandOff(16)),
    AGRONA(AgronaHandOff::new),
    JCTOOLS(JcToolsHandOff::new),
    AERON(AeronHandOff::new),
    ARRAY_BLOCKING_QUEUE(BlockingQueueHandOff::new);

    private final Supplier<HandOff> maker;

    Hop(final Supplier<HandOff> maker) {
        this.maker = maker;
    }

    /** As results name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if there is none of this label */
    public static Hop of(final String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** To be measured on these processors. */
    public Subject subject(final List<Integer> allowed) {
        return new HandOffSubject(allowed, maker.get());
    }
}
