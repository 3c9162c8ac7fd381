package io.ballast.replay.report;

import io.ballast.instrument.Instrument;
import io.ballast.launch.Decision;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.JournalPlayback;
import io.ballast.message.NewOrderDecoder;
import io.ballast.replay.explain.OrderExplanation;
import io.ballast.slot.ClientOrderId;
import io.ballast.slot.EventKind;
import io.ballast.slot.IngestSection;
import io.ballast.slot.Slot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every order of a session and what became of it; of the sessions before only what was still working. */
final class OrderLog {
    private final EngineConfiguration configuration;
    private final OrderExplanation explanation;
    private final Latencies latencies;
    private final Map<Long, OrderLife> orders = new LinkedHashMap<>();
    private final long[] legSpreadNanoUsd;

    OrderLog(final EngineConfiguration configuration, final OrderExplanation explanation, final Latencies latencies) {
        this.configuration = configuration;
        this.explanation = explanation;
        this.latencies = latencies;
        legSpreadNanoUsd = new long[configuration.slotShape().legs()];
    }

    /** The session before has ended; what of its orders is not done goes on in this one. */
    void onSession() {
        orders.values().removeIf(OrderLife::isDone);
    }

    /** An input has run; before its decisions. */
    void onInput(final Slot slot) {
        final IngestSection in = slot.ingest;
        if (in.kind == EventKind.EXECUTION || in.kind == EventKind.SEND_FAILURE) {
            final OrderLife order = orders.get(in.clientOrderId);
            if (order != null && in.kind == EventKind.EXECUTION) {
                onExecution(order, slot);
            } else if (order != null && in.failedTemplateId == NewOrderDecoder.TEMPLATE_ID) {
                order.onEvent(new OrderLife.Event(in.timeNs, "did not leave", 0, 0, 0), "not sent", true);
            } else if (order != null) {
                order.onEvent(
                        new OrderLife.Event(in.timeNs, "a request did not leave", 0, 0, 0),
                        order.state(),
                        order.isDone());
            }
        }
        System.arraycopy(slot.index.legSpreadNanoUsd, 0, legSpreadNanoUsd, 0, legSpreadNanoUsd.length);
    }

    private void onExecution(final OrderLife order, final Slot slot) {
        final IngestSection in = slot.ingest;
        if (order.onAnswer(in.timeNs)) {
            latencies.onAnswer(in.timeNs - order.timeNs());
        }
        if (in.executionKind.isFill()) {
            final int leg = ClientOrderId.legId(in.clientOrderId);
            final long paid = slot.index.legSpreadNanoUsd[leg] - legSpreadNanoUsd[leg];
            if (order.onFill(in.timeNs, in.lastLots, in.lastTicks, in.feeNanoUsd, paid)) {
                latencies.onFill(in.timeNs - order.timeNs());
            }
            order.onEvent(
                    new OrderLife.Event(in.timeNs, "filled", in.lastLots, in.lastTicks, in.feeNanoUsd),
                    in.leavesLots == 0 ? "filled" : "partly filled",
                    in.leavesLots == 0);
            return;
        }
        final String word = Words.lower(in.executionKind);
        final boolean isEnd = switch (in.executionKind) {
            case CANCELED, REJECTED, EXPIRED -> true;
            default -> false;
        };
        final String state = isEnd || order.filledLots() == 0 ? word : "partly filled";
        order.onEvent(
                new OrderLife.Event(in.timeNs, word, 0, 0, 0),
                order.isDone() ? order.state() : state,
                order.isDone() || isEnd);
    }

    /** An input has caused a decision; playback is right behind that input. */
    void onDecision(final Decision decision, final JournalPlayback playback) {
        if (decision instanceof Decision.Order order) {
            orders.put(order.clientOrderId(), begin(order, playback));
        } else if (decision instanceof Decision.Cancel cancel) {
            onCancel(cancel);
        } else if (decision instanceof Decision.Amend amend) {
            final OrderLife order = orders.get(amend.clientOrderId());
            if (order != null) {
                order.onEvent(
                        new OrderLife.Event(amend.timeNs(), "amend sent", amend.qtyLots(), amend.limitTicks(), 0),
                        order.state(),
                        false);
            }
        }
    }

    /** A cancellation was sent. */
    void onCancel(final Decision.Cancel cancel) {
        final OrderLife order = orders.get(cancel.clientOrderId());
        if (order != null) {
            final String why = Words.lower(cancel.reason());
            order.onEvent(new OrderLife.Event(cancel.timeNs(), "cancel sent: " + why, 0, 0, 0), "cancel sent", false);
        }
    }

    private OrderLife begin(final Decision.Order order, final JournalPlayback playback) {
        final Instrument instrument = configuration.instruments().get(order.instrumentId());
        final int leg = ClientOrderId.legId(order.clientOrderId());
        return new OrderLife(
                order,
                playback.sequence(),
                instrument,
                configuration.overlays().get(order.overlayId()).name(),
                OrderHeadline.of(playback.slot(), order.overlayId(), leg, instrument),
                explanation.text(order));
    }

    /** In the order in which they were sent. */
    List<OrderLife> orders() {
        return List.copyOf(orders.values());
    }
}
