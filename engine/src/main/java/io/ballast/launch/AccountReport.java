package io.ballast.launch;

import io.ballast.instrument.Instrument;
import io.ballast.instrument.MarginTiers;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.LadderSettings;
import io.ballast.settings.LadderStep;
import io.ballast.settings.MarginMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Margin accounts as a person reads them. */
final class AccountReport {
    private AccountReport() {}

    /** One account, in lines. */
    static List<String> of(final EngineConfiguration configuration, final AccountSettings account) {
        final List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s of %s, opens with %s USD, of which %s counts",
                account.mode() == MarginMode.CROSS
                        ? "cross"
                        : "isolated at " + Decimals.format(account.leverage()) + "×",
                account.sourceIds().stream()
                        .map(id -> configuration.sources().get(id).name())
                        .collect(Collectors.joining(", ")),
                Decimals.ofNanoUsd(account.openingNanoUsd()),
                Shares.format(account.countedPpb())));
        lines.add("positions at most " + limit(account.maxExposurePpb()) + ", equity at most "
                + limit(account.maxCollateralPpb()));
        lines.addAll(ladder(account.ladder()));
        return lines;
    }

    private static String limit(final long ppb) {
        return ppb >= AccountSettings.UNLIMITED_PPB ? "as the engine's limits say" : Shares.format(ppb) + " of NAV";
    }

    private static List<String> ladder(final LadderSettings ladder) {
        if (!ladder.isEnabled()) {
            return List.of("no margin ladder: nothing is done before the venue liquidates");
        }
        final List<String> lines = new ArrayList<>();
        for (int i = 0; i < ladder.steps().size(); i++) {
            final LadderStep step = ladder.steps().get(i);
            lines.add(String.format(
                    Locale.ROOT,
                    "%-6s below %sσ or from %s%s",
                    LadderSection.STEPS.get(i),
                    Decimals.format(step.enterSigmas()),
                    Shares.format(step.enterRatioPpb()),
                    i == ladder.steps().size() - 1
                            ? ", until a person resets it"
                            : ", left above " + Decimals.format(step.leaveSigmas()) + "σ and below "
                                    + Shares.format(step.leaveRatioPpb())));
        }
        lines.add(String.format(
                Locale.ROOT,
                "top-up to %sσ within %s; a trade leaves %sσ, a ratio of %s and survives %sσ over %s",
                Decimals.format(ladder.topUpSigmas()),
                Durations.format(ladder.topUpDeadlineNs()),
                Decimals.format(ladder.precheckSigmas()),
                Shares.format(ladder.precheckRatioPpb()),
                Decimals.format(ladder.stressSigmas()),
                Durations.format(ladder.stressHorizonNs())));
        return lines;
    }

    /** A contract's margin, in one line. */
    static String margin(final Instrument contract) {
        return "maintenance "
                + contract.terms().margin().tiers().stream()
                        .map(AccountReport::tier)
                        .collect(Collectors.joining("; "));
    }

    private static String tier(final MarginTiers.Tier tier) {
        return Shares.format(tier.maintenancePpb())
                + (tier.floorNanoUsd() == 0 ? "" : " from " + Decimals.ofNanoUsd(tier.floorNanoUsd()) + " USD")
                + " at " + Decimals.format(tier.leverage()) + "×";
    }
}
