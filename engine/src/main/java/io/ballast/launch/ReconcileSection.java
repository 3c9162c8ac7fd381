package io.ballast.launch;

import io.ballast.settings.GatewayKind;
import io.ballast.settings.ReconcileSettings;
import io.ballast.settings.ReconcileSettings.ForeignOrderRule;
import io.ballast.settings.ReconcileSettings.ReconnectRule;

/** Keys of {@code risk} that say when a venue is asked for its account, and what is made of the answer. */
final class ReconcileSection {
    private static final long TWO_SECONDS_NS = 2 * Durations.SECOND_NS;

    private ReconcileSection() {}

    /**
     * @param gateway          what another process knows of us is compared at the start and now and then; an exchange of
     *                         our own knows what we know
     * @param orderTimeLimitNs an order that is younger than this is not missed yet
     */
    static ReconcileSettings read(final Section section, final GatewayKind gateway, final long orderTimeLimitNs) {
        final boolean isElsewhere = gateway != GatewayKind.SIM;
        final ValueType<Long> age = Ranges.duration(Durations.MILLISECOND_NS, Durations.DAY_NS);
        return new ReconcileSettings(
                section.optional("reconcileAtStart", Texts::onOff, isElsewhere),
                section.optional("onReconnect", ValueType.oneOf(ReconnectRule.class), ReconnectRule.ADOPT),
                section.optional("foreignOrders", ValueType.oneOf(ForeignOrderRule.class), ForeignOrderRule.HALT),
                section.optional(
                        "reconcileAfter",
                        age.where(
                                ns -> ns >= orderTimeLimitNs,
                                "is shorter than an order's time limit",
                                "choose at least orderTimeLimit, which is " + Durations.format(orderTimeLimitNs)),
                        Math.max(TWO_SECONDS_NS, orderTimeLimitNs)),
                section.optional(
                        "reconcileTimeout",
                        Ranges.duration(Durations.MILLISECOND_NS, Durations.HOUR_NS),
                        10 * Durations.SECOND_NS),
                section.optional(
                        "reconcileEvery", Ranges.duration(0, Durations.DAY_NS), isElsewhere ? Durations.MINUTE_NS : 0));
    }
}
