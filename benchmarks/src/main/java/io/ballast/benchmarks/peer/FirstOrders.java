package io.ballast.benchmarks.peer;

import io.ballast.gateway.Gateway;
import io.ballast.instrument.Instrument;
import io.ballast.launch.EngineConfiguration;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.NewOrderEncoder;
import io.ballast.message.Side;
import io.ballast.settings.LegSettings;
import io.ballast.settings.RiskSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.agrona.concurrent.UnsafeBuffer;

/** Sends what the position lacks of the target, one order at a time, if the limits allow it. */
final class FirstOrders {
    private static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + NewOrderEncoder.BLOCK_LENGTH;

    private static final long SECOND_NS = 1_000_000_000;

    private final Gateway gateway;
    private final int instrumentId;
    private final LegSettings leg;
    private final RiskSettings risk;
    private final BigDecimal maxLeverage;
    private final BigDecimal maxOrderShare;
    private final Deque<Long> sentNs = new ArrayDeque<>();
    private BigDecimal workingLots = BigDecimal.ZERO;
    private long orders;

    FirstOrders(final EngineConfiguration configuration, final Gateway gateway) {
        this.gateway = gateway;
        instrumentId = configuration.instruments().stream()
                .filter(Instrument::isContract)
                .findFirst()
                .orElseThrow()
                .id();
        leg = configuration.overlays().get(0).mainLeg();
        risk = configuration.risk();
        maxLeverage = BigDecimal.valueOf(risk.maxLeveragePpb(), 9);
        maxOrderShare = BigDecimal.valueOf(risk.limits().orderSize().navPpb(), 9);
    }

    void onTick(final FirstTick tick) {
        if (tick.kind == FirstTick.Kind.FILL) {
            workingLots = workingLots.subtract(tick.quantity);
        }
        if (tick.targetLots == null || tick.positionLots == null || workingLots.signum() != 0) {
            return;
        }
        final BigDecimal wantedLots = tick.targetLots.subtract(tick.positionLots);
        final BigDecimal mostLots = mostLots(tick);
        final BigDecimal deltaLots = wantedLots.max(mostLots.negate()).min(mostLots);
        if (deltaLots.signum() != 0 && isAllowed(tick, deltaLots)) {
            workingLots = deltaLots;
            send(deltaLots, tick.timeNs);
        }
    }

    /** Of one order: a larger one is sent in parts. */
    private BigDecimal mostLots(final FirstTick tick) {
        return maxOrderShare
                .multiply(Objects.requireNonNull(tick.navUsd))
                .divide(Objects.requireNonNull(tick.usdPerLot), 0, RoundingMode.DOWN);
    }

    private boolean isAllowed(final FirstTick tick, final BigDecimal deltaLots) {
        final BigDecimal targetLots = Objects.requireNonNull(tick.targetLots);
        final BigDecimal grossUsd = targetLots.abs().multiply(Objects.requireNonNull(tick.usdPerLot));
        final BigDecimal mostUsd = maxLeverage.multiply(Objects.requireNonNull(tick.navUsd));
        final boolean isSmall = deltaLots.abs().compareTo(BigDecimal.valueOf(leg.maxOrderLots())) <= 0
                && targetLots.abs().compareTo(BigDecimal.valueOf(leg.maxPositionLots())) <= 0;
        final boolean isCovered = Objects.requireNonNull(tick.marginRatio).compareTo(BigDecimal.ONE) < 0
                && Objects.requireNonNull(tick.indexLevel).signum() > 0;
        return isSmall && isCovered && grossUsd.compareTo(mostUsd) <= 0 && isBelowRate(tick.timeNs);
    }

    private boolean isBelowRate(final long nowNs) {
        while (!sentNs.isEmpty() && nowNs - sentNs.peekFirst() >= SECOND_NS) {
            sentNs.removeFirst();
        }
        if (sentNs.size() >= risk.ordersPerSecond() + risk.orderBurst()) {
            return false;
        }
        sentNs.addLast(nowNs);
        return true;
    }

    private void send(final BigDecimal lots, final long timeNs) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH]);
        new NewOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .timeNs(timeNs)
                .clientOrderId(++orders)
                .qtyLots(lots.abs().longValueExact())
                .instrumentId(instrumentId)
                .side(lots.signum() > 0 ? Side.BUY : Side.SELL);
        gateway.send(buffer, 0, LENGTH, timeNs);
    }
}
