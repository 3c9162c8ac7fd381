package io.ballast.replay.order;

import io.ballast.instrument.Instrument;
import io.ballast.launch.Decision;
import io.ballast.launch.EngineConfiguration;
import io.ballast.message.NewOrderDecoder;
import io.ballast.order.LegState;
import io.ballast.order.OrderStage;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.ClientOrderId;
import io.ballast.slot.EventKind;
import io.ballast.slot.IngestSection;
import io.ballast.slot.Slot;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows orders through a re-run: of each input {@link #onInput} first, then {@link #begin} or {@link #onDecision} of what it
 * caused. In the order of sending; whoever follows many takes out those that are over.
 */
public final class OrderLives implements Iterable<OrderLife> {
    private final List<Instrument> instruments;
    private final int mostEvents;
    private final Map<Long, OrderLife> lives = new LinkedHashMap<>();
    /** A leg has one order at a time: its latest. */
    private final @Nullable OrderLife[] latest;

    private final long[] legSpreadNanoUsd;

    /** @param mostEvents kept of each order */
    public OrderLives(final EngineConfiguration configuration, final int mostEvents) {
        this.mostEvents = mostEvents;
        instruments = configuration.instruments();
        final int legs = OverlaySettings.legsOf(configuration.overlays()).size();
        latest = new OrderLife[legs];
        legSpreadNanoUsd = new long[legs];
    }

    /**
     * An order was sent that is to be followed.
     *
     * @param sequence of the input that caused it
     * @param slot     behind that input
     */
    public OrderLife begin(final Decision.Order order, final long sequence, final Slot slot) {
        onDecision(order);
        final OrderLife life = new OrderLife(order, sequence, instruments.get(order.instrumentId()), mostEvents);
        lives.put(order.clientOrderId(), life);
        final int leg = ClientOrderId.legId(order.clientOrderId());
        latest[leg] = life;
        legSpreadNanoUsd[leg] = slot.index.legSpreadNanoUsd[leg];
        return life;
    }

    /** An input has run, in front of what it caused. */
    public void onInput(final Slot slot, final OrderStage stage) {
        final IngestSection in = slot.ingest;
        switch (in.kind) {
            case EXECUTION, SEND_FAILURE, ORDER_REPORT -> tell(slot);
            default -> {
                // It says nothing of an order.
            }
        }
        if (in.kind == EventKind.REPORT_END) {
            missLost(in.timeNs, stage);
        }
        System.arraycopy(slot.index.legSpreadNanoUsd, 0, legSpreadNanoUsd, 0, legSpreadNanoUsd.length);
    }

    private void tell(final Slot slot) {
        final IngestSection in = slot.ingest;
        final OrderLife life = lives.get(in.clientOrderId);
        if (life == null) {
            return;
        }
        if (in.kind == EventKind.EXECUTION && !in.executionKind.isMadeByVenue()) {
            final int leg = ClientOrderId.legId(in.clientOrderId);
            life.onExecution(in, slot.index.legSpreadNanoUsd[leg] - legSpreadNanoUsd[leg]);
        } else if (in.kind == EventKind.ORDER_REPORT) {
            life.onReported(in.timeNs, in.leavesLots);
        } else if (in.kind == EventKind.SEND_FAILURE && in.failedTemplateId == NewOrderDecoder.TEMPLATE_ID) {
            life.onNotSent(in.timeNs);
        } else if (in.kind == EventKind.SEND_FAILURE) {
            life.onRequestNotSent(in.timeNs);
        }
    }

    /** Whole reports end orders that they do not have; only the stage knows whether one was whole. */
    private void missLost(final long timeNs, final OrderStage stage) {
        for (int leg = 0; leg < latest.length; leg++) {
            final OrderLife life = latest[leg];
            if (life != null && !life.status().isOver()) {
                final LegState state = stage.legState(leg);
                if (state.clientOrderId() != life.id() || !state.isWorking()) {
                    life.onLost(timeNs);
                }
            }
        }
    }

    /** An input, or the session's end, has caused something. */
    public void onDecision(final Decision decision) {
        if (decision instanceof Decision.Order order) {
            onFollowing(order);
        } else if (decision instanceof Decision.Cancel cancel) {
            final OrderLife life = lives.get(cancel.clientOrderId());
            if (life != null) {
                life.onCancel(cancel);
            }
        } else if (decision instanceof Decision.Amend amend) {
            final OrderLife life = lives.get(amend.clientOrderId());
            if (life != null) {
                life.onAmend(amend);
            }
        }
    }

    /** That another order left at once, on the very input that ended this one, belongs to its life. */
    private void onFollowing(final Decision.Order next) {
        final OrderLife life = latest[ClientOrderId.legId(next.clientOrderId())];
        if (life != null && life.endedNs() == next.timeNs()) {
            life.onFollowed(next);
        }
    }

    /** In the order of sending; can remove. */
    @Override
    public Iterator<OrderLife> iterator() {
        return lives.values().iterator();
    }
}
