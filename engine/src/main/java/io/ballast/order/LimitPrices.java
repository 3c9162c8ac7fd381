package io.ballast.order;

import io.ballast.math.Ppb;
import io.ballast.message.TimeInForce;
import io.ballast.settings.ExecutionSettings;
import io.ballast.slot.IndexSection;

/** Where an order's limit stands, by how long it is to stand. */
final class LimitPrices {
    private LimitPrices() {}

    /**
     * In ticks: of an order that rests, its own side's best price, improved but short of the other side; of an immediate
     * one, the other side's best price and the slippage beyond it; else the other side's best price.
     */
    static long of(final Leg leg, final TimeInForce force, final boolean isBuy, final IndexSection index) {
        final long bidTicks = index.bidTicks[leg.id()];
        final long askTicks = index.askTicks[leg.id()];
        final ExecutionSettings execution = leg.execution();
        if (force == TimeInForce.POST_ONLY) {
            return isBuy
                    ? Math.min(bidTicks + execution.improveTicks(), askTicks - 1)
                    : Math.max(askTicks - execution.improveTicks(), bidTicks + 1);
        }
        if (force == TimeInForce.IMMEDIATE_OR_CANCEL) {
            final long beyondTicks =
                    execution.slippageTicks() + Ppb.of(isBuy ? askTicks : bidTicks, execution.slippagePpb());
            return isBuy ? askTicks + beyondTicks : Math.max(1, bidTicks - beyondTicks);
        }
        return isBuy ? askTicks : bidTicks;
    }

    /** Whether the price at which the leg's resting order would be sent now has left it behind. */
    static boolean isLeftBehind(final Leg leg, final IndexSection index) {
        final Order order = leg.order();
        final long nowTicks = of(leg, TimeInForce.POST_ONLY, order.sign() > 0, index);
        return order.sign() * (nowTicks - order.limitTicks()) >= leg.execution().repriceTicks();
    }
}
