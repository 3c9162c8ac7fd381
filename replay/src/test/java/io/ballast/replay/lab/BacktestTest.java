package io.ballast.replay.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.CommandRun;
import io.ballast.harness.SmallSession;
import io.ballast.launch.JournalPlayback;
import io.ballast.slot.EventKind;
import io.ballast.slot.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BacktestTest {
    private static final double NS_PER_YEAR = 365.0 * 86_400e9;

    private Path root = Path.of("");
    private Path file = Path.of("");
    private Path journal = Path.of("");

    @BeforeAll
    void runASession(@TempDir final Path directory) {
        root = directory;
        journal = SmallSession.run(directory, SmallSession.yaml());
        file = directory.resolve("small.yaml");
    }

    @Test
    void shouldDoWhatRunDoes() {
        final CommandRun run = Lab.run("backtest", "--config", file, "--journal", root.resolve("tested"));

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(Lab.bytes(root.resolve("tested"))).isEqualTo(Lab.bytes(journal));
        assertThat(run.out())
                .startsWith("small: 7,225 events, 10 orders, 10 fills, profile direct")
                .contains("NAV 999,972.38 → ")
                .contains("drawdown.max, share", "cost, USD", "overlay.defi.turnover", "margin.main.ratio.max");
        assertThat(Lab.run("verify", root.resolve("tested")).exitCode()).isZero();
    }

    @Test
    void shouldTakeTheMarketFromAJournalOfASessionOrOfAMarket() {
        final Path market = Altered.marketOnly(journal, root.resolve("market"));

        final CommandRun ofSession = Lab.run("backtest", "--config", file, "--data", journal);
        final CommandRun ofMarket = Lab.run("backtest", "--config", file, "--data", market);

        assertThat(ofSession.exitCode()).as("%s", ofSession).isZero();
        assertThat(ofSession.out())
                .isEqualTo(Lab.run("backtest", "--config", file).out());
        assertThat(ofMarket.out()).isEqualTo(ofSession.out());
    }

    @Test
    void shouldDependOnTheSeed() {
        final CommandRun first = Lab.run("backtest", "--config", file, "--set", "session.seed=5");
        final CommandRun again = Lab.run("backtest", "--config", file, "--set", "session.seed=5");

        assertThat(again.out()).isEqualTo(first.out());
        assertThat(first.out())
                .isNotEqualTo(Lab.run("backtest", "--config", file).out());
    }

    @Test
    void shouldSayFiguresThatASimpleSumConfirms() throws IOException {
        final Path summary = root.resolve("summary.json");
        final Naive naive = new Naive();
        final CommandRun run = Lab.run("what-if", journal, "--json");
        Lab.run("backtest", "--config", file, "--summary", summary);
        try (JournalPlayback playback = JournalPlayback.open(journal)) {
            while (playback.next()) {
                naive.onSlot(playback.slot());
            }
        }

        final Map<String, String> figures = Lab.json(run.out());
        assertThat(figure(figures, "drawdown.max")).isEqualTo(naive.drawdown);
        assertThat(figure(figures, "margin.main.ratio.max")).isEqualTo(naive.marginUse);
        assertThat(figure(figures, "fees")).isEqualTo(naive.feesNanoUsd / 1e9);
        assertThat(figure(figures, "overlay.defi.turnover")).isCloseTo(naive.turnover(), within(1e-6));
        assertThat(Lab.json(Files.readString(summary)))
                .containsEntry("/orders", "10")
                .containsEntry("/costs/fees", figures.get("/figures/fees/a"));
    }

    @Test
    void shouldSayWhatIsWrong() {
        final List<CommandRun> runs = List.of(
                Lab.run("backtest", "--config", root.resolve("none.yaml")),
                Lab.run("backtest", "--config", file, "--set", "overlays.defi.bad=1"),
                Lab.run("backtest", "--config", file, "--data", journal, "--set", "instruments.BTC.lot=1"),
                Lab.run("backtest", "--config", file, "--journal", journal),
                Lab.run("backtest", "--config", file, "--journal", journal.resolve("again")));

        assertThat(runs).extracting(CommandRun::exitCode).containsExactly(2, 2, 2, 1, 2);
        assertThat(runs.get(0).err()).contains("there is no such file");
        assertThat(runs.get(1).err()).contains("overlays.defi.bad: is not a setting; did you mean 'band'?");
        assertThat(runs.get(3).err()).contains("is not empty; one session, one directory");
        assertThat(runs.get(4).err()).contains("lies in the journal's directory");
    }

    private static double figure(final Map<String, String> figures, final String name) {
        return Double.parseDouble(figures.get("/figures/" + name + "/a"));
    }

    /** The same figures in the plainest way. */
    private static final class Naive {
        private double highest;
        private double drawdown;
        private double marginUse;
        private long feesNanoUsd;
        private double tradedUsd;
        private double navUsdNs;
        private long firstNs;
        private long lastNs;
        private double lastNavUsd;

        void onSlot(final Slot slot) {
            if (slot.ingest.kind == EventKind.EXECUTION && slot.ingest.executionKind.isFill()) {
                feesNanoUsd += slot.ingest.feeNanoUsd;
                tradedUsd += slot.ingest.lastLots * 0.001 * slot.ingest.lastTicks * 0.001;
            }
            if (!slot.index.isNavValid) {
                return;
            }
            final double nav = slot.index.navNanoUsd;
            highest = Math.max(highest, nav);
            drawdown = Math.max(drawdown, (highest - nav) / highest);
            marginUse = Math.max(marginUse, slot.index.marginRatio[0]);
            if (firstNs == 0) {
                firstNs = slot.ingest.timeNs;
            } else {
                navUsdNs += nav / 1e9 * (slot.ingest.timeNs - lastNs);
            }
            lastNs = slot.ingest.timeNs;
            lastNavUsd = nav;
        }

        double turnover() {
            assertThat(lastNavUsd).isPositive();
            final double elapsedNs = lastNs - firstNs;
            return tradedUsd / 2 / (navUsdNs / elapsedNs) / (elapsedNs / NS_PER_YEAR);
        }
    }
}
