package io.ballast.replay.export;

import io.ballast.instrument.Instrument;
import io.ballast.journal.JournalDocument;
import io.ballast.launch.Decision;
import io.ballast.launch.DecisionReader;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.JournalPlayback;
import io.ballast.replay.order.OrderLife;
import io.ballast.replay.order.OrderLives;
import io.ballast.replay.series.RealText;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** Every order that was sent in a range, in the order of sending, and what became of it in the whole journal. */
public final class OrderTable implements ExportTable {
    private static final List<Column> COLUMNS = List.of(
            Column.whole("sequence"),
            Column.whole("time_ns"),
            Column.time("time"),
            Column.whole("client_order_id"),
            Column.text("overlay"),
            Column.text("instrument"),
            Column.text("side"),
            Column.decimal("qty", Units.DECIMALS),
            Column.decimal("limit", Units.DECIMALS),
            Column.text("time_in_force"),
            Column.text("status"),
            Column.decimal("filled_qty", Units.DECIMALS),
            Column.real("average_price"),
            Column.decimal("fee_usd", Units.NANO_DECIMALS),
            Column.time("accepted"),
            Column.time("first_fill"),
            Column.time("ended"),
            Column.whole("amendments"),
            Column.decimal("last_qty", Units.DECIMALS),
            Column.decimal("last_limit", Units.DECIMALS),
            Column.text("cancel_reason"));
    private static final int NO_EVENTS = 0;

    private final EngineConfiguration configuration;
    private final DecisionReader decisions = new DecisionReader();
    private final OrderLives lives;

    public OrderTable(final EngineConfiguration configuration) {
        this.configuration = configuration;
        lives = new OrderLives(configuration, NO_EVENTS);
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public boolean looksBeyond() {
        return true;
    }

    @Override
    public void onInput(final JournalPlayback playback, final boolean isWanted, final TableWriter out)
            throws IOException {
        lives.onInput(playback.slot(), playback.stages().order());
        final JournalDocument document = playback.document();
        document.rewindOutputs();
        while (document.nextOutput()) {
            final Decision decision = decisions.read(document.buffer(), document.outputOffset());
            if (isWanted && decision instanceof Decision.Order order) {
                lives.begin(order, playback.sequence(), playback.slot());
            } else if (decision != null) {
                lives.onDecision(decision);
            }
        }
        writeEnded(playback.slot().ingest.timeNs, out);
    }

    /** As far as no order before them is still open, so that rows stay in the order of sending. */
    private void writeEnded(final long timeNs, final TableWriter out) throws IOException {
        final Iterator<OrderLife> oldestFirst = lives.iterator();
        while (oldestFirst.hasNext()) {
            final OrderLife life = oldestFirst.next();
            if (!life.isOver(timeNs)) {
                return;
            }
            write(life, out);
            oldestFirst.remove();
        }
    }

    @Override
    public void onEnd(final long untilNs, final TableWriter out) throws IOException {
        for (final OrderLife life : lives) {
            write(life, out);
        }
    }

    private void write(final OrderLife life, final TableWriter out) throws IOException {
        final Decision.Order order = life.order();
        final Instrument instrument = life.instrument();
        final double average = life.tickLots().doubleValue()
                / life.filledLots()
                * instrument.tickSize().doubleValue();
        out.row(
                String.valueOf(life.sequence()),
                String.valueOf(order.timeNs()),
                String.valueOf(order.timeNs()),
                String.valueOf(order.clientOrderId()),
                configuration.overlays().get(order.overlayId()).name(),
                instrument.name(),
                Units.side(order.signedLots()),
                Units.of(life.lots(), instrument.lotSize()),
                Units.of(order.limitTicks(), instrument.tickSize()),
                order.timeInForce(),
                life.status().name(),
                Units.of(life.filledLots(), instrument.lotSize()),
                RealText.of(average),
                Units.usd(life.feeNanoUsd()),
                time(life.acceptedNs()),
                time(life.firstFillNs()),
                time(life.endedNs()),
                String.valueOf(life.amendments()),
                Units.of(life.lastLots(), instrument.lotSize()),
                Units.of(life.lastLimitTicks(), instrument.tickSize()),
                life.cancelReason());
    }

    private static String time(final long timeNs) {
        return timeNs == OrderLife.NEVER ? "" : String.valueOf(timeNs);
    }
}
