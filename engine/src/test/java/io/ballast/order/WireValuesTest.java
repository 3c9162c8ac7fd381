package io.ballast.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.message.OutlookState;
import io.ballast.message.PredictionVerdict;
import io.ballast.message.SelectionVerdict;
import io.ballast.settings.Outlook;
import io.ballast.slot.CandidateVerdict;
import io.ballast.slot.MarginState;
import io.ballast.slot.Phase;
import io.ballast.slot.PrecheckVerdict;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Constants that go onto the wire, into figures or into hashed state by their place: one moved or put between others
 * would make old journals say something else.
 */
class WireValuesTest {
    @ParameterizedTest
    @EnumSource(Outlook.class)
    void shouldSayAnOutlookByItsName(final Outlook outlook) {
        assertThat(OutlookState.get((short) outlook.ordinal())).hasToString(outlook.name());
    }

    @ParameterizedTest
    @EnumSource(PrecheckVerdict.class)
    void shouldSayAPredictionsVerdictByItsName(final PrecheckVerdict verdict) {
        assertThat(PredictionVerdict.get((short) verdict.ordinal())).hasToString(verdict.name());
    }

    @ParameterizedTest
    @EnumSource(CandidateVerdict.class)
    void shouldSayACandidatesVerdictByItsName(final CandidateVerdict verdict) {
        assertThat(SelectionVerdict.get((short) verdict.ordinal())).hasToString(verdict.name());
    }

    @ParameterizedTest
    @EnumSource(MarginState.class)
    void shouldSayAStepOfTheLadderByItsName(final MarginState state) {
        assertThat(io.ballast.message.MarginState.get((short) state.ordinal())).hasToString(state.name());
    }

    @Test
    void shouldKeepThePlacesOfOrderStates() {
        assertThat(names(OrderState.values()))
                .isEqualTo("NONE PENDING_NEW LIVE PARTIALLY_FILLED PENDING_REPLACE PENDING_CANCEL UNKNOWN FILLED"
                        + " CANCELLED REJECTED EXPIRED");
    }

    @Test
    void shouldKeepThePlacesOfVerdicts() {
        assertThat(names(Verdict.values()))
                .isEqualTo("PASS RECONCILE DISCONNECTED KILL_SWITCH PAUSED DAY_LOSS REPEATED BASIS_SHOCK MARGIN_STATE"
                        + " CALENDAR DISK_LOW STALE_DATA INDEX_INVALID DATA_DEGRADED PRICE_COLLAR MAX_ORDER"
                        + " MAX_POSITION GROSS LEVERAGE VENUE_EXPOSURE VENUE_COLLATERAL OVER_HEDGE FAT_FINGER"
                        + " MIN_NOTIONAL ORDER_RATE");
    }

    @Test
    void shouldKeepThePlacesOfPhases() {
        assertThat(names(Phase.values()))
                .isEqualTo("IDLE DRIFT CLASSIFY SELECT PRECHECK EXECUTE MONITOR SCALE HANDOFF REVERT HALT");
    }

    private static String names(final Enum<?>[] constants) {
        return String.join(" ", Arrays.stream(constants).map(Enum::name).toList());
    }
}
