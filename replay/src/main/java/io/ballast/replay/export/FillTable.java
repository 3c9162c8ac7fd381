package io.ballast.replay.export;

import io.ballast.instrument.Instrument;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.JournalPlayback;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.EventKind;
import io.ballast.slot.IngestSection;
import io.ballast.slot.Slot;
import java.io.IOException;
import java.util.List;

/** Every execution that traded something, those included that a venue made on its own. */
public final class FillTable implements ExportTable {
    private static final List<Column> COLUMNS = List.of(
            Column.whole("sequence"),
            Column.whole("time_ns"),
            Column.time("time"),
            Column.text("source"),
            Column.whole("execution"),
            Column.whole("client_order_id"),
            Column.text("overlay"),
            Column.text("instrument"),
            Column.text("kind"),
            Column.text("side"),
            Column.decimal("qty", Units.DECIMALS),
            Column.decimal("price", Units.DECIMALS),
            Column.decimal("fee_usd", Units.NANO_DECIMALS),
            Column.decimal("leaves_qty", Units.DECIMALS),
            Column.decimal("position", Units.DECIMALS));
    private static final int NO_LEG = -1;

    private final EngineConfiguration configuration;
    private final List<LegSettings> legs;

    public FillTable(final EngineConfiguration configuration) {
        this.configuration = configuration;
        legs = OverlaySettings.legsOf(configuration.overlays());
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public void onInput(final JournalPlayback playback, final boolean isWanted, final TableWriter out)
            throws IOException {
        final Slot slot = playback.slot();
        if (isWanted && slot.ingest.kind == EventKind.EXECUTION && slot.ingest.executionKind.isFill()) {
            write(slot, playback.sequence(), out);
        }
    }

    private void write(final Slot slot, final long sequence, final TableWriter out) throws IOException {
        final IngestSection in = slot.ingest;
        final Instrument instrument = configuration.instruments().get(in.instrumentId);
        final int leg = legOf(in.instrumentId);
        out.row(
                String.valueOf(sequence),
                String.valueOf(in.timeNs),
                String.valueOf(in.timeNs),
                configuration.sources().get(in.sourceId).name(),
                String.valueOf(in.executionSequence),
                in.executionKind.isMadeByVenue() ? "" : String.valueOf(in.clientOrderId),
                leg == NO_LEG
                        ? ""
                        : configuration
                                .overlays()
                                .get(legs.get(leg).overlayId())
                                .name(),
                instrument.name(),
                in.executionKind.name(),
                Units.side(in.executionSign),
                Units.of(in.lastLots, instrument.lotSize()),
                Units.of(in.lastTicks, instrument.tickSize()),
                Units.usd(in.feeNanoUsd),
                Units.of(in.leavesLots, instrument.lotSize()),
                leg == NO_LEG ? "" : Units.of(slot.index.positionLots[leg], instrument.lotSize()));
    }

    private int legOf(final int instrumentId) {
        for (final LegSettings leg : legs) {
            if (leg.instrumentId() == instrumentId) {
                return leg.id();
            }
        }
        return NO_LEG;
    }

    @Override
    public void onEnd(final long untilNs, final TableWriter out) {
        // Every fill has been written.
    }
}
