package io.ballast.launch;

import java.util.Locale;

/** Margin in words. */
final class MarginText {
    private MarginText() {}

    static String of(final EngineConfiguration configuration, final Decision.MarginChange change) {
        return String.format(
                Locale.ROOT,
                "         MARGIN   %s %s → %s: %.2fσ, ratio %.1f %%, equity %s USD, leverage %.2f",
                configuration.accounts().get(change.accountId()).name(),
                change.from(),
                change.to(),
                change.sigmaDistance(),
                100 * change.marginRatio(),
                dollars(change.equityNanoUsd()),
                change.leverage());
    }

    static String of(final EngineConfiguration configuration, final Decision.TopUpRequest request) {
        return String.format(
                Locale.ROOT,
                "         TOP UP   %s%s by %s USD until %s",
                configuration.accounts().get(request.accountId()).name(),
                request.instrumentId() < 0
                        ? ""
                        : " for "
                                + configuration
                                        .instruments()
                                        .get(request.instrumentId())
                                        .name(),
                dollars(request.amountNanoUsd()),
                Instants.format(request.deadlineNs()));
    }

    private static String dollars(final long nanoUsd) {
        return String.format(Locale.ROOT, "%.2f", nanoUsd / 1e9);
    }
}
