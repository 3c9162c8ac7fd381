package io.ballast.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counters;
import io.ballast.harness.AltPortfolio;
import io.ballast.math.Ppb;
import io.ballast.settings.RiskSettings;
import io.ballast.slot.IndexSection;
import org.junit.jupiter.api.Test;

/** What the order stage never asks for, the gate refuses all the same. */
class RiskGateTest {
    private final AltPortfolio alts = AltPortfolio.with(AltPortfolio.overlay());
    private final IndexSection index = alts.engine().slot().index;
    private final RiskGate gate = new RiskGate(
            new RiskSettings(2 * Ppb.ONE, 5_000_000, 0, 1000, 1000, 1),
            alts.engine().world().instruments(),
            alts.engine().world().accounts(),
            alts.engine().world().overlays(),
            new OutputBuffer(),
            new Counters());

    /** What was asked for, and no more than a lot beyond it; five percent only count for what the position already is. */
    @Test
    void shouldCutToTheTargetAndALotAndRefuseWhatWasNotIntended() {
        assertThat(check(-11, -10, 999)).isEqualTo(Verdict.PASS);
        assertThat(gate.allowedLots()).isEqualTo(-11);
        assertThat(check(-12, -10, 999)).isEqualTo(Verdict.PASS);
        assertThat(gate.allowedLots()).as("cut to target and a lot").isEqualTo(-11);
        assertThat(check(-101, -100, 999)).isEqualTo(Verdict.PASS);
        assertThat(check(-102, -100, 999)).as("inside 1.05 × target").isEqualTo(Verdict.FAT_FINGER);
        assertThat(gate.observed()).isEqualTo(102);
        assertThat(gate.limit()).isEqualTo(101);
    }

    @Test
    void shouldRefuseMoreThanTheTargetNeeds() {
        index.positionLots[0] = -10;
        assertThat(check(-1, -9, 999)).isEqualTo(Verdict.OVER_HEDGE);
        assertThat(check(-1, -10, 999)).isEqualTo(Verdict.PASS);
        assertThat(check(1, -9, 999)).as("reducing").isEqualTo(Verdict.PASS);
        index.positionLots[0] = 10;
        assertThat(check(1, 9, 999)).isEqualTo(Verdict.OVER_HEDGE);
    }

    @Test
    void shouldRefuseLimitsBeyondTheCollarOnEitherSide() {
        assertThat(check(-1, -1, 995)).isEqualTo(Verdict.PASS);
        assertThat(check(-1, -1, 994)).isEqualTo(Verdict.PRICE_COLLAR);
        assertThat(check(1, 1, 1005)).isEqualTo(Verdict.PASS);
        assertThat(check(1, 1, 1006)).isEqualTo(Verdict.PRICE_COLLAR);
        assertThat(gate.limit()).isEqualTo(1005);
        index.positionLots[0] = -5;
        assertThat(check(1, 0, 1006)).as("reducing orders too").isEqualTo(Verdict.PRICE_COLLAR);
    }

    @Test
    void shouldNeedPositiveCollateralForLeverage() {
        index.collateralNanoUsd = -1;
        assertThat(check(-1, -1, 999)).isEqualTo(Verdict.LEVERAGE);
        index.collateralNanoUsd = index.lotNanoUsd[0] / 2;
        assertThat(check(-1, -1, 999)).isEqualTo(Verdict.PASS);
        index.collateralNanoUsd--;
        assertThat(check(-1, -1, 999)).isEqualTo(Verdict.LEVERAGE);
    }

    private Verdict check(final long childLots, final long targetLots, final long limitTicks) {
        return gate.check(0, childLots, targetLots, limitTicks, 1, new InFlight(new Leg[0]), index);
    }
}
