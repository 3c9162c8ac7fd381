package io.ballast.replay.capture;

import io.ballast.gateway.recorded.DecimalGrid;
import io.ballast.instrument.Instrument;
import java.util.List;

/**
 * Instruments that get the rows of a file: those of one source with the symbol of the row.
 *
 * @param symbol of the whole file; empty: each row has its own
 */
record Targets(int sourceId, String symbol, List<Target> all) {
    /** One instrument and its units. */
    record Target(Instrument instrument, DecimalGrid ticks, DecimalGrid lots) {
        int id() {
            return instrument.id();
        }
    }

    static Targets of(final int sourceId, final String symbol, final List<Instrument> instruments) {
        final List<Target> all = instruments.stream()
                .filter(instrument -> instrument.isQuotedBy(sourceId))
                .filter(instrument -> symbol.isEmpty() || instrument.symbol().equals(symbol))
                .map(instrument -> new Target(
                        instrument, new DecimalGrid(instrument.tickSize()), new DecimalGrid(instrument.lotSize())))
                .toList();
        return new Targets(sourceId, symbol, all);
    }

    String symbolOf(final CsvRows row) {
        return symbol.isEmpty() ? row.text(Field.SYMBOL) : symbol;
    }

    /** Those of a row; none if it is of another symbol. */
    List<Target> of(final CsvRows row) {
        if (!symbol.isEmpty()) {
            return all;
        }
        final String wanted = row.text(Field.SYMBOL);
        return all.stream()
                .filter(target -> target.instrument().symbol().equals(wanted))
                .toList();
    }
}
