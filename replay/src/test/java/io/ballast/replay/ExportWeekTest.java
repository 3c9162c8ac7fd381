package io.ballast.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.RecordedData;
import io.ballast.harness.CommandRun;
import io.ballast.harness.NaiveDefiWeek;
import io.ballast.harness.NaiveDefiWeek.Point;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recorded week, imported, run from the import, and exported minute by minute, against {@link NaiveDefiWeek}: the
 * CSV file computed a second time by a program that shares nothing with the engine.
 */
@Tag("slow")
class ExportWeekTest {
    private static final String BARS = "bars/perp_1m_index_week_20250616_20250622.csv.gz";
    private static final int MINUTES = 8641;
    private static final double MAJORS_TARGET = 0.57;
    private static final double DEFI_TARGET = 0.38;

    @TempDir
    private Path directory;

    @Test
    void shouldExportWhatAPlainComputationFromTheBarsGives() throws IOException {
        final Path data = RecordedData.require();
        final Path journal = WeekSession.journal();
        final Path csv = directory.resolve("week.csv");
        ok(CommandRun.of(() -> BallastReplay.run(CommandRun.strings(
                "export",
                journal,
                "--series",
                "index.defi.level,sleeve.majors.weight,sleeve.majors.target,sleeve.defi.weight,sleeve.defi.target,"
                        + "position.DEFI,overlay.defi.target.DEFI",
                "--every",
                "1m",
                "--out",
                csv))));

        compare(Files.readAllLines(csv), NaiveDefiWeek.of(data.resolve(BARS)).path);
    }

    private static void compare(final List<String> lines, final List<Point> path) {
        final Iterator<Point> points = path.iterator();
        Point next = points.next();
        Point last = next;
        assertThat(lines).hasSize(1 + MINUTES);
        for (final String line : lines.subList(1, lines.size())) {
            final String[] cells = line.split(",", -1);
            final long timeNs = Long.parseLong(cells[1]);
            while (points.hasNext() && next.timeNs() <= timeNs) {
                last = next;
                next = points.next();
            }
            assertThat(number(cells[3])).as(line).isCloseTo(last.defi().doubleValue(), within(1e-9));
            assertThat(number(cells[4])).as(line).isCloseTo(last.majorsDrift() + MAJORS_TARGET, within(1e-9));
            assertThat(number(cells[5])).as(line).isCloseTo(MAJORS_TARGET, within(1e-9));
            assertThat(number(cells[6])).as(line).isCloseTo(last.defiDrift() + DEFI_TARGET, within(1e-9));
            assertThat(number(cells[7])).as(line).isCloseTo(DEFI_TARGET, within(1e-9));
            assertThat(List.of(cells[8], cells[9]))
                    .as(line)
                    .containsExactly(contracts(last.positionLots()), contracts(last.targetLots()));
        }
    }

    private static String contracts(final long lots) {
        return BigDecimal.valueOf(lots, 3).toPlainString();
    }

    private static double number(final String text) {
        return Double.parseDouble(text);
    }

    private static void ok(final CommandRun run) {
        assertThat(run.exitCode()).as("%s", run).isZero();
    }
}
