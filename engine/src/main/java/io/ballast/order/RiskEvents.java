package io.ballast.order;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.RiskEventEncoder;
import io.ballast.message.RiskEventKind;

/** Says what happened about risk that is no order's refusal, and counts it. */
final class RiskEvents {
    /** Not one overlay but all, or no instrument. */
    static final int NONE = -1;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final RiskEventEncoder event = new RiskEventEncoder();
    private final OutputBuffer out;
    private final Counters counters;

    RiskEvents(final OutputBuffer out, final Counters counters) {
        this.out = out;
        this.counters = counters;
    }

    void say(final RiskEventKind kind) {
        say(kind, NONE, NONE, 0, 0);
    }

    /**
     * @param observed what was found, in the unit of the kind
     * @param allowed  what it was compared with
     */
    void say(
            final RiskEventKind kind,
            final int overlayId,
            final int instrumentId,
            final long observed,
            final long allowed) {
        event.wrapAndApplyHeader(out.buffer(), out.body(), header)
                .timeNs(out.timeNs())
                .observed(observed)
                .allowed(allowed)
                .overlayId(overlayId)
                .instrumentId(instrumentId)
                .kind(kind);
        out.end(RiskEventEncoder.BLOCK_LENGTH);
        counters.increment(Counter.RISK_EVENTS);
    }
}
