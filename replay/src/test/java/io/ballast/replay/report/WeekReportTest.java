package io.ballast.replay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.CommandRun;
import io.ballast.replay.BallastReplay;
import io.ballast.replay.WeekSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of the recorded DeFi week, in a real browser; skipped without recorded data or without a browser. */
class WeekReportTest {
    /** Names of charts in whose canvas nothing but paper is. */
    private static final String EMPTY_CHARTS = """
        (() => {
          const empty = {};
          for (const host of document.querySelectorAll('.chart')) {
            const canvas = host.querySelector('canvas');
            const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
            if (!data.some((value) => value > 0)) {
              empty[host.dataset.chart] = true;
            }
          }
          return empty;
        })()
        """;

    @Test
    void shouldOpenFromDiskWithEveryPartInIt(@TempDir final Path directory) throws IOException, InterruptedException {
        final Path journal = WeekSession.journal();
        try (Browser browser = Browser.start(directory)) {
            final Path page = directory.resolve("week.html");
            final CommandRun run =
                    CommandRun.of(() -> BallastReplay.run("report", journal.toString(), "--out", page.toString()));
            assertThat(run.exitCode()).as("%s", run).isZero();
            final Figures json = Figures.parse(Files.readString(directory.resolve("week.json")));

            for (final int width : List.of(1280, 390)) {
                browser.look(width, 900, false);
                browser.open(page);
                final Figures size = browser.object("{page: document.documentElement.scrollWidth}");
                assertThat(size.whole("page")).isEqualTo(width);
                assertThat(browser.object(EMPTY_CHARTS).names()).isEmpty();
            }

            assertThat(json.at("charts").names())
                    .contains(
                            "nav", "parts", "drift-defi", "cost-defi", "cost-total-defi", "margin-main", "orders-DEFI");
            assertThat(browser.text("Array.from(document.querySelectorAll('section'), (one) => one.id).join(' ')"))
                    .isEqualTo("drift result tracking costs hedge margin orders workflow latency journal");
            assertThat(json.each("orders"))
                    .hasSize(Math.toIntExact(json.at("summary").whole("orders")))
                    .isNotEmpty();
            assertThat(browser.text("String(document.querySelectorAll('details').length)"))
                    .isEqualTo(String.valueOf(json.each("orders").size()));
            assertThat(browser.events("Runtime.exceptionThrown")).isEmpty();
            assertThat(browser.events("Runtime.consoleAPICalled")).isEmpty();
            assertThat(browser.events("Log.entryAdded")).isEmpty();
        }
    }
}
