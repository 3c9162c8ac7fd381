package io.ballast.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.benchmarks.report.Cell;
import io.ballast.benchmarks.report.Fork;
import io.ballast.benchmarks.report.LinkState;
import io.ballast.benchmarks.report.Slice;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ratios are of forks that ran next to each other. */
class TickRatioTest {
    private static final JmhCell TICK = JmhCell.of("Tick.none", 20);
    private static final JmhCell ORDER = JmhCell.of("Tick.order", 20);

    @Test
    void shouldDivideForkByFork() {
        final List<Cell> cells = List.of(cell(JmhCell.CLOCK, 20, 25, 40), cell(TICK, 30, 50, 120));
        assertThat(TickRatio.of("tick", TICK, JmhCell.CLOCK).values(cells)).containsExactly(1.5, 2, 3);
        assertThat(TickRatio.of("tick", TICK, JmhCell.CLOCK).text(cells))
                .isEqualTo("tick: 2.00 (1.50 … 3.00 in 3 JVMs)");
    }

    @Test
    void shouldTakeOffWhatATickCostsAnyhow() {
        final List<Cell> cells = List.of(cell(JmhCell.CLOCK, 20), cell(TICK, 30), cell(ORDER, 130));
        assertThat(new TickRatio("order", ORDER, TICK, JmhCell.CLOCK).values(cells))
                .containsExactly(5);
    }

    @Test
    void shouldSayWhatIsNotThere() {
        assertThat(TickRatio.of("tick", TICK, JmhCell.CLOCK).text(List.of(cell(TICK, 1))))
                .isEqualTo("tick: not measured");
    }

    private static Cell cell(final JmhCell of, final double... ns) {
        final List<Fork> forks = IntStream.range(0, ns.length)
                .mapToObj(i -> new Fork(i + 1, 0, 0, List.of(new Slice(LinkState.NONE, Map.of(Slice.SCORE, ns[i])))))
                .toList();
        return new Cell(of.benchmark(), "ns/op", of.parameters(), forks, List.of(), "");
    }
}
