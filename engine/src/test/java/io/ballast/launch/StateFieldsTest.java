package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.EngineHarness;
import io.ballast.harness.RichWorld;
import io.ballast.harness.Seeds;
import io.ballast.harness.StateFields;
import io.ballast.pipeline.SlotObserver;
import org.junit.jupiter.api.Test;

/** No field that a later event reads is forgotten when stages are set to a written state. */
class StateFieldsTest {
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
        assertThat(fields.forgotten())
                .as("hand it to codeState, or name it in StateFields if every event writes it before it reads it")
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
