package io.ballast.index;

import io.ballast.instrument.Instrument;
import io.ballast.position.PositionBook;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.List;

/** Holds a venue's report against the book, part by part. */
final class ReportComparison implements Stateful {
    private static final int NO_INSTRUMENT = -1;

    private final PositionBook book;
    private final int[] sourceOf;
    private final boolean[] isContract;
    private final boolean[] isReported;

    /** @param instruments by id */
    ReportComparison(final PositionBook book, final List<Instrument> instruments) {
        this.book = book;
        sourceOf = instruments.stream().mapToInt(Instrument::sourceId).toArray();
        isContract = new boolean[sourceOf.length];
        instruments.forEach(instrument -> isContract[instrument.id()] = instrument.isContract());
        isReported = new boolean[sourceOf.length];
    }

    void onEvent(final IngestSection in, final IndexSection out) {
        out.isReportDifferent = false;
        out.differingInstrumentId = NO_INSTRUMENT;
        out.reportedFigure = 0;
        out.expectedFigure = 0;
        switch (in.kind) {
            case REPORT_BEGIN -> forget(in.sourceId);
            case POSITION_REPORT -> {
                isReported[in.instrumentId] = true;
                compare(in.instrumentId, in.reportedLots, book.lots(in.instrumentId), out);
            }
            case BALANCE_REPORT ->
                compare(NO_INSTRUMENT, in.reportedNanoUsd, book.contractCashNanoUsd(in.sourceId), out);
            case REPORT_END -> compareUnreported(in.sourceId, out);
            default -> {}
        }
    }

    private void forget(final int sourceId) {
        for (int i = 0; i < sourceOf.length; i++) {
            isReported[i] &= sourceOf[i] != sourceId;
        }
    }

    /** A contract that the venue says nothing of is flat there; of spot it need not say anything. */
    private void compareUnreported(final int sourceId, final IndexSection out) {
        for (int i = 0; i < sourceOf.length; i++) {
            if (sourceOf[i] == sourceId && isContract[i] && !isReported[i] && book.lots(i) != 0) {
                compare(i, 0, book.lots(i), out);
                return;
            }
        }
    }

    private static void compare(
            final int instrumentId, final long reported, final long expected, final IndexSection out) {
        if (reported != expected) {
            out.isReportDifferent = true;
            out.differingInstrumentId = instrumentId;
            out.reportedFigure = reported;
            out.expectedFigure = expected;
        }
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(isReported);
    }
}
