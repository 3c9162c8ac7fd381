package io.ballast.launch;

import io.ballast.settings.Profile;
import io.ballast.settings.TopologySettings;
import io.ballast.settings.WaitMode;

/** Key {@code topology}: threads and ring. */
final class TopologySection {
    private static final int MIN_RING = 8;
    private static final int MAX_RING = 1 << 20;

    private TopologySection() {}

    static TopologySettings read(final Section section) {
        final int ringSize = section.optional("ring", ringSize(), 1024);
        return new TopologySettings(
                section.optional("profile", ValueType.oneOf(Profile.class), Profile.DIRECT),
                section.optional("wait", ValueType.oneOf(WaitMode.class), WaitMode.YIELD),
                ringSize,
                section.optional("maxBatch", Ranges.integer(1, ringSize), 16),
                section.optional("allowOversubscription", Texts::onOff, false),
                section.optional(
                        "shutdownDeadline",
                        Ranges.duration(Durations.MILLISECOND_NS, Durations.HOUR_NS),
                        10 * Durations.SECOND_NS));
    }

    private static ValueType<Integer> ringSize() {
        return Ranges.integer(MIN_RING, MAX_RING)
                .where(
                        size -> Integer.bitCount(size) == 1,
                        "is not a power of two",
                        "choose 512, 1024, 2048 or another power of two");
    }
}
