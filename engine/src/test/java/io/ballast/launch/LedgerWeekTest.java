package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.RecordedData;
import io.ballast.gateway.recorded.FeedTally;
import io.ballast.launch.NaiveLedger.Entry;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cost ledger of the shipped week against {@link NaiveLedger}, which knows its journal and nothing of the engine. */
@Tag("slow")
class LedgerWeekTest {
    private static final double NANO = 1e9;
    private static final double USD = 1e-5;

    @TempDir
    private static Path directory;

    private static NaiveLedger naive;
    private static SessionResult result;
    private static List<Decision.Ledger> said;
    private static String summary;

    @BeforeAll
    static void runAndRecompute() throws IOException {
        final Path data = RecordedData.require();
        result = Sessions.run(Sessions.example("defi-week.yaml"), data, directory.resolve("journal"));
        naive = NaiveLedger.of(result.journal());
        final List<Decision> decisions = DecisionLog.read(result.journal());
        said = decisions.stream()
                .filter(Decision.Ledger.class::isInstance)
                .map(Decision.Ledger.class::cast)
                .toList();
        summary = new SessionSummary(result, decisions, new FeedTally(1)).toJson();
    }

    @Test
    void shouldSayEveryFigureOfTheNaiveLedger() {
        assertThat(said).hasSameSizeAs(naive.entries).isNotEmpty();
        for (int i = 0; i < said.size(); i++) {
            final Decision.Ledger found = said.get(i);
            final Entry expected = naive.entries.get(i);
            assertThat(List.of(found.timeNs(), found.openedNs(), found.isClosed()))
                    .isEqualTo(List.of(expected.timeNs(), expected.openedNs(), expected.isClosed()));
            assertThat(found.hedgedNanoUsd() / NANO).isCloseTo(expected.hedged(), within(USD));
            assertThat(found.overlayNanoUsd() / NANO).isCloseTo(expected.overlay(), within(USD));
            assertThat(found.closeNanoUsd() / NANO).isCloseTo(expected.close(), within(USD));
            assertThat(found.directNanoUsd() / NANO).isCloseTo(expected.direct(), within(USD));
            assertThat(found.taxNanoUsd() / NANO).isCloseTo(expected.tax(), within(USD));
            assertThat((double) found.breakEvenNs())
                    .isCloseTo(expected.breakEvenNs(), within(1e-6 * expected.breakEvenNs()));
        }
    }

    /** Of the summary's totals: every episode of the week is closed. */
    @Test
    void shouldSumTheEpisodesUp() {
        final List<Entry> closed =
                naive.entries.stream().filter(Entry::isClosed).toList();
        assertThat(closed).isNotEmpty();
        assertThat(figure("costLedger", "episodes").intValueExact()).isEqualTo(closed.size());
        final double overlay = closed.stream().mapToDouble(Entry::overlay).sum();
        final double direct = closed.stream().mapToDouble(Entry::direct).sum();
        final double tax = closed.stream().mapToDouble(Entry::tax).sum();
        assertThat(figure("costLedger", "\"overlay\"", "total").doubleValue()).isCloseTo(overlay, within(USD));
        assertThat(figure("costLedger", "\"direct\"", "trading").doubleValue()).isCloseTo(direct, within(USD));
        assertThat(figure("costLedger", "\"direct\"", "tax").doubleValue()).isCloseTo(tax, within(USD));
        assertThat(figure("costLedger", "savedAfterTax").doubleValue()).isCloseTo(direct + tax - overlay, within(USD));
    }

    /** A contract with a millionth of its coins' depth is the dear way; not paying the tax makes up for it. */
    @Test
    void shouldShowDirectTradingWinningBeforeTaxAndTheOverlayAfterIt() {
        assertThat(summary).contains("\"cheaperBeforeTax\" : \"direct\"").contains("\"cheaperAfterTax\" : \"overlay\"");
    }

    @Test
    void shouldAttributeTheChangeOfNavToTheLastUnit() {
        assertThat(figure("attribution", "spot")).isEqualByComparingTo(naive.spotGain);
        assertThat(figure("attribution", "futures")).isEqualByComparingTo(naive.futuresGain);
        assertThat(figure("attribution", "fees")).isEqualByComparingTo(naive.fees.negate());
        assertThat(figure("attribution", "spread")).isEqualByComparingTo(naive.spread.negate());
        assertThat(figure("attribution", "flows")).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(figure("attribution", "sum"))
                .isEqualByComparingTo(naive.nav().subtract(naive.navAtStart));
        assertThat(figure("attribution", "navChange")).isEqualByComparingTo(figure("attribution", "sum"));
    }

    /** The number of the last of these names, each looked for behind the one before. */
    private static BigDecimal figure(final String... names) {
        int at = 0;
        for (final String name : names) {
            at = summary.indexOf(name, at + 1);
            assertThat(at).as(name).isPositive();
        }
        final String rest = summary.substring(summary.indexOf(" : ", at) + 3);
        return new BigDecimal(
                rest.substring(0, rest.indexOf('\n')).replace(",", "").strip());
    }
}
