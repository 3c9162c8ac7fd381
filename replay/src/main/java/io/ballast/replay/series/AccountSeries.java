package io.ballast.replay.series;

import io.ballast.launch.EngineConfiguration;
import io.ballast.settings.AccountSettings;
import io.ballast.slot.MarginState;

/** How far each margin account is from its liquidation. */
final class AccountSeries {
    private static final int DECIMALS = 2;

    private AccountSeries() {}

    static void addTo(final SeriesList list, final EngineConfiguration configuration) {
        configuration.accounts().forEach(account -> add(list, account));
    }

    private static void add(final SeriesList list, final AccountSettings account) {
        final String name = "margin." + account.name();
        final int id = account.id();
        list.usd(
                name + ".equity",
                "collateral that counts and the value of its positions",
                slot -> slot.index.accountEquityNanoUsd[id]);
        list.usd(name + ".gross", "size of its positions", slot -> slot.index.accountGrossNanoUsd[id]);
        list.usd(name + ".maintenance", "what the venue asks for them", slot -> slot.index.maintenanceNanoUsd[id]);
        list.share(name + ".ratio", "maintenance over equity, 0 when flat", slot -> slot.index.marginRatio[id]);
        list.real(
                name + ".sigmas",
                "σ a day",
                DECIMALS,
                "distance of the nearest liquidation, infinite without one",
                slot -> slot.index.sigmaDistance[id]);
        list.state(
                name + ".state",
                "step of the margin ladder",
                MarginState.values(),
                slot -> slot.index.marginState[id].ordinal());
    }
}
