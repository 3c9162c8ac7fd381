package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.RichWorld;
import io.ballast.harness.Seeds;
import io.ballast.harness.StateFields;
import io.ballast.pipeline.SlotObserver;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No field that a later event reads is forgotten when stages are set to a written state. */
class StateFieldsTest {
    /** Where a field's name begins that no later event reads before it has written it. */
    private static final List<String> NO_STATE = List.of(
            // Worked with within one event, and made anew for it.
            "CandidateRating.cholesky.",
            "ContractSelector.rating.",
            "HedgeStage.overlays.askedLots",
            "HedgeStage.overlays.wantedLots",
            "MinTrackingError.candidate.",
            "MinimumErrorSizing.solvers.push",
            "MinimumErrorSizing.solvers.usd",
            "OrderStage.outputs.timeNs",
            "OverlayParts.exposures.",
            "OverlayParts.forecast.",
            "OverlayParts.grid.returns",
            "OverlayParts.ledger.isSaid",
            "ReturnGrid.covariance.cut",
            "RiskGate.allowance.",
            "RiskMatrix.cholesky.",
            "RiskWatch.dayLoss.sleeveReturn",
            "Valuation.scratch.",
            // Sized with every event.
            "BasisHedge.future.bandNanoUsd",
            "BasisHedge.future.excessNanoUsd",
            "BasisHedge.future.perLotNanoUsd",
            "MinimumErrorSizing.untilReady.bandNanoUsd",
            "MinimumErrorSizing.untilReady.driftNanoUsd",
            "OverlayHedge.legs.bandNanoUsd",
            "OverlayHedge.legs.excessNanoUsd",
            "OverlayHedge.legs.innerNanoUsd",
            "OverlayHedge.legs.perLotNanoUsd",
            "OverlayHedge.legs.ratio",
            "OverlayParts.minimum.costs",
            "OverlayParts.minimum.gradient",
            "OverlayParts.minimum.lower",
            "OverlayParts.minimum.optimum",
            "OverlayParts.minimum.scratch",
            "OverlayParts.minimum.upper",
            "OverlayParts.sizing.bandNanoUsd",
            "OverlayParts.sizing.costs",
            "OverlayParts.sizing.driftNanoUsd",
            "OverlayParts.sizing.exposureNanoUsd",
            "OverlayParts.sizing.gradient",
            "OverlayParts.sizing.isSolved",
            "OverlayParts.sizing.lower",
            "OverlayParts.sizing.optimum",
            "OverlayParts.sizing.scratch",
            "OverlayParts.sizing.upper",
            // Compared with before the event is over.
            "MarginAccounts.accounts.stepBefore",
            // Of prices that are in no list, and of lots behind the last.
            "IndexStage.prices.newer",
            "IndexStage.prices.older",
            "SpotLots.lots.acquiredNs",
            "SpotLots.lots.costNanoUsd",
            "SpotLots.lots.numbers",
            "SpotLots.lots.qtyLots");

    private final StateFields fields = new StateFields();

    @Test
    void shouldSetEveryFieldThatALaterEventReads() {
        Seeds.forEach(8, generator -> {
            final EngineHarness engine = new EngineHarness(RichWorld.world()).onRestored(fields::compare);
            RichWorld.live(generator, 1_500, engine, (input, outputs) -> {
                if (!outputs.isEmpty()) {
                    engine.restoreNext();
                }
            });
        });
        Seeds.forEach(
                20, generator -> new SoakRun(new SoakScenario(generator), SlotObserver.NONE).follow(fields::compare));
        assertThat(fields.differing().stream().filter(name -> NO_STATE.stream().noneMatch(name::startsWith)))
                .as("hand it to codeState, or name it above if every event writes it before it reads it")
                .isEmpty();
        assertThat(fields.constants())
                .as("what was under way when state was written")
                .contains("OrderState.PENDING_NEW", "OrderState.LIVE", "OrderState.PARTIALLY_FILLED")
                .contains("OrderState.PENDING_REPLACE", "OrderState.PENDING_CANCEL", "OrderState.UNKNOWN")
                .contains("OrderState.FILLED", "OrderState.CANCELLED", "OrderState.REJECTED", "OrderState.EXPIRED")
                .contains("State.RECONCILED", "State.WANTED", "State.ASKED")
                .contains("Phase.DRIFT", "Phase.SELECT", "Phase.PRECHECK", "Phase.EXECUTE", "Phase.MONITOR")
                .contains("Phase.SCALE", "Phase.HANDOFF", "Phase.REVERT", "Phase.HALT")
                .contains("Outlook.SUSTAINED", "CandidateVerdict.WAITING", "PrecheckVerdict.PAIR_UNBALANCED");
    }
}
