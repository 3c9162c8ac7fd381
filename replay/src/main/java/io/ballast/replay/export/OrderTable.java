package io.ballast.replay.export;

import io.ballast.instrument.Instrument;
import io.ballast.journal.JournalDocument;
import io.ballast.launch.Decision;
import io.ballast.launch.DecisionReader;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.JournalPlayback;
import io.ballast.message.NewOrderDecoder;
import io.ballast.replay.series.RealText;
import io.ballast.slot.EventKind;
import io.ballast.slot.IngestSection;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

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

    private final EngineConfiguration configuration;
    private final DecisionReader decisions = new DecisionReader();
    private final Map<Long, OrderLife> open = new LinkedHashMap<>();

    public OrderTable(final EngineConfiguration configuration) {
        this.configuration = configuration;
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
        onInput(playback.slot().ingest);
        final JournalDocument document = playback.document();
        document.rewindOutputs();
        while (document.nextOutput()) {
            onOutput(document.buffer(), document.outputOffset(), isWanted, playback.sequence());
        }
        writeEnded(playback.slot().ingest.timeNs, out);
    }

    private void onInput(final IngestSection in) {
        if (in.kind != EventKind.EXECUTION && in.kind != EventKind.SEND_FAILURE) {
            return;
        }
        final OrderLife life = open.get(in.clientOrderId);
        if (life != null && in.kind == EventKind.EXECUTION) {
            life.onExecution(in);
        } else if (life != null && in.failedTemplateId == NewOrderDecoder.TEMPLATE_ID) {
            life.onNotSent(in.timeNs);
        }
    }

    private void onOutput(final DirectBuffer buffer, final int offset, final boolean isWanted, final long sequence) {
        final @Nullable Decision decision = decisions.read(buffer, offset);
        if (decision instanceof Decision.Order order) {
            if (isWanted) {
                open.put(order.clientOrderId(), new OrderLife(order, sequence));
            }
        } else if (decision instanceof Decision.Amend amend) {
            final OrderLife life = open.get(amend.clientOrderId());
            if (life != null) {
                life.onAmend(amend);
            }
        } else if (decision instanceof Decision.Cancel cancel) {
            final OrderLife life = open.get(cancel.clientOrderId());
            if (life != null) {
                life.onCancel(cancel);
            }
        }
    }

    /** As far as no order before them is still open, so that rows stay in the order of sending. */
    private void writeEnded(final long timeNs, final TableWriter out) throws IOException {
        final Iterator<OrderLife> lives = open.values().iterator();
        while (lives.hasNext()) {
            final OrderLife life = lives.next();
            if (!life.isOver(timeNs)) {
                return;
            }
            write(life, out);
            lives.remove();
        }
    }

    @Override
    public void onEnd(final long untilNs, final TableWriter out) throws IOException {
        for (final OrderLife life : open.values()) {
            write(life, out);
        }
    }

    private void write(final OrderLife life, final TableWriter out) throws IOException {
        final Decision.Order order = life.order;
        final Instrument instrument = configuration.instruments().get(order.instrumentId());
        final double average =
                life.filledTicksLots / life.filledLots * instrument.tickSize().doubleValue();
        out.row(
                String.valueOf(life.sequence),
                String.valueOf(order.timeNs()),
                String.valueOf(order.timeNs()),
                String.valueOf(order.clientOrderId()),
                configuration.overlays().get(order.overlayId()).name(),
                instrument.name(),
                Units.side(order.signedLots()),
                Units.of(Math.abs(order.signedLots()), instrument.lotSize()),
                Units.of(order.limitTicks(), instrument.tickSize()),
                order.timeInForce(),
                life.status.name(),
                Units.of(life.filledLots, instrument.lotSize()),
                RealText.of(average),
                Units.usd(life.feeNanoUsd),
                life.acceptedNs,
                life.firstFillNs,
                life.endedNs,
                String.valueOf(life.amendments),
                Units.of(life.lastLots, instrument.lotSize()),
                Units.of(life.lastLimitTicks, instrument.tickSize()),
                life.cancelReason);
    }
}
