package io.ballast.harness;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A future and the exchange it trades on: one order at a time, on its way for the entry latency, filled whole at the
 * quote it meets, known after the response latency.
 */
public final class NaiveFutures {
    private static final BigDecimal LOT = new BigDecimal("0.001");
    private static final BigDecimal TICK = new BigDecimal("0.001");
    private static final BigDecimal HALF_SPREAD = new BigDecimal("0.0005");
    private static final BigDecimal FEE = new BigDecimal("0.0005");
    private static final long MAX_ORDER_LOTS = 14_000;
    private static final long LATENCY_NS = 5_000_000;
    private static final long NEVER = Long.MAX_VALUE;

    /** An order sent: buys above zero, sales below. */
    public record Sent(long timeNs, long lots) {}

    public final List<Sent> orders = new ArrayList<>();
    public BigDecimal fees = BigDecimal.ZERO;
    public BigDecimal spreadCost = BigDecimal.ZERO;
    BigDecimal mid = BigDecimal.ZERO;

    private long positionLots;
    private BigDecimal cashFlow = BigDecimal.ZERO;
    private long orderLots;
    private BigDecimal fillPrice = BigDecimal.ZERO;
    private long arrivalNs = NEVER;
    private long answerNs = NEVER;

    long positionLots() {
        return positionLots;
    }

    /** What the position is worth beyond what was paid for it. */
    BigDecimal equity() {
        return cashFlow.add(notional(positionLots));
    }

    BigDecimal notional(final long lots) {
        return mid.multiply(LOT).multiply(BigDecimal.valueOf(lots));
    }

    boolean isOrderOut() {
        return arrivalNs != NEVER || answerNs != NEVER;
    }

    /** Sends what may go in one order towards the target, unless one is out. */
    void trade(final long timeNs, final long targetLots) {
        final long missing = targetLots - positionLots;
        if (missing != 0 && !isOrderOut()) {
            orderLots = Math.max(-MAX_ORDER_LOTS, Math.min(MAX_ORDER_LOTS, missing));
            arrivalNs = timeNs + LATENCY_NS;
            orders.add(new Sent(timeNs, orderLots));
        }
    }

    /** At equal times orders arrive before the market moves. */
    void arriveUntil(final long timeNs) {
        if (arrivalNs > timeNs || arrivalNs == NEVER) {
            return;
        }
        final BigDecimal halfSpread = mid.multiply(HALF_SPREAD)
                .divide(TICK, 0, RoundingMode.CEILING)
                .max(BigDecimal.ONE)
                .multiply(TICK);
        fillPrice = orderLots > 0 ? mid.add(halfSpread) : mid.subtract(halfSpread);
        spreadCost = spreadCost.add(halfSpread.multiply(quantity().abs()));
        answerNs = arrivalNs + LATENCY_NS;
        arrivalNs = NEVER;
    }

    /** At equal times the market moves before answers come. The time of the answer taken, or -1. */
    long answerBefore(final long timeNs) {
        if (answerNs >= timeNs) {
            return -1;
        }
        final BigDecimal paid = quantity().multiply(fillPrice);
        final BigDecimal fee = paid.abs().multiply(FEE);
        cashFlow = cashFlow.subtract(paid).subtract(fee);
        fees = fees.add(fee);
        positionLots += orderLots;
        final long takenNs = answerNs;
        answerNs = NEVER;
        return takenNs;
    }

    private BigDecimal quantity() {
        return LOT.multiply(BigDecimal.valueOf(orderLots));
    }
}
