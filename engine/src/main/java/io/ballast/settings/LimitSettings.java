package io.ballast.settings;

import java.util.List;

/**
 * Limits of the risk gate that can be left out.
 *
 * @param emergencyCollarPpb  how far from the mark the limit price of an emergency exit may be
 * @param maxGrossPpb         gross futures notional over NAV; 0: not limited
 * @param orderSize           how large one order may be
 * @param dayLossPpb          largest loss in a day (UTC) of an overlay and the exposure it replaces, over NAV; 0: not limited
 * @param basisShock          how far a contract may come from its underlying
 * @param executionsPerMinute orders of one overlay that may be filled within a minute; 0: not limited
 * @param killOn              the breaches that throw the kill switch
 */
public record LimitSettings(
        long emergencyCollarPpb,
        long maxGrossPpb,
        OrderSizeSettings orderSize,
        long dayLossPpb,
        BasisShockSettings basisShock,
        int executionsPerMinute,
        List<KillCause> killOn) {
    /** Five percent. */
    public static final long EMERGENCY_COLLAR_PPB = 50_000_000;

    /** None of them. */
    public static final LimitSettings NONE = new LimitSettings(
            EMERGENCY_COLLAR_PPB, 0, OrderSizeSettings.NONE, 0, BasisShockSettings.NONE, 0, List.of());

    public LimitSettings {
        killOn = List.copyOf(killOn);
    }
}
