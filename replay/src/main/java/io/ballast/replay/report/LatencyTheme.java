package io.ballast.replay.report;

import io.ballast.replay.report.Block.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** How fast venue and engine were. */
final class LatencyTheme implements Theme {
    private static final int ALLOCATION_DECIMALS = 4;

    private final @Nullable Figures machine;

    /** @param machine the summary that the session itself wrote; null if it is not at hand */
    LatencyTheme(final @Nullable Figures machine) {
        this.machine = machine;
    }

    @Override
    public List<Chart> charts() {
        return List.of();
    }

    @Override
    public Section section(final SessionReading reading, final Figures figures) {
        final List<Block> blocks = new ArrayList<>();
        final List<List<String>> rows = new ArrayList<>();
        for (final Map.Entry<String, Histogram> one :
                reading.latencies().histograms().entrySet()) {
            rows.add(row(one.getKey(), one.getValue()));
        }
        if (machine != null) {
            rows.add(row("tick to order, in the engine", machine.at("tickToOrderNs")));
        }
        blocks.add(new Block.Table(
                "Latency",
                List.of(
                        Column.text("from, to"),
                        Column.number("count"),
                        Column.number("p50"),
                        Column.number("p90"),
                        Column.number("p99"),
                        Column.number("p99.9"),
                        Column.number("max")),
                rows));
        blocks.add(new Block.Text(machine == null ? absent() : present(machine)));
        return new Section(
                "latency",
                "Latency",
                "Venue times are engine time, as the journal has it: of recorded market data they are those of the"
                        + " recording and of the embedded exchange.",
                blocks);
    }

    private static String absent() {
        return "How long the engine itself took is not in a journal and no summary was named: record a session with"
                + " `ballast run --summary FILE.json` and give that file to `report --summary`.";
    }

    private static String present(final Figures machine) {
        return "Tick to order is " + machine.at("tickToOrderNs").text("kind") + "; profile "
                + machine.text("profile") + ", JDK " + machine.text("jdk") + ", "
                + Numbers.real(machine.real("allocatedBytesPerEvent"), ALLOCATION_DECIMALS)
                + " bytes allocated an event.";
    }

    private static List<String> row(final String what, final Histogram histogram) {
        final List<String> cells = new ArrayList<>(List.of(what, Numbers.count(histogram.getTotalCount())));
        final boolean isEmpty = histogram.getTotalCount() == 0;
        for (final double percentile : Latencies.PERCENTILES) {
            cells.add(isEmpty ? Numbers.UNKNOWN : Numbers.duration(histogram.getValueAtPercentile(percentile)));
        }
        cells.add(isEmpty ? Numbers.UNKNOWN : Numbers.duration(histogram.getMaxValue()));
        return cells;
    }

    private static List<String> row(final String what, final Figures summary) {
        final boolean isEmpty = summary.whole("count") == 0;
        final List<String> cells = new ArrayList<>(List.of(what, Numbers.count(summary.whole("count"))));
        for (final String percentile : List.of("p50", "p90", "p99", "p999", "max")) {
            cells.add(
                    isEmpty || !summary.has(percentile)
                            ? Numbers.UNKNOWN
                            : Numbers.duration(summary.whole(percentile)));
        }
        return cells;
    }
}
