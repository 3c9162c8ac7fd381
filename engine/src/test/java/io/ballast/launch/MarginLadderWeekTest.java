package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.RecordedData;
import io.ballast.journal.DocumentKind;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import io.ballast.message.ExecutionDecoder;
import io.ballast.message.ExecutionType;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.pipeline.SessionEnd;
import io.ballast.settings.WarmUpSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recorded sell-off at five times the collateral: with the margin ladder nothing is liquidated, without it all is. */
@Tag("slow")
class MarginLadderWeekTest {
    @TempDir
    private Path directory;

    private SessionResult run(final EngineConfiguration configuration) {
        final Path data = RecordedData.require();
        final SessionResult result = Sessions.run(configuration, data, directory.resolve("journal"));
        assertThat(result.end().kind()).isEqualTo(SessionEnd.Kind.CLEAN);
        assertThat(new JournalVerifier(result.journal(), inputs -> {}).verify().isIdentical())
                .isTrue();
        return result;
    }

    private static EngineConfiguration withoutLadder() throws IOException {
        final String text = Files.readString(Path.of("examples", "margin-ladder.yaml"));
        final String ladder = "    ladder:\n";
        assertThat(text).contains(ladder);
        return ConfigurationFile.parse("margin-ladder.yaml", text.replace(ladder, ladder + "      enabled: off\n"))
                .withWarmUp(WarmUpSettings.OFF);
    }

    @Test
    void shouldBringFiveTimesTheCollateralThroughTheSellOffWithoutALiquidation() {
        final SessionResult result = run(Sessions.example("margin-ladder.yaml"));
        final MarginRecord margin = result.recorder().margin(0);
        assertThat(margin.entryLeverage()).as("leverage at entry").isBetween(4.5, 5.2);
        final List<Decision.MarginChange> changes = changes(result);
        assertThat(changes.stream().map(Decision.MarginChange::to)).containsSubsequence("WARN", "TOPUP", "REDUCE");
        assertThat(changes).extracting(Decision.MarginChange::timeNs).isSorted();
        assertThat(changes.stream().map(Decision.MarginChange::to)).doesNotContain("KILL");
        assertThat(decisions(result).stream().anyMatch(Decision.TopUpRequest.class::isInstance))
                .as("collateral was asked for")
                .isTrue();
        assertThat(margin.leastEquityNanoUsd())
                .as("collateral left at the worst")
                .isPositive();
        assertThat(margin.minDistance())
                .as("standard deviations at the nearest")
                .isGreaterThan(2);
        assertThat(margin.maxRatio()).isLessThan(0.7);
        assertThat(liquidations(result.journal())).isZero();
    }

    @Test
    void shouldBeLiquidatedWithoutTheLadder() throws IOException {
        final SessionResult result = run(withoutLadder());
        assertThat(result.recorder().margin(0).entryLeverage()).isBetween(4.5, 5.2);
        assertThat(changes(result)).isEmpty();
        assertThat(liquidations(result.journal())).isPositive();
    }

    private static List<Decision> decisions(final SessionResult result) {
        return DecisionLog.read(result.journal());
    }

    private static List<Decision.MarginChange> changes(final SessionResult result) {
        return decisions(result).stream()
                .filter(Decision.MarginChange.class::isInstance)
                .map(Decision.MarginChange.class::cast)
                .toList();
    }

    /** Executions that the exchange made by itself to close the position. */
    private static long liquidations(final Path journal) {
        final JournalDocument document = new JournalDocument();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final ExecutionDecoder execution = new ExecutionDecoder();
        long count = 0;
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next(document)) {
                if (document.kind() != DocumentKind.INPUT) {
                    continue;
                }
                header.wrap(document.buffer(), document.inputOffset());
                if (header.templateId() == ExecutionDecoder.TEMPLATE_ID) {
                    execution.wrapAndApplyHeader(document.buffer(), document.inputOffset(), header);
                    count += execution.executionType() == ExecutionType.LIQUIDATED ? 1 : 0;
                }
            }
        }
        return count;
    }
}
