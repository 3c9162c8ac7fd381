package io.ballast.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import io.ballast.message.CancelReason;
import io.ballast.message.TimeInForce;
import io.ballast.order.OrderTransition.Meaning;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The table of an order's states, against rules in words, and orders against venues that say anything in any order. */
class OrderStateTest {
    private static final OrderTransition IMPOSSIBLE = OrderTransition.IMPOSSIBLE;
    private static final Set<OrderState> OVER =
            EnumSet.of(OrderState.FILLED, OrderState.CANCELLED, OrderState.REJECTED, OrderState.EXPIRED);
    private static final Set<OrderState> ON_BOOK = EnumSet.of(OrderState.LIVE, OrderState.PARTIALLY_FILLED);
    private static final Set<OrderEvent> OF_ENGINE = EnumSet.of(
            OrderEvent.SENT,
            OrderEvent.AMEND_SENT,
            OrderEvent.CANCEL_SENT,
            OrderEvent.TIMED_OUT,
            OrderEvent.LINK_LOST,
            OrderEvent.ADOPTED,
            OrderEvent.LOST);

    @Test
    void shouldMakeOfEveryEventInEveryStateWhatTheRulesSay() {
        for (final OrderState state : OrderState.values()) {
            for (final OrderEvent event : OrderEvent.values()) {
                assertThat(state.on(event)).as("%s when %s", event, state).isEqualTo(expected(state, event));
            }
        }
    }

    private static OrderTransition expected(final OrderState state, final OrderEvent event) {
        if (event == OrderEvent.SENT) {
            return state == OrderState.NONE || OVER.contains(state) ? fine(OrderState.PENDING_NEW) : IMPOSSIBLE;
        }
        if (state == OrderState.NONE || (OVER.contains(state) && OF_ENGINE.contains(event))) {
            return IMPOSSIBLE;
        }
        if (OVER.contains(state)) {
            return whenOver(state, event);
        }
        return OF_ENGINE.contains(event) ? whenEngineActs(state, event) : whenWorking(state, event);
    }

    /** Words that change nothing are late; a trade, or that it works, is a contradiction, and then it may be working. */
    private static OrderTransition whenOver(final OrderState state, final OrderEvent event) {
        return switch (event) {
            case FILLED_WHOLE -> wrong(state);
            case FILLED_PART, AMENDED, REQUEST_REFUSED -> wrong(OrderState.UNKNOWN);
            case ACCEPTED -> whenAcceptedAfterAll(state);
            case REJECTED, SEND_FAILED -> state == OrderState.FILLED ? wrong(state) : late(state);
            default -> late(state);
        };
    }

    /** Executions come in order: one that the venue had lost or ended works after all. */
    private static OrderTransition whenAcceptedAfterAll(final OrderState state) {
        return switch (state) {
            case REJECTED -> wrong(state);
            case EXPIRED -> wrong(OrderState.UNKNOWN);
            default -> late(state);
        };
    }

    private static OrderTransition whenEngineActs(final OrderState state, final OrderEvent event) {
        return switch (event) {
            case AMEND_SENT -> ON_BOOK.contains(state) ? fine(OrderState.PENDING_REPLACE) : IMPOSSIBLE;
            case CANCEL_SENT -> fine(state == OrderState.UNKNOWN ? state : OrderState.PENDING_CANCEL);
            case TIMED_OUT -> ON_BOOK.contains(state) ? IMPOSSIBLE : fine(OrderState.UNKNOWN);
            case LINK_LOST -> fine(OrderState.UNKNOWN);
            case ADOPTED -> fine(null);
            default -> fine(OrderState.EXPIRED);
        };
    }

    private static OrderTransition whenWorking(final OrderState state, final OrderEvent event) {
        final boolean isNew = state == OrderState.PENDING_NEW;
        final boolean isAsked = state == OrderState.PENDING_REPLACE || state == OrderState.PENDING_CANCEL;
        return switch (event) {
            case FILLED_WHOLE -> fine(OrderState.FILLED);
            case CANCELED -> fine(OrderState.CANCELLED);
            case EXPIRED -> fine(OrderState.EXPIRED);
            case REJECTED ->
                state == OrderState.PARTIALLY_FILLED ? wrong(OrderState.REJECTED) : fine(OrderState.REJECTED);
            case AMENDED_AWAY -> isNew ? wrong(OrderState.CANCELLED) : fine(OrderState.FILLED);
            case MISSING -> fine(OrderState.UNKNOWN);
            case FILLED_PART -> isAsked || state == OrderState.PARTIALLY_FILLED ? fine(state) : fine(null);
            case REQUEST_REFUSED -> fine(null);
            case AMENDED -> isNew ? wrong(null) : fine(state == OrderState.PENDING_CANCEL ? state : null);
            case ACCEPTED -> whenAccepted(state);
            case SEND_FAILED ->
                ON_BOOK.contains(state) || state == OrderState.PENDING_REPLACE
                        ? wrong(state)
                        : fine(OrderState.REJECTED);
            default -> whenRequestFailed(state);
        };
    }

    private static OrderTransition whenAccepted(final OrderState state) {
        return switch (state) {
            case PENDING_NEW, UNKNOWN -> fine(null);
            case PENDING_CANCEL -> fine(state);
            default -> late(state);
        };
    }

    private static OrderTransition whenRequestFailed(final OrderState state) {
        return switch (state) {
            case PENDING_REPLACE, PENDING_CANCEL -> fine(null);
            case UNKNOWN -> fine(state);
            default -> late(state);
        };
    }

    private static OrderTransition fine(final @Nullable OrderState next) {
        return new OrderTransition(Meaning.EXPECTED, next);
    }

    private static OrderTransition late(final OrderState state) {
        return new OrderTransition(Meaning.LATE, state);
    }

    private static OrderTransition wrong(final @Nullable OrderState next) {
        return new OrderTransition(Meaning.CONTRADICTION, next);
    }

    @Test
    void shouldStopRatherThanSendASecondOrder() {
        final Order order = sent(10);
        assertThatIllegalStateException()
                .isThrownBy(() -> send(order, 10))
                .withMessage("an order that is PENDING_NEW cannot become SENT");
    }

    @Test
    void shouldCountTheLargerQuantityWhileAnAmendmentIsOnItsWay() {
        final Order order = sent(10);
        order.on(OrderEvent.ACCEPTED);
        order.onAmendSent(4, 99, 0, 4, 1);
        assertThat(order.openLots()).isEqualTo(10);
        assertThat(order.onFill(3, 7)).as("before the amendment").isEqualTo(Meaning.EXPECTED);
        assertThat(order.onAmended(1)).isEqualTo(Meaning.EXPECTED);
        assertThat(order.openLots()).isEqualTo(1);
        assertThat(order.onFill(1, 1)).as("exact again").isEqualTo(Meaning.CONTRADICTION);
    }

    @Test
    void shouldNotBelieveAnAmendmentToMoreThanWasAskedFor() {
        final Order order = sent(10);
        order.on(OrderEvent.ACCEPTED);
        order.onAmendSent(12, 99, 0, 12, 1);
        assertThat(order.onAmended(13)).isEqualTo(Meaning.CONTRADICTION);
        assertThat(order.openLots()).as("counted all the same").isEqualTo(13);
    }

    @Test
    void shouldWaitForTheCancellationOfAnOrderThatWasUnknown() {
        final Order order = sent(10);
        order.on(OrderEvent.TIMED_OUT);
        order.onCancelSent(CancelReason.TIME_LIMIT, 1);
        assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
        order.on(OrderEvent.ACCEPTED);
        assertThat(order.state()).isEqualTo(OrderState.PENDING_CANCEL);
        assertThat(order.onMissing()).isEqualTo(Meaning.EXPECTED);
        assertThat(order.state()).as("until a report tells").isEqualTo(OrderState.UNKNOWN);
    }

    @Test
    void shouldStayUnknownWhenTheVenueNeverHeardOfIt() {
        final Order order = sent(10);
        order.onCancelSent(CancelReason.KILLED, 1);
        assertThat(order.onMissing()).isEqualTo(Meaning.EXPECTED);
        assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
        assertThat(order.openLots()).isEqualTo(10);
        order.on(OrderEvent.LOST);
        assertThat(order.openLots()).isZero();
    }

    /** Whatever a venue says, in whatever order, an order stays whole: only the engine's own acts can be impossible. */
    @Test
    void shouldSurviveWhateverAVenueSays() {
        Seeds.forEach(1000, OrderStateTest::survive);
    }

    private static void survive(final Generator generator) {
        final Order order = sent(generator.between(1, 9));
        boolean isContradicted = false;
        long bookedLots = 0;
        for (int i = 0; i < 40; i++) {
            final boolean wasWorking = order.isWorking();
            final long lots = generator.between(1, 9);
            final boolean isFill = generator.oneIn(3);
            final Meaning meaning = isFill ? order.onFill(lots, generator.between(0, 9)) : say(order, generator);
            bookedLots += isFill && wasWorking ? lots : 0;
            isContradicted |= meaning == Meaning.CONTRADICTION;
            assertThat(order.filledLots()).isEqualTo(bookedLots);
            assertThat(order.openLots()).isNotNegative();
            assertThat(order.isWorking() && order.state().isOver()).isFalse();
            if (!wasWorking && order.isWorking()) {
                assertThat(isContradicted)
                        .as("nothing comes back to life unsaid")
                        .isTrue();
            }
            if (isFill && !wasWorking) {
                assertThat(meaning).as("a fill after the end").isEqualTo(Meaning.CONTRADICTION);
            }
            act(order, generator);
        }
    }

    private static Meaning say(final Order order, final Generator generator) {
        return switch (generator.below(8)) {
            case 0 -> order.on(OrderEvent.ACCEPTED);
            case 1 -> order.onAmended(generator.between(0, 9));
            case 2 -> order.on(OrderEvent.CANCELED);
            case 3 -> order.on(OrderEvent.EXPIRED);
            case 4 -> order.on(OrderEvent.REJECTED);
            case 5 -> order.onRequestRefused(generator.between(1, 9), 1);
            case 6 -> order.onMissing();
            default -> generator.oneIn(2) ? order.onAmendFailed(1) : order.onCancelFailed(1);
        };
    }

    /** What the engine may do in the state that the order is in. */
    private static void act(final Order order, final Generator generator) {
        if (order.state().isOpen() && generator.oneIn(2)) {
            order.onAmendSent(order.filledLots() + generator.between(1, 9), 99, 0, 1, 1);
        } else if (order.isWorking() && generator.oneIn(3)) {
            order.onCancelSent(CancelReason.TIME_LIMIT, 1);
        } else if (order.state().isPending() && generator.oneIn(3)) {
            order.on(OrderEvent.TIMED_OUT);
        }
    }

    private static Order sent(final long lots) {
        final Order order = new Order();
        send(order, lots);
        return order;
    }

    private static void send(final Order order, final long lots) {
        order.onSent(1, TimeInForce.GOOD_TILL_CANCEL, lots, 100, 0, lots, true, 0);
    }
}
