package io.ballast.hedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.Outputs.Predicted;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.World;
import io.ballast.settings.LadderSettings;
import io.ballast.slot.PrecheckVerdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * TV-20 through the stages: σ (.5, .7, .9), ρ .8, .7, .75. Returns are three orthogonal ±1 patterns put through the
 * Cholesky factor of Σ, so that after every fourth sample the covariance of equal weights is Σ and prices are back.
 */
class MinimumErrorTest {
    private static final long GRID = 60 * World.SECOND;
    private static final double YEARS = 60.0 / (365 * 86_400);
    private static final long BASE_TICKS = 100_000_000L;
    private static final double[][] PATTERNS = {{1, -1, 1, -1}, {1, 1, -1, -1}, {1, -1, -1, 1}};
    private static final double[][] SIGMA = {
        {0.25, 0.8 * 0.35, 0.7 * 0.45},
        {0.8 * 0.35, 0.49, 0.75 * 0.63},
        {0.7 * 0.45, 0.75 * 0.63, 0.81}
    };
    private static final double[] BROAD = {0.75, 0.15, 0.10};
    private static final double[] ALT = {0, 0.1, 0.9};
    private static final double NAV = 1e7;

    private static OverlaySpec both() {
        return OverlaySpec.of("alts", "BROAD")
                .together(List.of("BROAD", "ALTF"), List.of(0.5, 0.5))
                .lookThrough("ALTF", "alts", 1)
                .minimumError(40)
                .betaGrid(GRID, 0, 1e9)
                .tradeBack(0);
    }

    private static OverlaySpec broad() {
        return OverlaySpec.of("alts", "BROAD")
                .estimator(1, 40)
                .betaGrid(GRID, 0, 1e9)
                .tradeBack(0);
    }

    @Test
    void tv20ShouldFindTheOptimumOfTheCaseBtc() {
        final EngineHarness engine = measured(both());
        final Predicted predicted = decideBtc(engine);
        assertThat(engine.targetLots("BROAD")).isBetween(2_518L, 2_521L);
        assertThat(engine.targetLots("ALTF")).isBetween(-2_539L, -2_536L);
        assertThat(predicted.verdict()).isEqualTo("APPROVED");
        assertThat(predicted.unhedged() * NAV).isCloseTo(1_311_488, within(100.0));
        assertThat(predicted.minimum() * NAV).isCloseTo(47_166, within(100.0));
        assertThat(predicted.intended() * NAV).as("in whole lots").isCloseTo(47_166, within(200.0));
        assertThat(predicted.intended()).isGreaterThanOrEqualTo(predicted.minimum());
    }

    @Test
    void tv20ShouldFindTheOptimumOfTheCaseCash() {
        final EngineHarness engine = measured(both());
        final Predicted predicted = decideCash(engine);
        assertThat(engine.targetLots("BROAD")).isBetween(219L, 222L);
        assertThat(engine.targetLots("ALTF")).isBetween(-2_196L, -2_193L);
        assertThat(predicted.unhedged() * NAV).isCloseTo(1_800_000, within(100.0));
        assertThat(predicted.minimum() * NAV).isCloseTo(70_749, within(100.0));
    }

    @Test
    void tv20ShouldFindTheBestOfTheBroadContractAlone() {
        final EngineHarness btc = measured(broad().minimumError(40));
        final Predicted btcPredicted = decideBtc(btc);
        assertThat(btc.targetLots("BROAD")).isBetween(-896L, -893L);
        assertThat(btcPredicted.minimum() * NAV).isCloseTo(1_221_689, within(100.0));
        final EngineHarness cash = measured(broad().minimumError(40));
        final Predicted cashPredicted = decideCash(cash);
        assertThat(cash.targetLots("BROAD")).isBetween(-2_733L, -2_730L);
        assertThat(cashPredicted.minimum() * NAV).isCloseTo(1_058_113, within(100.0));
        assertThat(cashPredicted.beta() * NAV).as("β 1.3658").isCloseTo(1_058_113, within(100.0));
    }

    @Test
    void tv20ShouldRefuseTheNaivePositionOfTheCaseBtcWithBothNumbers() {
        final EngineHarness engine = measured(broad());
        final Predicted predicted = decideBtc(engine);
        assertThat(predicted.verdict()).isEqualTo("ERROR_NOT_REDUCED");
        assertThat(predicted.unhedged() * NAV).isCloseTo(1_311_488, within(100.0));
        assertThat(predicted.intended() * NAV).isCloseTo(1_356_355, within(100.0));
        assertThat(predicted.notional() * NAV).isCloseTo(1_356_355, within(100.0));
        assertThat(engine.targetLots("BROAD")).isZero();
        assertThat(engine.timer()).as("said once").isEmpty();
    }

    @Test
    void tv20ShouldAcceptTheNaivePositionOfTheCaseCash() {
        final EngineHarness engine = measured(broad());
        final Predicted predicted = decideCash(engine);
        assertThat(predicted.verdict()).isEqualTo("APPROVED");
        assertThat(predicted.intended() * NAV).isCloseTo(1_127_697, within(100.0));
        assertThat(engine.targetLots("BROAD")).isEqualTo(-2_000);
    }

    @Test
    void tv20ShouldTakeBetaDollarsInModeBeta() {
        final EngineHarness engine = measured(broad().beta(1, 40));
        decideCash(engine);
        assertThat(engine.targetLots("BROAD")).isBetween(-2_733L, -2_730L);
    }

    /** With 1,000 lots of the alt contract at most, the broad one does more: −(g₁ + H₁₂·n₂)/H₁₁. */
    @Test
    void shouldKeepWithinPositionLimits() {
        final EngineHarness engine = measured(both().maxPosition("ALTF", 1_000));
        decideCash(engine);
        final double g1 = 2e6 * (BROAD[0] * SIGMA[0][2] + BROAD[1] * SIGMA[1][2] + BROAD[2] * SIGMA[2][2]);
        final double expected = -(g1 + 0.3823875 * -1e6) / 0.284175 / 1000;
        assertThat(engine.targetLots("ALTF")).isEqualTo(-1_000);
        assertThat((double) engine.targetLots("BROAD")).isCloseTo(expected, within(1.5));
    }

    /** β₀ 1.2 in shares of a half: 2 M × 1.2 ÷ 2. */
    @Test
    void shouldWorkAsBetaOnTheCompositionBeforeEnoughSamples() {
        final EngineHarness engine = opened(both().estimator(1.2, 40));
        assertThat(engine.target("alts", 0.2, 0)).noneMatch(Predicted.class::isInstance);
        assertThat(engine.slot().hedge.precheck[0]).isEqualTo(PrecheckVerdict.UNMEASURED);
        assertThat(engine.slot().hedge.unhedgedError[0]).isNaN();
        assertThat(engine.targetLots("BROAD")).isEqualTo(-1_200);
        assertThat(engine.targetLots("ALTF")).isEqualTo(-1_200);
    }

    private static Predicted decideBtc(final EngineHarness engine) {
        engine.target("btc", 0.5, 1);
        return predicted(engine.target("alts", 0.2, 0));
    }

    private static Predicted decideCash(final EngineHarness engine) {
        return predicted(engine.target("alts", 0.2, 0));
    }

    private static Predicted predicted(final List<Output> outputs) {
        return (Predicted) outputs.stream()
                .filter(Predicted.class::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing predicted: " + outputs));
    }

    private static EngineHarness opened(final OverlaySpec spec) {
        final EngineHarness engine = new EngineHarness(World.simple()
                .ladder(LadderSettings.OFF)
                .spot("BTC", "0.00001", "0.01")
                .spot("ETH", "0.00001", "0.01")
                .spot("ALT", "0.00001", "0.01")
                .linear("BROAD", "0.00001", "1", "1")
                .linear("ALTF", "0.00001", "1", "1")
                .sleeve("btc", 0.3, "BTC")
                .sleeve("eth", 0.2, "ETH")
                .sleeve("alts", 0.4, "ALT")
                .overlay(spec)
                .jumpy());
        engine.cash(1_000_000);
        engine.quote("BTC", BASE_TICKS - 1, BASE_TICKS + 1);
        engine.quote("ETH", BASE_TICKS - 1, BASE_TICKS + 1);
        engine.quote("ALT", BASE_TICKS - 1, BASE_TICKS + 1);
        engine.hold("BTC", 300_000);
        engine.hold("ETH", 200_000);
        engine.hold("ALT", 400_000);
        engine.quote("BROAD", BASE_TICKS - 1, BASE_TICKS + 1);
        engine.quote("ALTF", BASE_TICKS - 1, BASE_TICKS + 1);
        return engine;
    }

    private static EngineHarness measured(final OverlaySpec spec) {
        final EngineHarness engine = opened(spec);
        final double[] logs = new double[3];
        cell(engine, logs);
        for (int t = 0; t < 40; t++) {
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j <= i; j++) {
                    logs[i] += Math.sqrt(YEARS) * factor(i, j) * PATTERNS[j][t % 4];
                }
            }
            cell(engine, logs);
        }
        engine.takeHistory();
        return engine;
    }

    /** Cholesky factor of Σ by its definition. */
    private static double factor(final int i, final int j) {
        double sum = SIGMA[i][j];
        for (int k = 0; k < j; k++) {
            sum -= factor(i, k) * factor(j, k);
        }
        return i == j ? Math.sqrt(sum) : sum / factor(j, j);
    }

    private static void cell(final EngineHarness engine, final double[] logs) {
        engine.elapse(GRID - 1 - Math.floorMod(engine.inputs().timeNs(), GRID));
        quote(engine, "BTC", logs[0]);
        quote(engine, "ETH", logs[1]);
        quote(engine, "ALT", logs[2]);
        quote(engine, "BROAD", BROAD[0] * logs[0] + BROAD[1] * logs[1] + BROAD[2] * logs[2]);
        quote(engine, "ALTF", ALT[0] * logs[0] + ALT[1] * logs[1] + ALT[2] * logs[2]);
        engine.elapse(1);
        engine.timer();
    }

    private static void quote(final EngineHarness engine, final String name, final double log) {
        final long mid = Math.round(BASE_TICKS * StrictMath.exp(log));
        engine.quote(name, mid - 1, mid + 1);
    }
}
