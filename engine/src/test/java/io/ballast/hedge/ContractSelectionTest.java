package io.ballast.hedge;

import static io.ballast.hedge.WorkflowTest.moved;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.Outputs.Ranked;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.settings.LadderSettings;
import io.ballast.settings.SelectionSettings;
import io.ballast.slot.CandidateVerdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which contract serves, and why. */
class ContractSelectionTest {
    static final long DAY = 86_400 * World.SECOND;
    static final long GRID = 60 * World.SECOND;
    static final SelectionSettings PLAIN = new SelectionSettings(GRID, 4, 365 * DAY, 0.5, 0, 0, 0.1, 3, DAY);

    @Test
    void shouldTakeAnotherContractWhileThePreferredNeverQuotes() {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("ALT")
                .linear("A", "10")
                .linear("B", "10")
                .sleeve("alts", 0.5, "ALT")
                .overlay(OverlaySpec.of("alts", "A").alternative("B").lookThrough("B", "alts", 1)));
        engine.cash(3_000_000);
        engine.quote("ALT", 69, 71);
        engine.hold("ALT", 100_000);
        moved(engine.quote("B", 999, 1001));
        final List<Output> outputs = engine.timer();
        assertThat(outputs.stream().filter(Ranked.class::isInstance).map(Output::toString))
                .containsExactly("RANKED 0 NO_DATA", "RANKED 1 UNMEASURED");
        assertThat(engine.targetLots("B")).isNegative();
        assertThat(engine.targetLots("A")).isZero();
    }

    /** A never quotes, B and the sleeve go together: B is measured all the same. */
    @Test
    void shouldMeasureAContractWhileAnotherNeverQuotes() {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("ALT")
                .linear("A", "10")
                .linear("B", "10")
                .sleeve("alts", 0.7, "ALT")
                .overlay(OverlaySpec.of("alts", "A")
                        .alternative("B")
                        .lookThrough("B", "alts", 1)
                        .estimator(1, 10)
                        .betaGrid(GRID, 100 * GRID, 0.25)
                        .band(0.1)
                        .selection(PLAIN))
                .jumpy());
        engine.cash(3_000_000);
        engine.quote("ALT", 6999, 7001);
        engine.hold("ALT", 1_000);
        Seeds.forEach(1, generator -> {
            for (int i = 0; i < 30; i++) {
                final long move = generator.between(-20, 20);
                engine.elapse(GRID - 1 - Math.floorMod(engine.inputs().timeNs(), GRID));
                engine.quote("B", 999 + move, 1001 + move);
                engine.quote("ALT", 6999 + 7 * move, 7001 + 7 * move);
                engine.elapse(1);
                engine.timer();
            }
        });
        final List<Output> outputs = engine.target("alts", 0.4, 0);
        assertThat(outputs.stream().filter(Ranked.class::isInstance).map(Output::toString))
                .containsExactly("RANKED 0 NO_DATA", "RANKED 1 SELECTED");
        assertThat(engine.slot().hedge.effectiveness[1]).isGreaterThan(0.99);
        assertThat(engine.targetLots("B")).isNegative();
    }

    @Test
    void shouldRefuseNotionalInAContractThatLooksThroughToNothing() {
        final EngineHarness engine = new EngineHarness(World.simple()
                .spot("ALT")
                .linear("A", "10")
                .linear("B", "10")
                .sleeve("alts", 0.5, "ALT")
                .overlay(OverlaySpec.of("alts", "A")
                        .lookThrough(0)
                        .alternative("B")
                        .lookThrough("B", "alts", 1)));
        engine.cash(3_000_000);
        engine.quote("ALT", 69, 71);
        engine.hold("ALT", 100_000);
        engine.quote("A", 999, 1001);
        engine.quote("B", 999, 1001);
        final List<Output> outputs = engine.timer();
        assertThat(outputs.stream().filter(Ranked.class::isInstance).map(Output::toString))
                .containsExactly("RANKED 0 INEFFECTIVE", "RANKED 1 UNMEASURED");
        assertThat(engine.targetLots("B")).isNegative();
    }

    /** A follows the sleeve at once, B moves by itself: ρ² of B is far below the floor. */
    @Test
    void shouldCallAContractIneffectiveThatMovesByItself() {
        final EngineHarness engine = quiet(PLAIN, 0, 0);
        Seeds.forEach(1, generator -> {
            for (int i = 0; i < 60; i++) {
                final long a = generator.between(-20, 20);
                cell(engine, 1000 + a, 1000 + generator.between(-20, 20), 7000 + 7 * a);
            }
        });
        open(engine);
        final List<CandidateVerdict> verdicts = verdicts(engine);
        assertThat(verdicts).containsExactly(CandidateVerdict.SELECTED, CandidateVerdict.INEFFECTIVE);
        assertThat(engine.slot().hedge.effectiveness[0]).isGreaterThan(0.95);
        assertThat(engine.slot().hedge.effectiveness[1]).isLessThan(0.5);
    }

    /** Both the same in everything but cost: 2 × (10 bp − 5 bp) a dollar. Equal in all, the first. */
    @Test
    void shouldPreferTheCheaperAndOfEqualOnesTheFirst() {
        final EngineHarness cheaper = quiet(PLAIN, 10, 5);
        final EngineHarness equal = quiet(PLAIN, 5, 5);
        for (final EngineHarness engine : List.of(cheaper, equal)) {
            Seeds.forEach(1, generator -> {
                for (int i = 0; i < 60; i++) {
                    final long a = generator.between(-20, 20);
                    cell(engine, 1000 + a, 1000 + a, 7000 + 7 * a);
                }
            });
            open(engine);
        }
        assertThat(verdicts(cheaper)).containsExactly(CandidateVerdict.OUTSCORED, CandidateVerdict.SELECTED);
        assertThat(verdicts(equal)).containsExactly(CandidateVerdict.SELECTED, CandidateVerdict.OUTSCORED);
        final double difference = cheaper.slot().hedge.score[0] - cheaper.slot().hedge.score[1];
        assertThat(difference).isCloseTo(0.001, org.assertj.core.api.Assertions.within(1e-9));
    }

    private static List<CandidateVerdict> verdicts(final EngineHarness engine) {
        return List.of(engine.slot().hedge.verdict[0], engine.slot().hedge.verdict[1]);
    }

    /** Both contracts follow the sleeve with noise of the same size: whichever is in use stays in use. */
    @Test
    void shouldNotFlapOnNoise() {
        Seeds.forEach(5, generator -> {
            final EngineHarness engine = quiet(new SelectionSettings(GRID, 4, 365 * DAY, 0.5, 0, 0, 0.3, 5, 0), 5, 5);
            for (int i = 0; i < 40; i++) {
                noisyCell(engine, generator.between(-40, 40), generator.between(-2, 2), generator.between(-2, 2));
            }
            open(engine);
            engine.settle(engine.timer());
            int changes = 0;
            int before = engine.slot().hedge.candidate[0];
            for (int i = 0; i < 600; i++) {
                noisyCell(engine, generator.between(-40, 40), generator.between(-2, 2), generator.between(-2, 2));
                changes += engine.slot().hedge.candidate[0] == before ? 0 : 1;
                before = engine.slot().hedge.candidate[0];
            }
            assertThat(changes).isLessThanOrEqualTo(2);
        });
    }

    /** B becomes exact, A noise: after three reviews in a row, and not before, the position moves. */
    @Test
    void shouldChangeAfterEnoughReviewsInARow() {
        final EngineHarness engine = quiet(PLAIN, 5, 5);
        Seeds.forEach(1, generator -> {
            for (int i = 0; i < 40; i++) {
                final long a = generator.between(-40, 40);
                cell(engine, 1000 + a, 1000 + a + generator.between(-30, 30), 7000 + 7 * a);
            }
            open(engine);
            assertThat(engine.slot().hedge.candidate[0]).isZero();
            final List<Output> ranked = new ArrayList<>();
            int i = 0;
            while (engine.slot().hedge.candidate[0] == 0 && i++ < 3000) {
                final long b = generator.between(-40, 40);
                engine.takeHistory();
                noisyCell(engine, b, generator.between(-40, 40), 0);
                engine.takeHistory().stream().filter(Ranked.class::isInstance).forEach(ranked::add);
            }
            assertThat(engine.slot().hedge.candidate[0]).isEqualTo(1);
            assertThat(ranked)
                    .anySatisfy(output -> assertThat(output.toString()).isEqualTo("RANKED 1 WAITING"));
            assertThat(engine.position("A")).isZero();
            assertThat(engine.position("B")).isNegative();
        });
    }

    /** Without drift: fine ticks and a sleeve at its target. */
    private static EngineHarness quiet(final SelectionSettings selection, final double costA, final double costB) {
        final EngineHarness engine = new EngineHarness(World.simple()
                .ladder(LadderSettings.OFF)
                .spot("ALT")
                .linear("A", "10")
                .linear("B", "10")
                .sleeve("alts", 0.7, "ALT")
                .overlay(OverlaySpec.of("alts", "A")
                        .alternative("B")
                        .lookThrough("B", "alts", 1)
                        .cost("A", costA / 10_000)
                        .cost("B", costB / 10_000)
                        .estimator(1, 10)
                        .band(0.1)
                        .betaGrid(GRID, 100 * GRID, 0.25)
                        .selection(selection))
                .jumpy());
        engine.cash(3_000_000);
        engine.quote("ALT", 6999, 7001);
        engine.hold("ALT", 1_000);
        engine.quote("B", 999, 1001);
        engine.quote("A", 999, 1001);
        return engine;
    }

    private static void open(final EngineHarness engine) {
        final List<Output> outputs = engine.settle(engine.target("alts", 0.4, 0));
        assertThat(engine.position("A") + engine.position("B"))
                .as("%s", outputs)
                .isNegative();
    }

    private static void noisyCell(final EngineHarness engine, final long move, final long noiseA, final long noiseB) {
        cell(engine, 1000 + move + noiseA, 1000 + move + noiseB, 7000 + 7 * move);
    }

    /** All prices change in the last moment of a cell, unseen by the grid; the timer shows them in the next. */
    private static void cell(final EngineHarness engine, final long a, final long b, final long alt) {
        engine.elapse(GRID - 1 - Math.floorMod(engine.inputs().timeNs(), GRID));
        engine.settle(engine.quote("A", a - 1, a + 1));
        engine.settle(engine.quote("B", b - 1, b + 1));
        engine.settle(engine.quote("ALT", alt - 1, alt + 1));
        engine.elapse(1);
        engine.settle(engine.timer());
    }
}
