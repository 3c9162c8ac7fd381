package io.ballast.benchmarks.latency;

import io.ballast.benchmarks.openloop.Market;
import io.ballast.benchmarks.peer.Hop;
import io.ballast.benchmarks.peer.WrittenFirst;
import io.ballast.settings.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Cells that are compared with each other, so one JVM measures them in turn. */
enum CellGroup {
    /** 10,000 ticks a second. */
    RATE_10K("10k"),
    /** 100,000 ticks a second. */
    RATE_100K("100k"),
    /** A million ticks a second. */
    RATE_1M("1m"),
    /** The arrivals of the recorded captures, at each of these rates on average. */
    BURSTS("bursts"),
    /** As fast as it goes. */
    THROUGHPUT("throughput");

    private static final int CONSTITUENTS = 20;
    private static final long SLOW = 10_000;
    private static final long MIDDLE = 100_000;
    private static final long FAST = 1_000_000;

    private final String label;

    CellGroup(final String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** @throws IllegalArgumentException if there is none of this label */
    static CellGroup of(final String label) {
        return Stream.of(values())
                .filter(group -> group.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no group '" + label + "'"));
    }

    /** All its cells, the hiccup probes first. */
    List<CellSpec> cells() {
        return switch (this) {
            case RATE_10K -> paced(SLOW, true);
            case RATE_100K -> paced(MIDDLE, true);
            case RATE_1M -> paced(FAST, false);
            case BURSTS ->
                Stream.of(SLOW, MIDDLE, FAST).flatMap(CellGroup::bursts).toList();
            case THROUGHPUT ->
                List.of(
                        CellSpec.engineLoop(false, CONSTITUENTS),
                        CellSpec.engineLoop(true, CONSTITUENTS),
                        CellSpec.loop(CellSpec.STAGES_LOOP, CONSTITUENTS),
                        CellSpec.loop(CellSpec.CHRONICLE_APPEND_LOOP, CONSTITUENTS),
                        CellSpec.loop(CellSpec.VERIFY, CONSTITUENTS),
                        CellSpec.loop(CellSpec.CHRONICLE_READ, CONSTITUENTS));
        };
    }

    private static List<CellSpec> paced(final long rate, final boolean isWrittenFirst) {
        final List<CellSpec> cells = new ArrayList<>();
        cells.add(CellSpec.hiccup(rate, CellSpec.STEADY));
        engines(cells, rate, CellSpec.STEADY, Market.TRADING);
        if (rate == FAST) {
            engines(cells, rate, CellSpec.STEADY, Market.STEADY);
        }
        cells.add(CellSpec.nullEngine(rate, CONSTITUENTS));
        cells.add(CellSpec.append(rate, CONSTITUENTS));
        for (final Hop hop : Hop.values()) {
            cells.add(CellSpec.hop(hop.label(), rate));
        }
        if (isWrittenFirst) {
            for (final WrittenFirst form : WrittenFirst.values()) {
                cells.add(CellSpec.writtenFirst(form.name().toLowerCase(Locale.ROOT), rate, CONSTITUENTS));
            }
        }
        return cells;
    }

    private static Stream<CellSpec> bursts(final long rate) {
        final List<CellSpec> cells = new ArrayList<>();
        cells.add(CellSpec.hiccup(rate, CellSpec.BURSTS));
        engines(cells, rate, CellSpec.BURSTS, Market.TRADING);
        return cells.stream();
    }

    private static void engines(final List<CellSpec> cells, final long rate, final String shape, final Market market) {
        for (final Profile profile : Profile.values()) {
            cells.add(CellSpec.engine(profile, rate, false, shape, market, CONSTITUENTS));
            cells.add(CellSpec.engine(profile, rate, true, shape, market, CONSTITUENTS));
        }
    }
}
