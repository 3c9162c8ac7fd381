package io.ballast.launch;

import io.ballast.math.Ppb;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.LadderSettings;
import io.ballast.settings.MarginMode;
import io.ballast.settings.SourceSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Key {@code accounts}: which sources share their collateral. Without it one account holds all of them. */
final class AccountsSection {
    private static final int MAX_ACCOUNTS = 64;
    private static final double MAX_LEVERAGE = 500;

    private final Names sourceNames;
    private final List<SourceSettings> sources;
    private final long cashNanoUsd;

    AccountsSection(final Names sourceNames, final List<SourceSettings> sources, final long cashNanoUsd) {
        this.sourceNames = sourceNames;
        this.sources = sources;
        this.cashNanoUsd = cashNanoUsd;
    }

    List<AccountSettings> read(final Section section) {
        final List<Section> members = section.members(MAX_ACCOUNTS);
        if (members.isEmpty()) {
            return List.of(AccountSettings.main(sources, cashNanoUsd, LadderSettings.DEFAULT));
        }
        final Map<Integer, String> owners = new HashMap<>();
        final List<AccountSettings> accounts = new ArrayList<>();
        final long[] openingNanoUsd = openings(section, members);
        for (final Section member : members) {
            final AccountSettings account = account(member, accounts.size(), openingNanoUsd[accounts.size()]);
            account.sourceIds().forEach(id -> claim(member, id, owners));
            accounts.add(account);
        }
        checkAllClaimed(section, owners.keySet());
        return accounts;
    }

    /** What is written, and for the one that says nothing the rest. */
    private long[] openings(final Section section, final List<Section> members) {
        final ValueType<Long> money = Decimals::nanoUsd;
        final long[] openingNanoUsd = new long[members.size()];
        long restNanoUsd = cashNanoUsd;
        int silent = -1;
        for (int i = 0; i < openingNanoUsd.length; i++) {
            final Section member = members.get(i);
            if (!member.has("cash")) {
                silent = silent < 0 ? i : silent;
            }
            openingNanoUsd[i] = member.optional(
                    "cash", money.where(amount -> amount >= 0, "is below zero", "write the USD in it, or 0"), 0L);
            restNanoUsd -= openingNanoUsd[i];
        }
        if (restNanoUsd < 0 || (restNanoUsd > 0 && silent < 0)) {
            section.problem(
                    "",
                    "the accounts' cash is not the portfolio's " + Decimals.ofNanoUsd(cashNanoUsd),
                    "change cash so that it sums to that, or leave it out of one account, which takes the rest");
        } else if (silent >= 0) {
            openingNanoUsd[silent] = restNanoUsd;
        }
        return openingNanoUsd;
    }

    private AccountSettings account(final Section section, final int id, final long openingNanoUsd) {
        final MarginMode mode = section.optional("margin", ValueType.oneOf(MarginMode.class), MarginMode.CROSS);
        if (mode == MarginMode.CROSS) {
            section.forbidden("leverage", "only an isolated account has it");
        }
        return new AccountSettings(
                id,
                section.name(),
                section.list("sources", sourceNames.reference()),
                openingNanoUsd,
                mode,
                mode == MarginMode.CROSS ? 1 : section.required("leverage", Ranges.real(1, MAX_LEVERAGE), 1.0),
                section.optional("counted", Ranges.share(1, Ppb.ONE), Ppb.ONE),
                section.optional("maxExposure", limit(), AccountSettings.UNLIMITED_PPB),
                section.optional("maxCollateral", limit(), AccountSettings.UNLIMITED_PPB),
                LadderSection.read(section.optionalSection("ladder")));
    }

    private static ValueType<Long> limit() {
        return Ranges.share(1, AccountSettings.UNLIMITED_PPB);
    }

    private void claim(final Section member, final int sourceId, final Map<Integer, String> owners) {
        final String other = owners.putIfAbsent(sourceId, member.name());
        if (other != null) {
            member.problem(
                    "sources",
                    "'" + sourceNames.of(sourceId) + "' is in account '" + other + "' as well",
                    "leave each source in one account");
        }
    }

    private void checkAllClaimed(final Section section, final Set<Integer> claimed) {
        final Set<Integer> missing = new HashSet<>();
        sources.forEach(source -> missing.add(source.id()));
        missing.removeAll(claimed);
        missing.stream()
                .sorted()
                .forEach(sourceId -> section.problem(
                        "",
                        "source '" + sourceNames.of(sourceId) + "' is in no account",
                        "add it to the sources of one"));
    }
}
