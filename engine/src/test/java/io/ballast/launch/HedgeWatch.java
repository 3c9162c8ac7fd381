package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.gateway.sim.AccountView;
import io.ballast.harness.Outputs;
import io.ballast.harness.Outputs.Amend;
import io.ballast.harness.Outputs.NewOrder;
import io.ballast.harness.Outputs.Output;
import io.ballast.instrument.Instrument;
import io.ballast.pipeline.SlotObserver;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.ClientOrderId;
import io.ballast.slot.ExecutionKind;
import io.ballast.slot.IngestSection;
import io.ballast.slot.Slot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at every event as an auditor would, with books of its own: what is on its way counts as traded. */
final class HedgeWatch implements SlotObserver {
    private final List<LegSettings> legs;
    private final List<Instrument> instruments;
    private final long[] contractCashNanoUsd;
    private final Set<Long> ids = new HashSet<>();
    /** What each order may still trade, signed; an order leaves when the venue ended it. */
    private final Map<Long, Long> open = new HashMap<>();

    /** What the venue's report being read says that it works. */
    private final Set<Long> reported = new HashSet<>();

    private final Map<Long, Long> filled = new HashMap<>();
    private @Nullable Slot last;
    private long orders;

    HedgeWatch(final EngineConfiguration configuration) {
        legs = OverlaySettings.legsOf(configuration.overlays());
        instruments = configuration.instruments();
        contractCashNanoUsd = new long[configuration.sources().size()];
    }

    /** New orders seen. */
    long orders() {
        return orders;
    }

    /** Once everything has come to rest the venue works nothing and its books are ours. */
    void checkRest(final AccountView venue) {
        final Slot slot = Objects.requireNonNull(last);
        assertThat(open).as("orders that may still work").isEmpty();
        for (final LegSettings leg : legs) {
            assertThat(venue.openOrders(leg.instrumentId()))
                    .as("orders the venue works")
                    .isZero();
            assertThat(slot.index.positionLots[leg.id()])
                    .as("position of leg %d", leg.id())
                    .isEqualTo(venue.positionLots(leg.instrumentId()));
            final long target = Math.abs(slot.hedge.targetLots[leg.id()]);
            final long held = slot.index.positionLots[leg.id()];
            assertThat(Math.abs(held))
                    .as("over-hedged at rest: %d of target %d", held, slot.hedge.targetLots[leg.id()])
                    .isLessThanOrEqualTo(target + 1);
        }
        for (int source = 0; source < contractCashNanoUsd.length; source++) {
            assertThat(contractCashNanoUsd[source])
                    .as("what contracts brought in at source %d", source)
                    .isEqualTo(venue.contractCashNanoUsd(source));
        }
    }

    /** Proceeds less payments, fees and funding, of what the engine took in. */
    private void book(final IngestSection in) {
        final Instrument instrument = instruments.get(in.instrumentId);
        if (instrument.isContract() && in.lastLots > 0) {
            final long notional = 2 * in.lastTicks * in.lastLots * instrument.nanoUsdPerHalfTickLot();
            contractCashNanoUsd[in.sourceId] -= in.executionSign * notional + in.feeNanoUsd;
        }
    }

    @Override
    public void onSlot(final Slot slot, final long sequence) {
        last = slot;
        switch (slot.ingest.kind) {
            case EXECUTION -> {
                book(slot.ingest);
                onExecution(slot.ingest);
            }
            case ACCOUNT ->
                contractCashNanoUsd[slot.ingest.sourceId] += slot.ingest.isFunding ? slot.ingest.amountNanoUsd : 0;
            case REPORT_BEGIN -> reported.clear();
            case ORDER_REPORT -> reported.add(slot.ingest.clientOrderId);
            case REPORT_END -> open.keySet().removeIf(id -> isOf(slot.ingest.sourceId, id) && !reported.contains(id));
            default -> {}
        }
        for (final Output output : Outputs.decode(slot.order)) {
            if (output instanceof NewOrder order) {
                onNew(order, slot);
            } else if (output instanceof Amend amend) {
                onAmend(amend, slot);
            }
        }
    }

    private boolean isOf(final int sourceId, final long orderId) {
        return legs.get(ClientOrderId.legId(orderId)).sourceId() == sourceId;
    }

    private void onExecution(final IngestSection in) {
        final Long left = open.get(in.clientOrderId);
        if (left == null) {
            return;
        }
        if (in.executionKind == ExecutionKind.FILL) {
            filled.merge(in.clientOrderId, in.lastLots, Long::sum);
            open.put(in.clientOrderId, left - in.executionSign * in.lastLots);
        }
        final boolean isEnded = in.leavesLots == 0
                && in.executionKind != ExecutionKind.ACCEPTED
                && in.executionKind != ExecutionKind.CANCEL_REJECTED;
        if (isEnded) {
            open.remove(in.clientOrderId);
        }
    }

    private void onNew(final NewOrder order, final Slot slot) {
        orders++;
        assertThat(ids.add(order.clientOrderId())).as("a new name: %s", order).isTrue();
        final int leg = ClientOrderId.legId(order.clientOrderId());
        checkRoom(leg, order.lots(), slot, order);
        assertThat(Math.abs(order.lots()))
                .as("%s", order)
                .isBetween(1L, legs.get(leg).maxOrderLots());
        open.put(order.clientOrderId(), order.lots());
    }

    private void onAmend(final Amend amend, final Slot slot) {
        final int leg = ClientOrderId.legId(amend.clientOrderId());
        assertThat(open).as("of an order that works: %s", amend).containsKey(amend.clientOrderId());
        final long before = Objects.requireNonNull(open.remove(amend.clientOrderId()));
        final long left = Long.signum(before) * (amend.lots() - filled.getOrDefault(amend.clientOrderId(), 0L));
        checkRoom(leg, left, slot, amend);
        final boolean isMore = Math.abs(left) > Math.abs(before);
        open.put(amend.clientOrderId(), isMore ? left : before);
    }

    /** Position + everything on its way that raises it + this order stays within the target and one lot. */
    private void checkRoom(final int leg, final long lots, final Slot slot, final Output output) {
        final long position = slot.index.positionLots[leg];
        final long sign = Long.signum(lots);
        if (position * sign < 0) {
            assertThat(Math.abs(lots))
                    .as("through flat: %s at %s", output, position)
                    .isLessThanOrEqualTo(Math.abs(position));
            return;
        }
        long most = position * sign + lots * sign;
        for (final Map.Entry<Long, Long> other : open.entrySet()) {
            final boolean isSameLeg = ClientOrderId.legId(other.getKey()) == leg;
            most += isSameLeg ? Math.max(0, other.getValue() * sign) : 0;
        }
        final long target = Math.abs(slot.hedge.targetLots[leg]);
        assertThat(most)
                .as("%s at %s with %s on its way, target %s", output, position, open, slot.hedge.targetLots[leg])
                .isLessThanOrEqualTo(Math.max(target + target / 20, target + 1));
        assertThat(most).as("position limit").isLessThanOrEqualTo(legs.get(leg).maxPositionLots());
    }
}
