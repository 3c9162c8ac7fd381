package io.ballast.harness;

import io.ballast.harness.Outputs.Output;
import io.ballast.settings.ReconcileSettings;
import io.ballast.settings.RiskSettings;
import java.util.List;

/**
 * NAV of 10 M: one sleeve of 5 M and cash, hedged with a contract worth 10,000 a lot. Its drift is set through the
 * target, so that it is exact and nothing else moves.
 */
public final class AltPortfolio {
    public static final long MID = 1000;
    private static final double NEUTRAL = 0.5;

    private final EngineHarness engine;

    private AltPortfolio(final World world) {
        engine = new EngineHarness(world);
        engine.cash(5_000_000);
        engine.quote("ALT", 49, 51);
        engine.hold("ALT", 100_000);
        engine.quote("FUT", MID - 1, MID + 1);
    }

    public static AltPortfolio with(final OverlaySpec overlay) {
        return new AltPortfolio(world().overlay(overlay));
    }

    public static AltPortfolio with(final OverlaySpec overlay, final RiskSettings risk) {
        return new AltPortfolio(world().overlay(overlay).risk(risk));
    }

    public static AltPortfolio with(final OverlaySpec overlay, final ReconcileSettings reconcile) {
        return new AltPortfolio(world().overlay(overlay).reconcile(reconcile));
    }

    private static World world() {
        return World.empty()
                .source("spot", 3 * World.SECOND * 1000)
                .spot("ALT")
                .source("futures", 3 * World.SECOND * 1000)
                .linear("FUT", "10")
                .sleeve("alts", NEUTRAL, "ALT");
    }

    /** The plainest overlay: a band of ±1 % is ±10 lots, half of it is kept. */
    public static OverlaySpec overlay() {
        return OverlaySpec.of("alts", "FUT");
    }

    /** Drift of the sleeve in percent of NAV: 1 % is ten lots. */
    public List<Output> drift(final double percent) {
        return engine.target("alts", NEUTRAL - percent / 100, 0);
    }

    /** As {@link #drift}, and what is sent is accepted and filled at mid, until nothing more is sent. */
    public void settleAt(final double percent) {
        List<Output> outputs = drift(percent);
        for (int i = 0; i < 20 && outputs.stream().anyMatch(Outputs.NewOrder.class::isInstance); i++) {
            engine.accept();
            outputs = fillAtMid();
        }
        engine.takeHistory();
    }

    public List<Output> fillAtMid() {
        final Outputs.NewOrder order = engine.lastOrder(0);
        return engine.fill(order, Math.abs(order.lots()), MID, 0);
    }

    public EngineHarness engine() {
        return engine;
    }

    public long position() {
        return engine.slot().index.positionLots[0];
    }

    public long target() {
        return engine.slot().hedge.targetLots[0];
    }
}
