package io.ballast.replay.explain;

import io.ballast.instrument.Instrument;
import io.ballast.journal.JournalDocument;
import io.ballast.launch.Decision;
import io.ballast.launch.DecisionReader;
import io.ballast.order.LegState;
import io.ballast.slot.ClientOrderId;
import io.ballast.slot.EventKind;
import io.ballast.slot.IngestSection;
import io.ballast.slot.Slot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
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
    /** A venue may tell of a fill behind the order's end: so long it is waited for. */
    private static final long LATEST_FILL_NS = 60_000_000_000L;

    private static final BigDecimal HALF_TICK = new BigDecimal("0.5");

    private final Moment moment;
    private final Decision.Order order;
    private final Instrument instrument;
    private final int leg;
    private final long midHalfTicks;
    private final DecisionReader decisions = new DecisionReader();
    private final List<List<String>> events = new ArrayList<>();
    private long filledLots;
    private long feeNanoUsd;
    private BigDecimal tickLots = BigDecimal.ZERO;
    private long spreadBefore;
    private long spreadNanoUsd;
    private boolean isEnded;
    private long endedNs;
    private boolean isDone;
    private String state = "sent, no answer yet";

    /** Right behind the input that caused the order. */
    OrderFate(final Moment moment, final Decision.Order order) {
        this.moment = moment;
        this.order = order;
        leg = ClientOrderId.legId(order.clientOrderId());
        instrument = moment.instrument(order.instrumentId());
        final Slot slot = moment.slot();
        midHalfTicks = slot.index.bidTicks[leg] + slot.index.askTicks[leg];
        spreadBefore = slot.index.legSpreadNanoUsd[leg];
    }

    /** Whether nothing more can become of it. */
    boolean isDone() {
        return isDone;
    }

    /** The playback has run one more input. */
    void onInput() {
        final Slot slot = moment.slot();
        final IngestSection in = slot.ingest;
        final boolean isOurs = in.clientOrderId == order.clientOrderId();
        if (isOurs && in.kind == EventKind.EXECUTION) {
            onExecution(in, slot);
        } else if (isOurs && in.kind == EventKind.SEND_FAILURE) {
            add(in.timeNs, "a message about it did not leave");
        } else if (isOurs && in.kind == EventKind.ORDER_REPORT) {
            add(in.timeNs, "reported by the venue, " + Amounts.quantity(instrument, in.leavesLots) + " open");
        }
        spreadBefore = slot.index.legSpreadNanoUsd[leg];
        if (!isEnded) {
            readOutputs(moment.playback().document());
        }
        final LegState now = moment.playback().stages().order().legState(leg);
        if (!isEnded && (now.clientOrderId() != order.clientOrderId() || !now.isWorking())) {
            isEnded = true;
            endedNs = in.timeNs;
            state = now.clientOrderId() == order.clientOrderId() ? now.state() : state;
        }
        isDone = isEnded && in.timeNs - endedNs >= LATEST_FILL_NS;
    }

    private void onExecution(final IngestSection in, final Slot slot) {
        if (!in.executionKind.isFill()) {
            state = in.executionKind.name();
            add(in.timeNs, state.toLowerCase(Locale.ROOT).replace('_', ' '));
            return;
        }
        filledLots += in.lastLots;
        feeNanoUsd += in.feeNanoUsd;
        spreadNanoUsd += slot.index.legSpreadNanoUsd[leg] - spreadBefore;
        tickLots = tickLots.add(BigDecimal.valueOf(in.lastLots).multiply(BigDecimal.valueOf(in.lastTicks)));
        state = in.leavesLots == 0 ? "FILLED" : "PARTIALLY_FILLED";
        add(
                in.timeNs,
                "filled " + Amounts.quantity(instrument, in.lastLots) + " at "
                        + Amounts.price(instrument, in.lastTicks) + ", fee " + Amounts.usd(in.feeNanoUsd) + " USD, "
                        + Amounts.quantity(instrument, in.leavesLots) + " open");
    }

    private void readOutputs(final JournalDocument document) {
        document.rewindOutputs();
        while (document.nextOutput()) {
            onDecision(decisions.read(document.buffer(), document.outputOffset()));
        }
    }

    /** What the engine sent about it, or instead of it. */
    void onDecision(final @Nullable Decision decision) {
        if (decision instanceof Decision.Cancel cancel && cancel.clientOrderId() == order.clientOrderId()) {
            add(cancel.timeNs(), "cancellation sent: " + cancel.reason());
        } else if (decision instanceof Decision.Amend amend && amend.clientOrderId() == order.clientOrderId()) {
            add(
                    amend.timeNs(),
                    "change sent: " + Amounts.quantity(instrument, amend.qtyLots()) + " at "
                            + Amounts.price(instrument, amend.limitTicks()));
        } else if (decision instanceof Decision.Order next
                && next.instrumentId() == order.instrumentId()
                && next.clientOrderId() != order.clientOrderId()) {
            add(next.timeNs(), "followed by order " + OrderId.text(next.clientOrderId()));
        }
    }

    private void add(final long timeNs, final String what) {
        final String after = "+" + Amounts.seconds(timeNs - order.timeNs());
        events.add(List.of(Amounts.time(timeNs), after, what));
    }

    void write(final Screen screen) {
        final int left = Math.max(0, events.size() - SHOWN);
        screen.table("BECAME", events.subList(0, events.size() - left));
        if (left > 0) {
            screen.row("BECAME", "… and " + left + " more");
        }
        final String end = isDone ? "" : " at the journal's end";
        screen.row("BECAME", state + end + (filledLots == 0 ? ", nothing filled" : ""));
        if (filledLots != 0) {
            cost(screen);
        }
    }

    private void cost(final Screen screen) {
        final BigDecimal average = tickLots.multiply(instrument.tickSize())
                .divide(
                        BigDecimal.valueOf(filledLots),
                        instrument.tickSize().scale() + AVERAGE_DECIMALS,
                        RoundingMode.HALF_EVEN);
        final double mid = midHalfTicks / HALF;
        final double averageTicks = tickLots.doubleValue() / filledLots;
        final double worse = Math.signum((double) order.signedLots()) * (averageTicks - mid) / mid * BASIS_POINTS;
        final BigDecimal midPrice =
                HALF_TICK.multiply(instrument.tickSize()).multiply(BigDecimal.valueOf(midHalfTicks));
        screen.row(
                "BECAME",
                Amounts.quantity(instrument, filledLots) + " at " + average.toPlainString() + " on average, fees "
                        + Amounts.usd(feeNanoUsd) + " USD");
        screen.row(
                "BECAME",
                "worse than the mid at its decision, " + midPrice.toPlainString() + ", by "
                        + Amounts.real(worse, BASIS_POINT_DECIMALS) + " bp; than the mid at its arrival by "
                        + Amounts.usd(spreadNanoUsd) + " USD");
    }
}
