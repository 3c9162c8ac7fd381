package io.ballast.replay.report;

import io.ballast.instrument.Instrument;
import io.ballast.launch.EngineConfiguration;
import io.ballast.replay.report.Block.Column;
import io.ballast.slot.EventKind;
import io.ballast.slot.IngestSection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What venues traded on their own in our accounts: liquidations and deleveraging. The first of them are kept, all counted. */
final class VenueTrades {
    static final int MOST = 200;

    private static final List<Column> COLUMNS = List.of(
            Column.text("time, UTC"),
            Column.text("what"),
            Column.text("side"),
            Column.number("quantity"),
            Column.text("of"),
            Column.number("price, USD"),
            Column.number("fee, USD"));
    private static final int NANO_DIGITS = 9;

    private final EngineConfiguration configuration;
    private final List<List<String>> rows = new ArrayList<>();
    private long count;

    VenueTrades(final EngineConfiguration configuration) {
        this.configuration = configuration;
    }

    void onInput(final IngestSection in) {
        if (in.kind == EventKind.EXECUTION && in.executionKind.isMadeByVenue()) {
            count++;
            if (rows.size() < MOST) {
                rows.add(row(in));
            }
        }
    }

    private List<String> row(final IngestSection in) {
        final Instrument instrument = configuration.instruments().get(in.instrumentId);
        return List.of(
                Numbers.exactTime(in.timeNs),
                Words.lower(in.executionKind),
                in.executionSign > 0 ? "buy" : "sell",
                Numbers.units(in.lastLots, instrument.lotSize()),
                instrument.name(),
                Numbers.units(in.lastTicks, instrument.tickSize()),
                Numbers.usd(BigDecimal.valueOf(in.feeNanoUsd, NANO_DIGITS)));
    }

    /** Nothing of it is said where there was none. */
    List<Block> blocks() {
        final List<Block> blocks = new ArrayList<>();
        if (count > 0) {
            blocks.add(new Block.Table("Trades that a venue made on its own", COLUMNS, rows));
        }
        if (count > rows.size()) {
            blocks.add(new Block.Text("These are the first " + rows.size() + " of " + Numbers.count(count)
                    + "; ballast-replay export --table fills has them all."));
        }
        return blocks;
    }
}
