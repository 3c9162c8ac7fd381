package io.ballast.replay.explain;

import io.ballast.instrument.Instrument;
import io.ballast.journal.JournalDocument;
import io.ballast.launch.Decision;
import io.ballast.launch.DecisionReader;
import io.ballast.replay.order.OrderEvent;
import io.ballast.replay.order.OrderLife;
import io.ballast.replay.order.OrderLives;
import io.ballast.slot.ClientOrderId;
import io.ballast.slot.ExecutionKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of an order: every answer, fill and change, and what it cost against the mid at its decision. */
final class OrderFate {
    private static final int SHOWN = 10;
    private static final int AVERAGE_DECIMALS = 3;
    private static final double BASIS_POINTS = 1e4;
    private static final int BASIS_POINT_DECIMALS = 2;
    private static final double HALF = 2.0;
    private static final BigDecimal HALF_TICK = new BigDecimal("0.5");

    private final Moment moment;
    private final OrderLives lives;
    private final OrderLife life;
    private final Instrument instrument;
    private final long midHalfTicks;
    private final DecisionReader decisions = new DecisionReader();
    private boolean isDone;

    /** Right behind the input that caused the order. */
    OrderFate(final Moment moment, final Decision.Order order) {
        this.moment = moment;
        lives = new OrderLives(moment.configuration(), SHOWN);
        life = lives.begin(order, moment.playback().sequence(), moment.slot());
        instrument = life.instrument();
        final int leg = ClientOrderId.legId(order.clientOrderId());
        midHalfTicks = moment.slot().index.bidTicks[leg] + moment.slot().index.askTicks[leg];
    }

    /** Whether nothing more can become of it. */
    boolean isDone() {
        return isDone;
    }

    /** The playback has run one more input. */
    void onInput() {
        lives.onInput(moment.slot(), moment.playback().stages().order());
        final JournalDocument document = moment.playback().document();
        document.rewindOutputs();
        while (document.nextOutput()) {
            onDecision(decisions.read(document.buffer(), document.outputOffset()));
        }
        isDone = life.isOver(moment.slot().ingest.timeNs);
    }

    /** What the engine sent about it, or instead of it. */
    void onDecision(final @Nullable Decision decision) {
        if (decision != null) {
            lives.onDecision(decision);
        }
    }

    private List<String> row(final OrderEvent event) {
        final String after = "+" + Amounts.seconds(event.timeNs() - life.timeNs());
        return List.of(Amounts.time(event.timeNs()), after, words(event));
    }

    private String words(final OrderEvent event) {
        return switch (event.kind()) {
            case ANSWER -> event.word().toLowerCase(Locale.ROOT).replace('_', ' ');
            case FILL ->
                "filled " + Amounts.quantity(instrument, event.lots()) + " at "
                        + Amounts.price(instrument, event.ticks()) + ", fee " + Amounts.usd(event.feeNanoUsd())
                        + " USD, " + Amounts.quantity(instrument, event.leavesLots()) + " open";
            case NOT_SENT -> "it did not leave";
            case REQUEST_NOT_SENT -> "a request about it did not leave";
            case AMEND_SENT ->
                "change sent: " + Amounts.quantity(instrument, event.lots()) + " at "
                        + Amounts.price(instrument, event.ticks());
            case CANCEL_SENT -> "cancellation sent: " + event.word();
            case REPORTED -> "reported by the venue, " + Amounts.quantity(instrument, event.leavesLots()) + " open";
            case LOST -> "missing in a whole report of the venue: it counts as ended";
            case FOLLOWED -> "followed by order " + OrderId.text(Long.parseLong(event.word()));
        };
    }

    private String state() {
        final ExecutionKind answer = life.lastAnswer();
        if (life.status().isOver()) {
            return life.status().name();
        }
        if (answer == null) {
            return "sent, no answer yet";
        }
        return answer == ExecutionKind.FILL ? "PARTIALLY_FILLED" : answer.name();
    }

    void write(final LabelledLines screen) {
        screen.table("BECAME", life.events().stream().map(this::row).toList());
        if (life.unkeptEvents() > 0) {
            screen.row("BECAME", "… and " + life.unkeptEvents() + " more");
        }
        final String end = isDone ? "" : " at the journal's end";
        screen.row("BECAME", state() + end + (life.filledLots() == 0 ? ", nothing filled" : ""));
        if (life.filledLots() != 0) {
            cost(screen);
        }
    }

    private void cost(final LabelledLines screen) {
        final BigDecimal average = life.averagePrice(AVERAGE_DECIMALS);
        final double mid = midHalfTicks / HALF;
        final double averageTicks = life.tickLots().doubleValue() / life.filledLots();
        final double worse =
                Math.signum((double) life.order().signedLots()) * (averageTicks - mid) / mid * BASIS_POINTS;
        final BigDecimal midPrice =
                HALF_TICK.multiply(instrument.tickSize()).multiply(BigDecimal.valueOf(midHalfTicks));
        screen.row(
                "BECAME",
                Amounts.quantity(instrument, life.filledLots()) + " at " + average.toPlainString()
                        + " on average, fees " + Amounts.usd(life.feeNanoUsd()) + " USD");
        screen.row(
                "BECAME",
                "worse than the mid at its decision, " + midPrice.toPlainString() + ", by "
                        + Amounts.real(worse, BASIS_POINT_DECIMALS) + " bp; than the mid at its arrival by "
                        + Amounts.usd(life.spreadNanoUsd()) + " USD");
    }
}
