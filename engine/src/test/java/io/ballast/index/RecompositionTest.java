package io.ballast.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.harness.EngineHarness;
import io.ballast.harness.World;
import io.ballast.instrument.IndexForm;
import io.ballast.slot.EventKind;
import io.ballast.slot.Recomposition;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecompositionTest {
    private static final long HALF = 500_000_000L;

    private final IndexRig rig = priced(new IndexRig(world()));

    private static World world() {
        return World.simple()
                .spot("A")
                .spot("B")
                .spot("C")
                .spot("D")
                .index("I", List.of("A", "B"), List.of("2", "3"))
                .index("X", IndexForm.CROSS, "D", "", List.of("A"), List.of("5"), 0);
    }

    private static IndexRig priced(final IndexRig rig) {
        return rig.price("A", 100).price("B", 10).price("D", 1_000);
    }

    @Test
    void shouldHoldUntilTheNewConstituentIsPricedAndThenApplyWithoutAJump() {
        assertThat(rig.recompose(0, IndexForm.QUANTITIES, 0, IndexRig.of("A", "1"), IndexRig.of("C", "4")))
                .isEqualTo(Recomposition.HELD);
        rig.price("A", 110);
        assertThat(rig.level()).isEqualTo(250.0);
        assertThat(rig.sums.isValid(0)).isTrue();
        assertThat(rig.price(2, 20)).containsExactly(Recomposition.APPLIED);
        assertThat(rig.level()).isEqualTo(250.0);
        // 1 × 110 + 4 × 10 = 150 stands for 250; 1 × 140 + 4 × 10 = 180 for 300.
        rig.price("A", 140);
        assertThat(rig.level()).isEqualTo(300.0);
        rig.price("B", 99);
        assertThat(rig.level()).isEqualTo(300.0);
        assertThat(rig.counters.get(Counter.RECOMPOSITIONS_HELD)).isEqualTo(1);
        assertThat(rig.counters.get(Counter.RECOMPOSITIONS_APPLIED)).isEqualTo(1);
    }

    @Test
    void shouldHoldWhileAConstituentThatLeavesHasNoPrice() {
        rig.price("C", 5).lose("B");
        assertThat(rig.recompose(0, IndexForm.QUANTITIES, 0, IndexRig.of("C", "1")))
                .isEqualTo(Recomposition.HELD);
        assertThat(rig.price(1, 30)).containsExactly(Recomposition.APPLIED);
        assertThat(rig.level()).isEqualTo(245.0);
    }

    @Test
    void shouldApplyOneWaitingIndexAnEvent() {
        rig.lose("A");
        rig.price("C", 5);
        assertThat(rig.recompose(0, IndexForm.QUANTITIES, 0, IndexRig.of("A", "1"), IndexRig.of("C", "1")))
                .isEqualTo(Recomposition.HELD);
        assertThat(rig.recompose(1, IndexForm.CROSS, 0, IndexRig.of("A", "1"), IndexRig.of("C", "1")))
                .isEqualTo(Recomposition.HELD);
        assertThat(rig.price(0, 200)).containsExactly(Recomposition.APPLIED);
        assertThat(rig.event(EventKind.REFUSED)).isEmpty();
        assertThat(rig.event(EventKind.TIMER)).containsExactly(Recomposition.APPLIED);
        assertThat(rig.event(EventKind.TIMER)).isEmpty();
    }

    @Test
    void shouldSupersedeWhatIsHeld() {
        assertThat(rig.recompose(0, IndexForm.QUANTITIES, 0, IndexRig.of("C", "4")))
                .isEqualTo(Recomposition.HELD);
        assertThat(rig.begin(0, IndexForm.QUANTITIES, 0, 0, 1)).containsExactly(Recomposition.SUPERSEDED);
        rig.member(0, IndexRig.of("B", "7"));
        assertThat(rig.commit(0)).isEqualTo(Recomposition.APPLIED);
        assertThat(rig.price(2, 20)).isEmpty();
        assertThat(rig.level()).isEqualTo(230.0);
    }

    @Test
    void shouldRefuseTooFewTooManyAndRepeatedMembers() {
        assertThat(rig.commit(0)).isEqualTo(Recomposition.REFUSED_MEMBERS);
        rig.begin(0, IndexForm.QUANTITIES, 0, 0, 2);
        rig.member(0, IndexRig.of("A", "1"));
        assertThat(rig.commit(0)).isEqualTo(Recomposition.REFUSED_MEMBERS);
        rig.begin(0, IndexForm.QUANTITIES, 0, 0, 1);
        rig.member(0, IndexRig.of("A", "1"));
        rig.member(0, IndexRig.of("B", "1"));
        assertThat(rig.commit(0)).isEqualTo(Recomposition.REFUSED_MEMBERS);
        assertThat(rig.recompose(0, IndexForm.QUANTITIES, 0, IndexRig.of("A", "1"), IndexRig.of("A", "2")))
                .isEqualTo(Recomposition.REFUSED_MEMBERS);
        assertLastGoodStays();
    }

    @Test
    void shouldRefuseTheWrongForm() {
        assertThat(rig.recompose(0, IndexForm.CROSS, 0, IndexRig.of("A", "1"))).isEqualTo(Recomposition.REFUSED_FORM);
        assertThat(rig.recompose(1, IndexForm.WEIGHTS, 0, IndexRig.of("A", "1")))
                .isEqualTo(Recomposition.REFUSED_FORM);
        assertThat(rig.recompose(1, IndexForm.CROSS, 0, IndexRig.of("D", "1"))).isEqualTo(Recomposition.REFUSED_FORM);
        assertLastGoodStays();
    }

    @Test
    void shouldRefuseCapsThatCannotBeMet() {
        assertThat(rig.recompose(0, IndexForm.CAPITALIZATION, HALF - 1, IndexRig.of("A", "1"), IndexRig.of("B", "1")))
                .isEqualTo(Recomposition.REFUSED_CAP);
        assertThat(rig.recompose(0, IndexForm.WEIGHTS, HALF, IndexRig.of("A", "0.5"), IndexRig.of("B", "0.5")))
                .isEqualTo(Recomposition.REFUSED_CAP);
        // Nothing can take what A must leave: B is worth nothing.
        assertThat(rig.recompose(0, IndexForm.CAPITALIZATION, HALF, IndexRig.of("A", "1"), IndexRig.of("B", "0")))
                .isEqualTo(Recomposition.REFUSED_CAP);
        assertLastGoodStays();
        assertThat(rig.recompose(0, IndexForm.CAPITALIZATION, HALF, IndexRig.of("A", "1"), IndexRig.of("B", "1")))
                .isEqualTo(Recomposition.APPLIED);
    }

    @Test
    void shouldRefuseWeightsThatDoNotMakeOne() {
        assertThat(rig.recompose(0, IndexForm.WEIGHTS, 0, IndexRig.of("A", "0.5"), IndexRig.of("B", "0.49999999")))
                .isEqualTo(Recomposition.REFUSED_WEIGHTS);
        assertLastGoodStays();
        assertThat(rig.recompose(0, IndexForm.WEIGHTS, 0, IndexRig.of("A", "0.5"), IndexRig.of("B", "0.5")))
                .isEqualTo(Recomposition.APPLIED);
    }

    @Test
    void shouldRefuseWhatExactSumsCannotHold() {
        assertThat(rig.recompose(0, IndexForm.QUANTITIES, 0, IndexRig.of("A", "0.000000000000000001")))
                .isEqualTo(Recomposition.REFUSED_RANGE);
        assertThat(rig.recompose(
                        0,
                        IndexForm.QUANTITIES,
                        0,
                        IndexRig.of("A", "123456789012"),
                        IndexRig.of("B", "0.000000000001")))
                .isEqualTo(Recomposition.REFUSED_RANGE);
        assertLastGoodStays();
    }

    @Test
    void shouldRefuseABasketWorthNothing() {
        assertThat(rig.recompose(0, IndexForm.QUANTITIES, 0, IndexRig.of("A", "0")))
                .isEqualTo(Recomposition.REFUSED_SUM);
        assertThat(rig.recompose(1, IndexForm.CROSS, 0, IndexRig.of("A", "0"))).isEqualTo(Recomposition.REFUSED_SUM);
        assertLastGoodStays();
    }

    /** A base that the prices do not give is told once, and keeps no other index from its own. */
    @Test
    void shouldServeTheOthersWhenOneBaseIsRefused() {
        final IndexRig bases = new IndexRig(World.simple()
                .spot("A")
                .spot("B")
                .index("NONE", IndexForm.QUANTITIES, "", "1000", List.of("A"), List.of("0"), 0)
                .index("GOOD", IndexForm.QUANTITIES, "", "1000", List.of("A"), List.of("2"), 0));
        assertThat(bases.price(0, 200)).containsExactly(Recomposition.REFUSED_SUM);
        assertThat(bases.event(EventKind.TIMER)).containsExactly(Recomposition.APPLIED);
        assertThat(bases.sums.level(1)).isEqualTo(1000.0);
        assertThat(bases.price(1, 20)).isEmpty();
        assertThat(bases.event(EventKind.TIMER)).isEmpty();
    }

    private void assertLastGoodStays() {
        assertThat(rig.level()).isEqualTo(230.0);
        rig.price("A", 101);
        assertThat(rig.level()).isEqualTo(232.0);
        rig.price("A", 100);
    }

    @Test
    void shouldReportThroughTheEngineWhatBecameOfACommand() {
        final EngineHarness engine = new EngineHarness(world());
        engine.quote("A", 99, 101);
        engine.quote("B", 9, 11);
        engine.begin("I", io.ballast.message.IndexForm.WEIGHTS, 2);
        engine.member("I", "A", "0.25");
        engine.member("I", "C", "0.75");
        assertThat(engine.commit("I")).hasToString("[INDEX 0: HELD]");
        assertThat(engine.timer()).isEmpty();
        assertThat(engine.quote("C", 4, 6)).hasToString("[INDEX 0: APPLIED]");
        engine.begin("I", io.ballast.message.IndexForm.WEIGHTS, 1);
        engine.member("I", "A", "0.25");
        assertThat(engine.commit("I")).hasToString("[INDEX 0: REFUSED_WEIGHTS]");
        assertThat(engine.count(Counter.RECOMPOSITIONS_REFUSED)).isEqualTo(1);
    }
}
