package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ballast.RecordedData;
import io.ballast.gateway.recorded.FeedTally;
import io.ballast.pipeline.SessionEnd;
import io.ballast.settings.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples that run through the recorded week do what their comments say, and keep what was predicted. */
@Tag("slow")
class ExampleWeekTest {
    private static final Map<String, SessionResult> RESULTS = new HashMap<>();

    @TempDir
    private static Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"alts-handoff", "concentration", "defi-pair", "protect", "contract-choice"})
    void shouldKeepWhatWasPredicted(final String example) throws IOException {
        final SessionResult result = run(example);
        final OverlayRecord overlay = result.recorder().record(0);
        assertThat(overlay.intervals()).isGreaterThan(500);
        assertThat(overlay.realisedHedged() / overlay.predictedHedged()).isBetween(0.5, 2.0);
        assertThat(overlay.realisedUnhedged() / overlay.predictedUnhedged()).isBetween(0.5, 2.0);
        assertThat(overlay.realisedHedged()).isLessThan(overlay.realisedUnhedged());
        assertThat(overlay.predictedHedged()).isLessThan(overlay.predictedUnhedged());
        assertThat(result.recorder().overlay(0).outsideShare()).isLessThan(0.01);
        assertThat(fieldsOfOverlay(result))
                .contains(
                        "mode",
                        "contract",
                        "reason",
                        "candidates",
                        "trackingError",
                        "hedgingEffectiveness",
                        "turnoverPerYear",
                        "timeOutsideBand",
                        "transitions");
    }

    @Test
    void shouldHandTheAltcoinsOverAndGiveTheFuturesBack() {
        final List<Decision> decisions = decisions("alts-handoff");
        assertThat(reasons(decisions)).containsSubsequence("UNCLASSIFIED", "SUSTAINED", "DRIFT_GONE", "FLAT");
        final List<Decision.Order> handedOver = decisions.stream()
                .filter(Decision.Order.class::isInstance)
                .map(Decision.Order.class::cast)
                .filter(order -> order.instrumentId() < 8)
                .toList();
        assertThat(handedOver).hasSizeGreaterThan(10).allMatch(order -> order.signedLots() < 0);
        assertThat(handedOver.get(0).instrumentId())
                .as("the cheapest coin first: BNB")
                .isEqualTo(6);
    }

    @Test
    void shouldHandTheConcentrationOverOnceItHasStoodTooLong() {
        assertThat(reasons(decisions("concentration"))).containsSubsequence("APPROVED", "BREAK_EVEN_PASSED", "FLAT");
    }

    @Test
    void shouldCoverTheProtectionWhenItExpires() {
        final List<String> reasons = reasons(decisions("protect"));
        assertThat(reasons).endsWith("EXPIRED", "FLAT");
    }

    @Test
    void shouldChangeToTheIndexFutureOnceItIsMeasured() {
        final List<Decision> decisions = decisions("contract-choice");
        assertThat(reasons(decisions)).contains("CONTRACT_CHANGED").doesNotContain("NO_CONTRACT");
        assertThat(decisions.stream()
                        .filter(Decision.Ranking.class::isInstance)
                        .map(Decision.Ranking.class::cast)
                        .filter(ranking -> ranking.verdict().equals("SELECTED"))
                        .map(Decision.Ranking::candidate)
                        .distinct())
                .as("the basket first, then the index")
                .containsExactly(0, 1);
    }

    @Test
    void shouldSellTheLayerOneProxyAgainstTheIndex() {
        final SessionResult result = run("defi-pair");
        final OverlayRecord pair = result.recorder().record(0);
        assertThat(Math.abs(pair.residualUsd())).as("of the market").isLessThan(0.02 * pair.grossUsd());
        assertThat(Math.abs(pair.netUsd())).isLessThan(pair.grossUsd());
        final List<Decision.Target> targets = DecisionLog.read(result.journal()).stream()
                .filter(Decision.Target.class::isInstance)
                .map(Decision.Target.class::cast)
                .toList();
        assertThat(targets.get(0).targetLots()).isPositive();
        assertThat(targets.get(1).targetLots()).isNegative();
    }

    private static List<String> reasons(final List<Decision> decisions) {
        return decisions.stream()
                .filter(Decision.Transition.class::isInstance)
                .map(decision -> ((Decision.Transition) decision).reason())
                .toList();
    }

    private static List<Decision> decisions(final String example) {
        return DecisionLog.read(run(example).journal());
    }

    /** Once for all tests that look at it. */
    private static SessionResult run(final String example) {
        return RESULTS.computeIfAbsent(example, ExampleWeekTest::runWeek);
    }

    private static SessionResult runWeek(final String example) {
        final Path data = RecordedData.require();
        final EngineConfiguration configuration = Sessions.parked(Sessions.example(example + ".yaml"), Profile.DIRECT);
        final SessionResult result = Sessions.run(configuration, data, directory.resolve(example));
        assertThat(result.end().kind()).isEqualTo(SessionEnd.Kind.CLEAN);
        assertThat(Sessions.refusals(result)).doesNotContainKeys("GATE_LEVERAGE", "GATE_MAX_POSITION");
        return result;
    }

    /** Names of the fields of the first overlay in the summary. */
    private static List<String> fieldsOfOverlay(final SessionResult result) throws IOException {
        final String json = new SessionSummary(result, DecisionLog.read(result.journal()), new FeedTally(1)).toJson();
        try (JsonParser parser = new JsonFactory().createParser(json.substring(json.indexOf("\"overlays\"") + 12))) {
            final Stream.Builder<String> names = Stream.builder();
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.FIELD_NAME && depth == 2) {
                    names.add(parser.currentName());
                }
                if (depth == 0) {
                    break;
                }
            }
            return names.build().toList();
        }
    }
}
