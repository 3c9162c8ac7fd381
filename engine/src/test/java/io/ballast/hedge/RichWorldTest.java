package io.ballast.hedge;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.Outputs.NewOrder;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.Outputs.Transition;
import io.ballast.harness.Poison;
import io.ballast.harness.RichWorld;
import io.ballast.harness.Seeds;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.IndexSection;
import io.ballast.slot.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Overlays of every kind together, through random sessions. */
class RichWorldTest {
    private static final int EVENTS = 1_500;

    @Test
    void shouldMoveOnlyAlongTheTableAndAlongAllOfIt() {
        final TreeSet<String> seen = new TreeSet<>();
        final Phase[] at = new Phase[4];
        Seeds.forEach(60, generator -> {
            java.util.Arrays.fill(at, Phase.IDLE);
            RichWorld.live(generator, EVENTS, new EngineHarness(RichWorld.world()), (input, outputs) -> {
                for (final Output output : outputs) {
                    if (output instanceof Transition moved) {
                        final Phase to = Phase.valueOf(moved.to());
                        assertThat(at[moved.overlay()]).isEqualTo(Phase.valueOf(moved.from()));
                        assertThat(at[moved.overlay()].leadsTo(to))
                                .as("%s", moved)
                                .isTrue();
                        at[moved.overlay()] = to;
                        seen.add(moved.from() + " " + moved.to());
                    }
                }
            });
        });
        final TreeSet<String> table = new TreeSet<>();
        for (final Phase from : Phase.values()) {
            for (final Phase to : Phase.values()) {
                if (from.leadsTo(to)) {
                    table.add(from + " " + to);
                }
            }
        }
        assertThat(table).allMatch(seen::contains);
    }

    @Test
    void shouldDecideTheSameFromPoisonedSlotsAndInASecondRun() {
        Seeds.forEach(10, generator -> {
            final EngineHarness poisoned = new EngineHarness(RichWorld.world()).poisonedBy(new Poison(generator));
            final List<Output> expected = new ArrayList<>();
            final EngineHarness clean = new EngineHarness(RichWorld.world());
            RichWorld.live(generator, EVENTS, clean, (input, outputs) -> {
                assertThat(poisoned.feed(input)).isEqualTo(outputs);
                expected.addAll(outputs);
            });
            assertThat(poisoned.state()).isEqualTo(clean.state());
            assertThat(expected.stream().filter(RichWorld::isOrder).count()).isGreaterThan(20);
        });
    }

    @Test
    void shouldSendNothingThatAddsRiskWhileDataIsInvalid() {
        Seeds.forEach(20, generator -> {
            final EngineHarness engine = new EngineHarness(RichWorld.world());
            final List<LegSettings> legs = OverlaySettings.legsOf(engine.world().overlays());
            RichWorld.live(generator, EVENTS, engine, (input, outputs) -> {
                final IndexSection index = engine.slot().index;
                for (final Output output : outputs) {
                    if (output instanceof NewOrder order) {
                        final LegSettings leg = legs.stream()
                                .filter(one -> one.instrumentId() == order.contract())
                                .findFirst()
                                .orElseThrow();
                        final long position = index.positionLots[leg.id()];
                        final boolean isAdding = position == 0 || position < 0 == order.lots() < 0;
                        assertThat(index.isLegValid[leg.id()]).isTrue();
                        assertThat(!isAdding || (index.isNavValid && index.isIndexValid[leg.overlayId()]))
                                .as("%s of %s", order, position)
                                .isTrue();
                    }
                }
            });
        });
    }

    @Test
    void shouldKnowTheEffectiveWeightAsAFullRecomputationDoes() {
        Seeds.forEach(10, generator -> {
            final EngineHarness engine = new EngineHarness(RichWorld.world());
            final List<LegSettings> legs = OverlaySettings.legsOf(engine.world().overlays());
            RichWorld.live(generator, EVENTS, engine, (input, outputs) -> {
                final IndexSection index = engine.slot().index;
                for (int sleeve = 0; sleeve < 4; sleeve++) {
                    double expected = index.sleeveNanoUsd[sleeve];
                    for (final LegSettings leg : legs) {
                        if (!leg.isSpot()) {
                            final long midHalfTicks = index.bidTicks[leg.id()] + index.askTicks[leg.id()];
                            // 10 USD a point, 0.01 a tick: a lot moves 0.05 USD with half a tick.
                            expected += index.positionLots[leg.id()]
                                    * (midHalfTicks * 0.05e9)
                                    * leg.lookThroughPpb().get(sleeve)
                                    / 1e9;
                        }
                    }
                    assertThat((double) index.effectiveNanoUsd[sleeve])
                            .isCloseTo(expected, org.assertj.core.api.Assertions.within(1e3));
                }
            });
        });
    }
}
