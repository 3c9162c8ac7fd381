package io.ballast.replay.export;

import io.ballast.launch.JournalPlayback;
import io.ballast.replay.series.ExactSeries;
import io.ballast.replay.series.Series;
import io.ballast.replay.series.StateSeries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A row of series at the inputs, or the times, that it is made for:
 *
 * <ul>
 *   <li>on a grid, at every whole multiple of its step since the Unix epoch, the values behind the last input up to
 *       that time;
 *   <li>at each event, the values behind it;
 *   <li>at changes, the values behind the events that changed one of them.
 * </ul>
 */
public final class Sampler implements ExportTable {
    private static final long EACH_EVENT = 0;
    private static final long CHANGES = -1;
    private static final int FIXED = 3;

    private final List<Series> series;
    private final long stepNs;
    private final long fromNs;
    private final long[] raw;
    private final long[] before;
    private final String[] cells;
    private long timeNs;
    private long sequence;
    private long gridNs = Long.MIN_VALUE;
    private boolean isTaken;
    private boolean isWritten;

    private Sampler(final List<Series> series, final long stepNs, final Range range) {
        this.series = List.copyOf(series);
        this.stepNs = stepNs;
        fromNs = range.from().isTime() ? range.from().value() : Long.MIN_VALUE;
        raw = new long[series.size()];
        before = new long[series.size()];
        cells = new String[FIXED + series.size()];
    }

    /**
     * A row for each time of a grid.
     *
     * @param stepNs spacing of the grid, above zero
     */
    public static Sampler every(final long stepNs, final List<Series> series, final Range range) {
        return new Sampler(series, stepNs, range);
    }

    /** A row for each input. */
    public static Sampler eachEvent(final List<Series> series, final Range range) {
        return new Sampler(series, EACH_EVENT, range);
    }

    /** A row for each input that changed one of the series. */
    public static Sampler changes(final List<Series> series, final Range range) {
        return new Sampler(series, CHANGES, range);
    }

    @Override
    public List<Column> columns() {
        final List<Column> columns =
                new ArrayList<>(List.of(Column.whole("sequence"), Column.whole("time_ns"), Column.time("time")));
        series.forEach(one -> columns.add(column(one)));
        return columns;
    }

    private static Column column(final Series series) {
        if (series instanceof ExactSeries exact) {
            return Column.decimal(series.name(), exact.scale());
        }
        return series instanceof StateSeries ? Column.text(series.name()) : Column.real(series.name());
    }

    @Override
    public void onInput(final JournalPlayback playback, final boolean isWanted, final TableWriter out)
            throws IOException {
        final long nowNs = playback.slot().ingest.timeNs;
        if (stepNs > 0 && isWanted) {
            begin(nowNs);
            fillTo(nowNs - 1, out);
        }
        timeNs = nowNs;
        sequence = playback.sequence();
        for (int i = 0; i < raw.length; i++) {
            raw[i] = series.get(i).raw(playback.slot());
        }
        isTaken = true;
        if (stepNs <= 0 && isWanted && (stepNs == EACH_EVENT || isChanged())) {
            write(timeNs, out);
        }
    }

    /** The first grid time that is asked for, if this is the first input that is. */
    private void begin(final long nowNs) {
        if (gridNs == Long.MIN_VALUE) {
            final long firstNs = isTaken && fromNs != Long.MIN_VALUE ? fromNs : nowNs;
            gridNs = -Math.floorDiv(-firstNs, stepNs) * stepNs;
        }
    }

    /** Writes the values of the last input at every grid time up to one. */
    private void fillTo(final long untilNs, final TableWriter out) throws IOException {
        while (isTaken && gridNs <= untilNs) {
            write(gridNs, out);
            gridNs += stepNs;
        }
    }

    private boolean isChanged() {
        final boolean isChanged = !isWritten || !Arrays.equals(raw, before);
        System.arraycopy(raw, 0, before, 0, raw.length);
        isWritten = true;
        return isChanged;
    }

    private void write(final long rowNs, final TableWriter out) throws IOException {
        cells[0] = String.valueOf(sequence);
        cells[1] = String.valueOf(rowNs);
        cells[2] = cells[1];
        for (int i = 0; i < raw.length; i++) {
            cells[FIXED + i] = series.get(i).text(raw[i]);
        }
        out.row(cells);
    }

    @Override
    public void onEnd(final long untilNs, final TableWriter out) throws IOException {
        if (stepNs > 0 && isTaken) {
            begin(untilNs);
            fillTo(untilNs, out);
        }
    }
}
