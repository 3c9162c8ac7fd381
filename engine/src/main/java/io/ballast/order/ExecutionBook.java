package io.ballast.order;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.message.AmendOrderDecoder;
import io.ballast.message.CancelOrderDecoder;
import io.ballast.message.NewOrderDecoder;
import io.ballast.message.RiskEventKind;
import io.ballast.slot.ExecutionKind;
import io.ballast.slot.IngestSection;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the venue says about orders, and what did not leave. What comes late is counted; what contradicts an order
 * is said, and stops trading until a person has looked and the venue's report agrees.
 */
final class ExecutionBook {
    private final Leg[] legs;
    private final Reconciliation reconciliation;
    private final RiskEvents events;
    private final Counters counters;

    /** @param legs by id */
    ExecutionBook(
            final Leg[] legs, final Reconciliation reconciliation, final RiskEvents events, final Counters counters) {
        this.legs = legs;
        this.reconciliation = reconciliation;
        this.events = events;
        this.counters = counters;
    }

    void onExecution(final IngestSection in) {
        if (in.executionKind.isMadeByVenue()) {
            onVenueTrade(in);
            return;
        }
        final Leg leg = ownerOf(in.clientOrderId);
        if (leg == null || in.instrumentId != leg.instrumentId()) {
            onUnknownOrder(in);
            return;
        }
        final long openLots = leg.order().openLots();
        final OrderTransition.Meaning meaning = book(leg, in);
        if (meaning == OrderTransition.Meaning.CONTRADICTION) {
            final long tradedLots = in.executionKind == ExecutionKind.FILL ? in.lastLots : 0;
            contradict(in.sourceId, leg.overlayId(), in.instrumentId, tradedLots + in.leavesLots, openLots);
        } else if (meaning == OrderTransition.Meaning.LATE) {
            counters.increment(Counter.LATE_EXECUTIONS);
        }
    }

    private OrderTransition.Meaning book(final Leg leg, final IngestSection in) {
        final Order order = leg.order();
        return switch (in.executionKind) {
            case ACCEPTED -> order.on(OrderEvent.ACCEPTED);
            case FILL -> onFill(order, in);
            case CANCELED -> onEnded(leg, OrderEvent.CANCELED, in);
            case EXPIRED -> onEnded(leg, OrderEvent.EXPIRED, in);
            case REJECTED -> onRejected(leg, in);
            case AMENDED -> order.onAmended(in.leavesLots);
            case CANCEL_REJECTED -> onRequestRejected(order, in);
            case LIQUIDATED, DELEVERAGED -> throw new IllegalStateException("what a venue trades is of no order");
        };
    }

    private OrderTransition.Meaning onFill(final Order order, final IngestSection in) {
        counters.increment(Counter.FILLS);
        return in.executionSign == order.sign()
                ? order.onFill(in.lastLots, in.leavesLots)
                : OrderTransition.Meaning.CONTRADICTION;
    }

    private OrderTransition.Meaning onEnded(final Leg leg, final OrderEvent event, final IngestSection in) {
        final OrderTransition.Meaning meaning = leg.order().on(event);
        if (in.isPostOnlyRefusal && meaning == OrderTransition.Meaning.EXPECTED) {
            onPostOnlyRefusal(leg, in.timeNs);
        }
        return meaning;
    }

    /** A resting order that would have traded at once is an expected answer; any other refusal is waited out. */
    private OrderTransition.Meaning onRejected(final Leg leg, final IngestSection in) {
        final boolean isFilled = leg.order().filledLots() > 0;
        final OrderTransition.Meaning meaning = leg.order().on(OrderEvent.REJECTED);
        if (in.isPostOnlyRefusal) {
            onPostOnlyRefusal(leg, in.timeNs);
        } else if (meaning != OrderTransition.Meaning.LATE) {
            counters.increment(Counter.VENUE_REJECTS);
            leg.hold(in.timeNs, leg.timeLimitNs());
        }
        return isFilled ? OrderTransition.Meaning.CONTRADICTION : meaning;
    }

    private void onPostOnlyRefusal(final Leg leg, final long timeNs) {
        counters.increment(Counter.POST_ONLY_REFUSALS);
        leg.hold(timeNs, Math.max(1, leg.execution().repriceIntervalNs()));
    }

    /** An order that works on is looked after again; of one that the venue does not know a report must tell. */
    private static OrderTransition.Meaning onRequestRejected(final Order order, final IngestSection in) {
        return in.leavesLots > 0 ? order.onRequestRefused(in.leavesLots, in.timeNs) : order.onMissing();
    }

    /** Liquidations and deleveraging: the index has booked them, and no order of ours is filled by them. */
    private void onVenueTrade(final IngestSection in) {
        final boolean isLiquidation = in.executionKind == ExecutionKind.LIQUIDATED;
        counters.increment(isLiquidation ? Counter.LIQUIDATIONS : Counter.DELEVERAGINGS);
        events.say(
                isLiquidation ? RiskEventKind.LIQUIDATED : RiskEventKind.DELEVERAGED,
                overlayOf(in.instrumentId),
                in.instrumentId,
                in.executionSign * in.lastLots,
                0);
    }

    private int overlayOf(final int instrumentId) {
        for (final Leg leg : legs) {
            if (leg.instrumentId() == instrumentId) {
                return leg.overlayId();
            }
        }
        return RiskEvents.NONE;
    }

    /** Late answers about orders that are over are harmless; one that was traded, or works, and is not ours is not. */
    private void onUnknownOrder(final IngestSection in) {
        final boolean isRequest = in.executionKind == ExecutionKind.CANCEL_REJECTED;
        if (isRequest && in.leavesLots == 0) {
            counters.increment(Counter.LATE_EXECUTIONS);
            return;
        }
        counters.increment(Counter.UNKNOWN_EXECUTIONS);
        final boolean isAnswer =
                in.executionKind == ExecutionKind.AMENDED || in.executionKind == ExecutionKind.ACCEPTED;
        final boolean isWorking = (isRequest || isAnswer) && in.leavesLots > 0;
        if (in.executionKind == ExecutionKind.FILL || isWorking) {
            contradict(in.sourceId, RiskEvents.NONE, in.instrumentId, in.lastLots + in.leavesLots, 0);
        }
    }

    private void contradict(
            final int sourceId,
            final int overlayId,
            final int instrumentId,
            final long observedLots,
            final long allowedLots) {
        counters.increment(Counter.CONTRADICTIONS);
        reconciliation.onContradiction(sourceId);
        events.say(RiskEventKind.CONTRADICTION, overlayId, instrumentId, observedLots, allowedLots);
    }

    void onSendFailure(final IngestSection in) {
        counters.increment(Counter.SEND_FAILURES);
        final Leg leg = isOfOrder(in.failedTemplateId) ? ownerOf(in.clientOrderId) : null;
        if (leg == null) {
            return;
        }
        final long openLots = leg.order().openLots();
        if (onSendFailure(leg, in) == OrderTransition.Meaning.CONTRADICTION) {
            contradict(leg.sourceId(), leg.overlayId(), leg.instrumentId(), 0, openLots);
        }
    }

    private static boolean isOfOrder(final int templateId) {
        return templateId == NewOrderDecoder.TEMPLATE_ID
                || templateId == AmendOrderDecoder.TEMPLATE_ID
                || templateId == CancelOrderDecoder.TEMPLATE_ID;
    }

    private static OrderTransition.Meaning onSendFailure(final Leg leg, final IngestSection in) {
        final Order order = leg.order();
        return switch (in.failedTemplateId) {
            case NewOrderDecoder.TEMPLATE_ID -> {
                leg.hold(in.timeNs, leg.timeLimitNs());
                yield order.on(OrderEvent.SEND_FAILED);
            }
            case AmendOrderDecoder.TEMPLATE_ID -> order.onAmendFailed(in.timeNs);
            default -> order.onCancelFailed(in.timeNs);
        };
    }

    /** The leg whose order, over or not, goes by this name; ids of an earlier session are known by name alone. */
    private @Nullable Leg ownerOf(final long clientOrderId) {
        final int legId = Leg.idOf(clientOrderId);
        return legId < legs.length && legs[legId].order().isCalled(clientOrderId) ? legs[legId] : null;
    }
}
