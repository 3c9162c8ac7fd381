package io.ballast.replay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.CommandRun;
import io.ballast.replay.BallastReplay;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The report's figures against sums over the journal's messages, in which no part of the engine has a say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportFiguresTest {
    private static final double NS_PER_DAY = 86_400e9;
    private static final BigDecimal OPENING_CASH = new BigDecimal(30_000);

    private final MessageSums messages = new MessageSums();
    private Figures json = parsed("{}");
    private String markdown = "";
    private String html = "";

    @BeforeAll
    void reportOnASession(@TempDir final Path directory) throws IOException {
        final Path journal = LedgerSession.run(directory);
        final Path out = directory.resolve("out");
        final CommandRun run =
                CommandRun.of(() -> BallastReplay.run("report", journal.toString(), "--out", out.toString()));
        assertThat(run.exitCode()).as("%s", run).isZero();
        json = parsed(Files.readString(out.resolve("report.json")));
        markdown = Files.readString(out.resolve("report.md"));
        html = Files.readString(out.resolve("report.html"));
        messages.read(journal);
    }

    private static Figures parsed(final String text) {
        try {
            return Figures.parse(text);
        } catch (final IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Figures summary() {
        return json.at("summary");
    }

    @Test
    void shouldListEveryOrderOfTheJournal() {
        assertThat(messages.orders()).hasSizeGreaterThan(5);
        assertThat(json.each("orders"))
                .extracting(order -> order.text("id")
                        + ' '
                        + order.whole("timeNs")
                        + ' '
                        + order.text("side")
                        + ' '
                        + order.exact("quantity").toPlainString()
                        + ' '
                        + order.exact("limit").toPlainString())
                .isEqualTo(messages.orders());
        assertThat(summary().whole("orders")).isEqualTo(messages.orders().size());
    }

    @Test
    void shouldSayWhatBecameOfEveryOrder() {
        for (final Figures order : json.each("orders")) {
            final MessageSums.Fills fills = messages.fills(Long.parseLong(order.text("id")));
            assertThat(order.exact("filled")).isEqualByComparingTo(fills.quantity());
            assertThat(order.exact("feeUsd")).isEqualByComparingTo(fills.feeUsd());
            assertThat(order.exact("averagePrice").doubleValue())
                    .isCloseTo(fills.paidUsd().doubleValue() / fills.quantity().doubleValue(), within(1e-5));
            assertThat(order.text("state")).isEqualTo("filled");
        }
    }

    @Test
    void shouldAttributeTheChangeOfNavToTheLastUnit() {
        final Figures parts = summary().at("attribution");
        final Figures carry = parts.at("carry");
        final Figures costs = parts.at("costs");

        assertThat(costs.exact("fees"))
                .isEqualByComparingTo(messages.feesUsd().negate())
                .isNegative();
        assertThat(carry.exact("funding")).isEqualByComparingTo(messages.fundingUsd());
        assertThat(parts.exact("futures").add(carry.exact("basis")).add(costs.exact("spread")))
                .isEqualByComparingTo(messages.futuresUsd());
        assertThat(parts.exact("flows")).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(parts.exact("spot").add(messages.tradingUsd()))
                .isEqualByComparingTo(parts.exact("navChange"))
                .isEqualByComparingTo(
                        summary().exact("navEnd").subtract(summary().exact("navStart")));
    }

    @Test
    void shouldEndWithTheNavThatTheLastQuotesGive() {
        final BigDecimal spotAndCash = messages.spotUsd().add(OPENING_CASH);

        assertThat(summary().exact("navUnhedgedEnd")).isEqualByComparingTo(spotAndCash);
        assertThat(summary().exact("navEnd")).isEqualByComparingTo(spotAndCash.add(messages.tradingUsd()));
        assertThat(markdown).contains("Overlay made: " + Numbers.signedUsd(messages.tradingUsd()) + " USD");
    }

    @Test
    void shouldHoldTheOverlayAgainstTradingTheCoinsAsTheJournalsLastEntryDoes() {
        final Figures ledger = summary().at("costLedger").at("defi");
        final MessageSums.Entry last = messages.lastEntry();
        final BigDecimal directAfterTax = last.directUsd().add(last.taxUsd());

        assertThat(last.isClosed()).isTrue();
        assertThat(ledger.whole("episodes")).isEqualTo(1);
        assertThat(ledger.at("overlay").exact("total")).isEqualByComparingTo(last.overlayUsd());
        assertThat(ledger.at("direct").exact("trading")).isEqualByComparingTo(last.directUsd());
        assertThat(ledger.at("direct").exact("tax"))
                .isEqualByComparingTo(last.taxUsd())
                .isPositive();
        assertThat(ledger.exact("savedAfterTax")).isEqualByComparingTo(directAfterTax.subtract(last.overlayUsd()));
        assertThat(ledger.real("breakEvenDays"))
                .isCloseTo(last.breakEvenNs() / NS_PER_DAY, within(1e-9))
                .isPositive();
        assertThat(markdown)
                .contains("break-even: " + Numbers.real(last.breakEvenNs() / NS_PER_DAY, 1) + " days")
                .contains(
                        "| after tax | " + Numbers.usd(last.overlayUsd()) + " | " + Numbers.usd(directAfterTax) + " |");
    }

    @Test
    void shouldMeasureHowLongTheVenueTook() {
        final Figures answer = json.at("latencyNs").at("orderToAnswer");
        final long slowestNs = messages.slowestAnswerNs();

        assertThat(answer.whole("count")).isEqualTo(messages.orders().size());
        assertThat(answer.whole("max")).isCloseTo(slowestNs, within(slowestNs / 500));
        assertThat(markdown).contains("not in a journal and no summary was named");
    }

    @Test
    void shouldSayTheSameInEveryForm() {
        for (final Map.Entry<String, String> tile : heads().entrySet()) {
            assertThat(html)
                    .contains("<dt>" + HtmlPage.text(tile.getKey()) + "</dt><dd class=\"value\">" + tile.getValue());
            assertThat(markdown).contains("**" + tile.getKey() + ": " + tile.getValue() + "**");
        }
        for (final Figures order : json.each("orders")) {
            assertThat(html).contains("id=\"order-" + order.text("id") + '"');
            assertThat(markdown).contains("| " + order.text("id") + " |");
        }
    }

    private Map<String, String> heads() {
        final Map<String, String> heads = new HashMap<>();
        json.at("head")
                .names()
                .forEach(name -> heads.put(name, json.at("head").at(name).text("value")));
        assertThat(heads).hasSizeGreaterThan(5);
        return heads;
    }

    @Test
    void shouldDrawWhatTheJournalSays() {
        assertThat(json.at("charts").at("drift-defi").each("curves"))
                .extracting(curve -> curve.text("series"))
                .containsExactly(
                        "overlay.defi.effective", "overlay.defi.drift", "overlay.defi.band", "−overlay.defi.band");
        final double end = summary().real("navEnd");
        final List<Double> nav =
                json.at("charts").at("nav").each("curves").get(0).reals("values");
        assertThat(nav).hasSameSizeAs(json.reals("timesMs")).hasSizeBetween(1_000, 2 * TimeGrid.CAPACITY + 1);
        assertThat(nav.get(nav.size() - 1)).isCloseTo(end, within(end * 1e-5));
    }
}
