package io.ballast.launch;

import io.ballast.instrument.MarginTiers;
import io.ballast.math.Ppb;
import java.util.ArrayList;
import java.util.List;

/** Key {@code margin} of a contract: {@code {maintenance, leverage}} at every size, or {@code tiers} by size. */
final class MarginTiersSection {
    private static final int MAX_TIERS = 32;
    private static final double MAX_LEVERAGE = 500;

    private MarginTiersSection() {}

    static MarginTiers read(final Section contract) {
        final Section section = contract.optionalSection("margin");
        final int before = section.problemCount();
        if (!section.has("tiers")) {
            final MarginTiers.Tier standard = MarginTiers.DEFAULT.tiers().get(0);
            return new MarginTiers(List.of(tier(section, 0, standard.maintenancePpb(), standard.leverage())));
        }
        section.forbidden("maintenance", "each tier has its own");
        section.forbidden("leverage", "each tier has its own");
        final List<MarginTiers.Tier> tiers = new ArrayList<>();
        for (final Section member : section.optionalSections("tiers", MAX_TIERS)) {
            tiers.add(tier(member, member.required("from", fromUsd(), 0L)));
            checkOrder(member, tiers);
        }
        if (tiers.isEmpty() && section.problemCount() == before) {
            section.problem("tiers", "names no tier", "write it like [{from: 0, maintenance: 1%, leverage: 20}]");
        }
        return section.problemCount() == before ? new MarginTiers(tiers) : MarginTiers.DEFAULT;
    }

    private static MarginTiers.Tier tier(final Section section, final long floorNanoUsd) {
        return checked(
                section,
                new MarginTiers.Tier(
                        floorNanoUsd,
                        section.required("maintenance", maintenance(), Ppb.ONE / 100),
                        section.required("leverage", Ranges.real(1, MAX_LEVERAGE), 20.0)));
    }

    private static MarginTiers.Tier tier(
            final Section section, final long floorNanoUsd, final long maintenancePpb, final double leverage) {
        return checked(
                section,
                new MarginTiers.Tier(
                        floorNanoUsd,
                        section.optional("maintenance", maintenance(), maintenancePpb),
                        section.optional("leverage", Ranges.real(1, MAX_LEVERAGE), leverage)));
    }

    private static MarginTiers.Tier checked(final Section section, final MarginTiers.Tier tier) {
        if (Ppb.toFraction(tier.maintenancePpb()) * tier.leverage() >= 1) {
            section.problem(
                    "leverage",
                    "the initial margin would not be above the maintenance margin",
                    "lower leverage or maintenance: their product must be below 1");
        }
        return tier;
    }

    private static void checkOrder(final Section member, final List<MarginTiers.Tier> tiers) {
        final MarginTiers.Tier last = tiers.get(tiers.size() - 1);
        if (tiers.size() == 1) {
            if (last.floorNanoUsd() != 0) {
                member.problem("from", "the first tier does not begin at 0", "write from: 0");
            }
            return;
        }
        final MarginTiers.Tier before = tiers.get(tiers.size() - 2);
        if (last.floorNanoUsd() <= before.floorNanoUsd() || last.maintenancePpb() < before.maintenancePpb()) {
            member.problem("", "is not above the tier before", "order tiers by size, maintenance never falling");
        }
    }

    private static ValueType<Long> fromUsd() {
        final ValueType<Long> money = Decimals::nanoUsd;
        return money.where(amount -> amount >= 0, "is below zero", "write the notional in USD");
    }

    private static ValueType<Long> maintenance() {
        return Ranges.share(1, Ppb.ONE / 2);
    }
}
