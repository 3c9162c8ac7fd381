package io.ballast.replay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.CommandRun;
import io.ballast.replay.BallastReplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page as a browser shows it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPageTest {
    /** Counts, in each chart, the pixels that are nearly of the colour of a curve: axes and grids are grey. */
    private static final String CURVE_PIXELS = """
        (() => {
          const curves = ['main', 'second', 'third', 'fourth'].map((tone) => {
            const probe = document.createElement('i');
            probe.style.color = `var(--${tone})`;
            document.body.append(probe);
            const rgb = getComputedStyle(probe).color.match(/\\d+/g).map(Number);
            probe.remove();
            return rgb;
          });
          const counts = {};
          for (const host of document.querySelectorAll('.chart')) {
            const canvas = host.querySelector('canvas');
            const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
            let count = 0;
            for (let i = 0; i < data.length; i += 4) {
              if (data[i + 3] > 200 && curves.some((rgb) =>
                  Math.abs(rgb[0] - data[i]) + Math.abs(rgb[1] - data[i + 1]) + Math.abs(rgb[2] - data[i + 2]) < 24)) {
                count++;
              }
            }
            counts[host.dataset.chart] = count;
          }
          return counts;
        })()
        """;

    private Path page = Path.of("");
    private Figures json = figures("{}");
    private Browser browser;

    @BeforeAll
    void openTheReportOfASession(@TempDir final Path temporary) throws IOException, InterruptedException {
        browser = Browser.start(temporary);
        final Path journal = LedgerSession.run(temporary);
        page = temporary.resolve("page.html");
        final CommandRun run =
                CommandRun.of(() -> BallastReplay.run("report", journal.toString(), "--out", page.toString()));
        assertThat(run.exitCode()).as("%s", run).isZero();
        json = figures(Files.readString(temporary.resolve("page.json")));
    }

    @AfterAll
    void closeTheBrowser() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    private static Figures figures(final String text) {
        try {
            return Figures.parse(text);
        } catch (final IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 900, false", "1280, 900, true", "390, 844, false", "390, 844, true"})
    void shouldBeDrawnAtEveryWidthInLightAndDark(final int width, final int height, final boolean isDark)
            throws IOException, InterruptedException {
        browser.look(width, height, isDark);
        browser.open(page);

        final Figures size = browser.object("{page: document.documentElement.scrollWidth, window: innerWidth}");
        assertThat(size.whole("page")).isEqualTo(size.whole("window")).isEqualTo(width);
        final Figures pixels = browser.object(CURVE_PIXELS);
        assertThat(pixels.names()).isEqualTo(json.at("charts").names()).hasSizeGreaterThan(10);
        assertThat(pixels.names())
                .allSatisfy(chart -> assertThat(pixels.whole(chart)).as(chart).isGreaterThan(50));
        assertNothingWentWrong();
    }

    @Test
    void shouldDrawInTheColoursOfTheSystemWhenTheyChange() throws IOException, InterruptedException {
        browser.look(1280, 900, false);
        browser.open(page);
        browser.look(1280, 900, true);
        browser.settle();

        final Figures pixels = browser.object(CURVE_PIXELS);

        assertThat(pixels.names())
                .allSatisfy(chart -> assertThat(pixels.whole(chart)).as(chart).isGreaterThan(50));
        assertNothingWentWrong();
    }

    @Test
    void shouldFollowTheWindowWhenItIsMadeNarrower() throws IOException, InterruptedException {
        browser.look(1280, 900, false);
        browser.open(page);
        browser.look(390, 844, false);

        browser.settle();

        final Figures size = browser.object("{page: document.documentElement.scrollWidth, widest: Math.max("
                + "...Array.from(document.querySelectorAll('.chart canvas'), (one) => one.clientWidth))}");
        assertThat(size.whole("page")).isEqualTo(390);
        assertThat(size.whole("widest")).isBetween(200L, 390L);
    }

    @Test
    void shouldListEveryOrderAndOpenTheOneThatIsAskedFor() throws IOException, InterruptedException {
        browser.look(1280, 900, false);
        browser.open(page);
        final List<String> ids =
                json.each("orders").stream().map(order -> order.text("id")).toList();

        assertThat(browser.text("Array.from(document.querySelectorAll('details'), (one) => one.id).join(' ')"))
                .isEqualTo(
                        String.join(" ", ids.stream().map(id -> "order-" + id).toList()));
        final String last = "order-" + ids.get(ids.size() - 1);
        final String state =
                "new Promise((done) => { addEventListener('hashchange', () => setTimeout(() => done(String("
                        + "document.getElementById('" + last + "').open)))); location.hash = '" + last + "'; })";
        assertThat(browser.text(state)).isEqualTo("true");
        assertThat(browser.text("document.getElementById('" + last + "').textContent"))
                .contains("ballast-replay explain", ids.get(ids.size() - 1), "for a drift of", "filled");
        assertNothingWentWrong();
    }

    @Test
    void shouldLeadFromAMarkInTheChartToItsOrder() throws IOException, InterruptedException {
        browser.look(1280, 900, false);
        browser.open(page);

        final Figures mark = browser.object("""
            (() => {
              const host = document.querySelector('[data-chart^="orders-"]');
              host.scrollIntoView({ behavior: 'instant', block: 'center' });
              const canvas = host.querySelector('canvas');
              const probe = document.createElement('i');
              probe.style.color = 'var(--sell)';
              document.body.append(probe);
              const rgb = getComputedStyle(probe).color.match(/\\d+/g).map(Number);
              const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              const place = Array.from({ length: data.length / 4 }, (_, i) => i).find((i) =>
                rgb.every((part, of) => data[4 * i + of] === part) && data[4 * i + 3] === 255);
              const box = canvas.getBoundingClientRect();
              return { x: box.left + (place % canvas.width), y: box.top + Math.floor(place / canvas.width) };
            })()
            """);
        browser.click(mark.real("x"), mark.real("y"));
        browser.settle();
        final String hash = browser.text("location.hash");

        assertThat(hash).startsWith("#order-");
        assertThat(json.each("orders"))
                .extracting(order -> "#order-" + order.text("id"))
                .contains(hash);
    }

    /** No error, no exception, and nothing asked of any network. */
    private void assertNothingWentWrong() {
        assertThat(browser.events("Runtime.exceptionThrown")).isEmpty();
        assertThat(browser.events("Runtime.consoleAPICalled")).isEmpty();
        assertThat(browser.events("Log.entryAdded"))
                .extracting(entry -> entry.at("entry").text("text"))
                .isEmpty();
        assertThat(browser.events("Network.requestWillBeSent"))
                .extracting(request -> request.at("request").text("url"))
                .isNotEmpty()
                .allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
    }
}
