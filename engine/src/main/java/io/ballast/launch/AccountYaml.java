package io.ballast.launch;

import io.ballast.instrument.MarginTiers;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.LadderSettings;
import io.ballast.settings.LadderStep;
import io.ballast.settings.MarginMode;

/** Writes margin accounts and margin tiers as YAML. */
final class AccountYaml {
    private AccountYaml() {}

    static FlowMap of(final EngineConfiguration configuration, final AccountSettings account) {
        final FlowMap map = new FlowMap()
                .with(
                        "sources",
                        FlowMap.list(account.sourceIds().stream()
                                .map(id -> configuration.sources().get(id).name())
                                .toList()))
                .with("cash", Decimals.ofNanoUsd(account.openingNanoUsd()))
                .with("margin", Words.lower(account.mode()));
        if (account.mode() == MarginMode.ISOLATED) {
            map.with("leverage", Decimals.format(account.leverage()));
        }
        return map.with("counted", Shares.format(account.countedPpb()))
                .with("maxExposure", Shares.format(account.maxExposurePpb()))
                .with("maxCollateral", Shares.format(account.maxCollateralPpb()))
                .with("ladder", ladder(account.ladder()));
    }

    private static FlowMap ladder(final LadderSettings ladder) {
        final FlowMap map = new FlowMap().with("enabled", ladder.isEnabled() ? "on" : "off");
        for (int i = 0; i < LadderSection.STEPS.size(); i++) {
            map.with(LadderSection.STEPS.get(i), step(ladder.steps().get(i), i == LadderSection.STEPS.size() - 1));
        }
        return map.with("topUpTo", Decimals.format(ladder.topUpSigmas()))
                .with("topUpWithin", Durations.format(ladder.topUpDeadlineNs()))
                .with("sigmaBar", Durations.format(ladder.sigmaBarNs()))
                .with("sigmaHalfLife", Durations.format(ladder.sigmaHalfLifeNs()))
                .with("sigmaFloor", Decimals.format(ladder.sigmaFloor()))
                .with("precheck", Decimals.format(ladder.precheckSigmas()))
                .with("precheckRatio", Shares.format(ladder.precheckRatioPpb()))
                .with("stress", Decimals.format(ladder.stressSigmas()))
                .with("stressWithin", Durations.format(ladder.stressHorizonNs()))
                .with("worstGap", Shares.format(ladder.worstGapPpb()));
    }

    private static FlowMap step(final LadderStep step, final boolean isKill) {
        final FlowMap map = new FlowMap()
                .with("sigmas", Decimals.format(step.enterSigmas()))
                .with("ratio", Shares.format(step.enterRatioPpb()));
        return isKill
                ? map
                : map.with("leave", Decimals.format(step.leaveSigmas()))
                        .with("leaveRatio", Shares.format(step.leaveRatioPpb()));
    }

    static FlowMap tiers(final MarginTiers margin) {
        return new FlowMap()
                .with(
                        "tiers",
                        FlowMap.list(margin.tiers().stream()
                                .map(tier -> new FlowMap()
                                        .with("from", Decimals.ofNanoUsd(tier.floorNanoUsd()))
                                        .with("maintenance", Shares.format(tier.maintenancePpb()))
                                        .with("leverage", Decimals.format(tier.leverage()))
                                        .toString())
                                .toList()));
    }
}
