package io.ballast.benchmarks.peer;

import io.ballast.launch.EngineConfiguration;
import io.ballast.settings.BandSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The band: where what the target leaves of the drift is outside, the target that brings it back inside. */
final class FirstHedge {
    private final BigDecimal halfWidth;
    private final BigDecimal tradeBack;
    private BigDecimal targetLots = BigDecimal.ZERO;

    FirstHedge(final EngineConfiguration configuration) {
        final BandSettings band = configuration.overlays().get(0).band();
        halfWidth = BigDecimal.valueOf(band.halfWidthPpb(), 9);
        tradeBack = BigDecimal.valueOf(band.tradeBackPpb(), 9);
    }

    void onTick(final FirstTick tick) {
        if (tick.navUsd != null && tick.driftUsd != null && tick.usdPerLot != null) {
            decide(tick.driftUsd, tick.usdPerLot, tick.navUsd.multiply(halfWidth));
        }
        tick.targetLots = targetLots;
    }

    private void decide(final BigDecimal driftUsd, final BigDecimal usdPerLot, final BigDecimal bandUsd) {
        final BigDecimal innerUsd = bandUsd.multiply(tradeBack);
        final BigDecimal intendedUsd = driftUsd.add(targetLots.multiply(usdPerLot));
        final BigDecimal coveredUsd = targetLots.signum() < 0 ? driftUsd : driftUsd.negate();
        if (targetLots.signum() != 0 && coveredUsd.compareTo(innerUsd) < 0) {
            targetLots = BigDecimal.ZERO;
        } else if (intendedUsd.abs().compareTo(bandUsd) > 0) {
            final BigDecimal leftUsd = intendedUsd.signum() > 0 ? innerUsd : innerUsd.negate();
            targetLots = driftUsd.subtract(leftUsd)
                    .divide(usdPerLot, 0, RoundingMode.HALF_DOWN)
                    .negate();
        }
    }
}
