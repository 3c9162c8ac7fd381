package io.ballast.launch;

import io.ballast.slot.ClientOrderId;

/**
 * Key {@code session}: what tells this session from others, and its heartbeat.
 *
 * @param name    for people and for the journal's default directory
 * @param seed    of everything random
 * @param epoch   part of every client order id
 * @param timerNs spacing of timer inputs
 */
record SessionSection(String name, long seed, int epoch, long timerNs) {
    static SessionSection read(final Section section) {
        return new SessionSection(
                section.required("name", Texts::name, "unnamed"),
                section.optional("seed", Decimals::whole, 1L),
                section.optional("epoch", Ranges.integer(1, ClientOrderId.MAX_EPOCH), 1),
                section.optional(
                        "timer", Ranges.duration(Durations.MILLISECOND_NS, Durations.HOUR_NS), Durations.SECOND_NS));
    }
}
