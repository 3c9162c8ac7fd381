package io.ballast.hedge;

import static io.ballast.harness.AltPortfolio.overlay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.harness.AltPortfolio;
import io.ballast.harness.EngineHarness;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.Outputs.Transition;
import io.ballast.harness.World;
import io.ballast.message.CommandType;
import io.ballast.message.SourceStatus;
import io.ballast.settings.SelectionSettings;
import io.ballast.slot.Phase;
import io.ballast.slot.PhaseReason;
import io.ballast.slot.Slot;
import io.ballast.slot.SlotShape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every way of the workflow, each by what leads there; and no other. */
class WorkflowTest {
    private static final long SUSTAINED = 2;
    private static final long TEMPORARY = 1;
    private static final long DAY = 86_400 * World.SECOND;

    @Test
    void shouldRefuseEveryWayThatIsNotInTheTable() {
        for (final Phase from : Phase.values()) {
            for (final Phase to : Phase.values()) {
                final Slot slot = new Slot(new SlotShape(1, 1, 1, 1, 1, 1));
                final Workflow workflow = at(from);
                if (from == to || from.leadsTo(to)) {
                    workflow.enter(to, PhaseReason.FLAT, slot.hedge);
                    assertThat(workflow.phase()).isEqualTo(to);
                    assertThat(slot.hedge.transitionCount).isEqualTo(from == to ? 0 : 1);
                } else {
                    assertThatThrownBy(() -> workflow.enter(to, PhaseReason.FLAT, slot.hedge))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining(from + " to " + to);
                }
            }
        }
    }

    /** A workflow that went there the shortest way. */
    private static Workflow at(final Phase phase) {
        final List<Phase> way = switch (phase) {
            case IDLE -> List.of();
            case DRIFT -> List.of(Phase.DRIFT);
            case CLASSIFY -> List.of(Phase.DRIFT, Phase.CLASSIFY);
            case SELECT -> List.of(Phase.DRIFT, Phase.CLASSIFY, Phase.SELECT);
            case PRECHECK -> List.of(Phase.DRIFT, Phase.CLASSIFY, Phase.SELECT, Phase.PRECHECK);
            case EXECUTE -> List.of(Phase.EXECUTE);
            case MONITOR -> List.of(Phase.EXECUTE, Phase.MONITOR);
            case SCALE -> List.of(Phase.EXECUTE, Phase.MONITOR, Phase.SCALE);
            case HANDOFF -> List.of(Phase.EXECUTE, Phase.MONITOR, Phase.HANDOFF);
            case REVERT -> List.of(Phase.EXECUTE, Phase.REVERT);
            case HALT -> List.of(Phase.HALT);
        };
        final Workflow workflow = new Workflow(0);
        final Slot slot = new Slot(new SlotShape(1, 1, 1, 1, 1, 1));
        for (final Phase next : way) {
            slot.hedge.transitionCount = 0;
            workflow.enter(next, PhaseReason.FLAT, slot.hedge);
        }
        return workflow;
    }

    @Test
    void driftToHaltAndBackToIdle() {
        final AltPortfolio alts = AltPortfolio.with(overlay().dwell(5));
        moved(alts.drift(1.2), "IDLE to DRIFT: BAND_BREACHED");
        moved(alts.engine().command(CommandType.KILL), "DRIFT to HALT: KILLED");
        moved(alts.engine().timer());
        moved(alts.engine().command(CommandType.RESET_KILL), "HALT to IDLE: RELEASED");
        moved(alts.engine().timer(), "IDLE to DRIFT: BAND_BREACHED");
    }

    @Test
    void idleToHaltAndBack() {
        final AltPortfolio alts = AltPortfolio.with(overlay());
        moved(alts.engine().command(CommandType.KILL), "IDLE to HALT: KILLED");
        moved(alts.drift(3));
        moved(alts.engine().command(CommandType.RESET_KILL), "HALT to IDLE: RELEASED");
    }

    @Test
    void executeToHaltAndOnInScale() {
        final AltPortfolio alts = AltPortfolio.with(overlay());
        alts.drift(2);
        alts.engine().fill(5, 10);
        moved(alts.engine().command(CommandType.KILL), "EXECUTE to HALT: KILLED");
        alts.engine()
                .execution(
                        alts.engine().lastOrder(0),
                        fields -> fields.executionType(io.ballast.message.ExecutionType.CANCELED));
        moved(alts.drift(4));
        assertThat(alts.target()).as("nothing is decided").isEqualTo(-15);
        moved(alts.engine().command(CommandType.RESET_KILL), "HALT to SCALE: RELEASED");
        alts.engine().timer();
        alts.engine().settle(alts.engine().timer());
        assertThat(alts.target()).isEqualTo(-35);
    }

    @Test
    void monitorToHaltAndBack() {
        final AltPortfolio alts = AltPortfolio.with(overlay());
        alts.settleAt(2);
        moved(alts.engine().command(CommandType.KILL), "MONITOR to HALT: KILLED");
        moved(alts.drift(5));
        moved(alts.engine().command(CommandType.RESET_KILL), "HALT to MONITOR: RELEASED");
        moved(alts.engine().timer(), "MONITOR to SCALE: TARGET_SET");
        moved(alts.engine().command(CommandType.KILL), "SCALE to HALT: KILLED");
    }

    @Test
    void haltToRevertWhenWhatIsCoveredIsGoneAndBackToHalt() {
        final AltPortfolio alts = AltPortfolio.with(overlay());
        alts.settleAt(2);
        alts.engine().command(CommandType.KILL);
        moved(alts.drift(0), "HALT to REVERT: DRIFT_GONE");
        moved(alts.fillAtMid(), "REVERT to HALT: KILLED");
        moved(alts.engine().command(CommandType.RESET_KILL), "HALT to IDLE: RELEASED");
    }

    @Test
    void revertToHaltByKillAndOnInRevert() {
        final AltPortfolio alts = AltPortfolio.with(overlay());
        alts.settleAt(2);
        moved(alts.drift(0), "MONITOR to REVERT: DRIFT_GONE");
        moved(alts.engine().command(CommandType.KILL), "REVERT to HALT: KILLED");
        moved(alts.engine().command(CommandType.RESET_KILL), "HALT to REVERT: RELEASED");
        moved(alts.fillAtMid(), "REVERT to IDLE: FLAT");
    }

    @Test
    void executeToRevertWhenDriftGoesBeforeTheHedgeIsBuilt() {
        final AltPortfolio alts = AltPortfolio.with(overlay());
        alts.drift(2);
        moved(alts.drift(0), "EXECUTE to REVERT: DRIFT_GONE", "REVERT to IDLE: FLAT");
    }

    @Test
    void scaleToRevert() {
        final AltPortfolio alts = AltPortfolio.with(overlay());
        alts.settleAt(2);
        moved(alts.drift(4), "MONITOR to SCALE: TARGET_SET");
        moved(alts.drift(0), "SCALE to REVERT: DRIFT_GONE");
    }

    @Test
    void revertToDriftWhenTheBreachIsBackBeforeThePositionIsClosed() {
        final AltPortfolio alts = AltPortfolio.with(overlay().dwell(3));
        alts.settleAt(1.4);
        alts.engine().timer();
        alts.engine().timer();
        alts.engine().settle(alts.engine().timer());
        assertThat(alts.position()).isEqualTo(-9);
        moved(alts.drift(0), "MONITOR to REVERT: DRIFT_GONE");
        moved(alts.drift(1.2), "REVERT to DRIFT: BAND_BREACHED");
        moved(alts.drift(0.2), "DRIFT to IDLE: BREACH_CLEARED");
    }

    /** Five times the largest order must be quoted. */
    @Test
    void shouldBeHeldInSelectUntilAContractIsFit() {
        final AltPortfolio alts = AltPortfolio.with(
                overlay().maxOrder(10).selection(new SelectionSettings(0, 1, 7 * DAY, 0, 5, 0, 0.1, 3, 0)));
        alts.engine().quote("FUT", 999, 1001, 49);
        moved(
                alts.drift(2),
                "IDLE to DRIFT: BAND_BREACHED",
                "DRIFT to CLASSIFY: DWELL_MET",
                "CLASSIFY to SELECT: UNCLASSIFIED");
        assertThat(alts.engine().takeHistory())
                .anySatisfy(output -> assertThat(output.toString()).isEqualTo("RANKED 0 THIN"));
        moved(alts.engine().quote("FUT", 999, 1001, 50));
        moved(alts.engine().timer(), "SELECT to PRECHECK: SELECTED", "PRECHECK to EXECUTE: APPROVED");
    }

    @Test
    void selectToIdleAndSelectToHalt() {
        final AltPortfolio alts = thin();
        alts.drift(2);
        moved(alts.drift(0), "SELECT to IDLE: BREACH_CLEARED");
        alts.drift(2);
        moved(alts.engine().command(CommandType.KILL), "SELECT to HALT: KILLED");
    }

    private static AltPortfolio thin() {
        final AltPortfolio alts = AltPortfolio.with(
                overlay().maxOrder(10).selection(new SelectionSettings(0, 1, 7 * DAY, 0, 5, 0, 0.1, 3, 0)));
        alts.engine().quote("FUT", 999, 1001, 49);
        return alts;
    }

    @Test
    void precheckToIdleToExecuteAndToHalt() {
        final AltPortfolio alts = AltPortfolio.with(overlay().band(0.000499999));
        alts.drift(3);
        moved(alts.engine().quote("FUT", 999, 1001));
        moved(alts.engine().timer());
        moved(alts.drift(0), "PRECHECK to IDLE: BREACH_CLEARED");
        alts.drift(3);
        moved(alts.engine().quote("FUT", 998, 1000));
        moved(alts.engine().timer(), "PRECHECK to EXECUTE: APPROVED");
        final AltPortfolio killed = AltPortfolio.with(overlay().band(0.000499999));
        killed.drift(3);
        moved(killed.engine().command(CommandType.KILL), "PRECHECK to HALT: KILLED");
    }

    @Test
    void precheckToSelectWhenNothingIsFitAnyMore() {
        final AltPortfolio alts = AltPortfolio.with(overlay()
                .band(0.000499999)
                .maxOrder(10)
                .selection(new SelectionSettings(0, 1, 7 * DAY, 0, 5, 0, 0.1, 3, 0)));
        alts.drift(3);
        alts.engine().quote("FUT", 999, 1001, 49);
        moved(alts.engine().timer(), "PRECHECK to SELECT: NO_CONTRACT");
    }

    @Test
    void selectToHaltWhenEveryContractIsAtItsEnd() {
        final long now = io.ballast.harness.Inputs.START_NS;
        final AltPortfolio alts = AltPortfolio.with(overlay()
                .expiry("FUT", now + DAY)
                .selection(new SelectionSettings(0, 1, 7 * DAY, 0, 0, 0, 0.1, 3, DAY)));
        moved(
                alts.drift(2),
                "IDLE to DRIFT: BAND_BREACHED",
                "DRIFT to CLASSIFY: DWELL_MET",
                "CLASSIFY to SELECT: UNCLASSIFIED",
                "SELECT to HALT: NO_CONTRACT");
    }

    @Test
    void monitorToHaltWhenTheOnlyContractNearsItsEndAndRevertWhenItIsSettled() {
        final long now = io.ballast.harness.Inputs.START_NS;
        final AltPortfolio alts = AltPortfolio.with(overlay()
                .expiry("FUT", now + 1000 * World.SECOND)
                .selection(new SelectionSettings(0, 1, 7 * DAY, 0, 0, 0, 0.1, 3, 100 * World.SECOND)));
        alts.settleAt(2);
        alts.engine().elapse(899 * World.SECOND);
        moved(alts.engine().timer());
        alts.engine().elapse(World.SECOND);
        moved(alts.engine().timer(), "MONITOR to HALT: NO_CONTRACT");
        assertThat(alts.target()).as("kept to the end").isEqualTo(-15);
        alts.engine().elapse(100 * World.SECOND);
        alts.engine().timer();
        assertThat(alts.target()).isZero();
    }

    @Test
    void monitorToHandoffAndBackByOutlookAndHandoffToHaltAndRevert() {
        final AltPortfolio alts = AltPortfolio.with(overlay().spot("ALT", 0).handOff(0.03, 0.5, 0));
        alts.settleAt(4);
        final EngineHarness engine = alts.engine();
        outlook(engine, SUSTAINED);
        moved(engine.timer(), "MONITOR to HANDOFF: SUSTAINED");
        outlook(engine, TEMPORARY);
        moved(engine.timer(), "HANDOFF to MONITOR: OUTLOOK_CHANGED");
        outlook(engine, SUSTAINED);
        moved(engine.timer(), "MONITOR to HANDOFF: SUSTAINED");
        moved(engine.command(CommandType.KILL), "HANDOFF to HALT: KILLED");
        engine.command(CommandType.RESET_KILL);
        moved(engine.timer(), "MONITOR to HANDOFF: SUSTAINED");
        moved(alts.drift(0), "HANDOFF to REVERT: DRIFT_GONE");
    }

    private static void outlook(final EngineHarness engine, final long outlook) {
        engine.command(CommandType.OUTLOOK, 0, outlook, 0);
    }

    @Test
    void shouldStayWhereItIsWhileDataIsInvalid() {
        final AltPortfolio alts = AltPortfolio.with(overlay());
        alts.settleAt(2);
        alts.engine().status(0, SourceStatus.DOWN);
        moved(alts.drift(0));
        moved(alts.engine().timer());
        moved(alts.engine().quote("ALT", 49, 51), "MONITOR to REVERT: DRIFT_GONE");
    }

    static void moved(final List<Output> outputs, final String... expected) {
        assertThat(outputs.stream().filter(Transition.class::isInstance).map(Output::toString))
                .containsExactly(expected);
    }
}
