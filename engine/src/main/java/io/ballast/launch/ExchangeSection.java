package io.ballast.launch;

import io.ballast.math.Ppb;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.FeeSchedule;
import io.ballast.settings.QueueModel;
import io.ballast.settings.VenueRules;
import java.util.ArrayList;
import java.util.List;

/** Key {@code exchange}: the embedded exchange that fills the orders, and what goes wrong there. */
final class ExchangeSection {
    private static final long FIVE_BP = 5 * Ppb.ONE / 10_000;
    private static final long MAX_FEE = Ppb.ONE / 10;
    private static final long MAX_FILL_LOTS = 1_000_000_000_000L;
    private static final int MAX_RATE = 1_000_000;
    private static final int MAX_TIERS = 32;
    private static final String FEE = "fee";
    private static final String MAKER_FEE = "makerFee";
    private static final String TIERS = "feeTiers";
    private static final String VOLUME = "volume";

    private ExchangeSection() {}

    static ExchangeSettings read(final Section section, final Names sourceNames, final Names instrumentNames) {
        return new ExchangeSettings(
                fees(section),
                section.optional("entryLatency", latency(), 5 * Durations.MILLISECOND_NS),
                section.optional("responseLatency", latency(), 5 * Durations.MILLISECOND_NS),
                section.optional("jitter", latency(), 0L),
                section.optional("maxFillLots", Ranges.whole(0, MAX_FILL_LOTS), 0L),
                section.optional("rejectShare", Ranges.share(0, Ppb.ONE), 0L),
                section.optional("funding", Texts::onOff, false),
                rules(section),
                new FaultsSection(sourceNames, instrumentNames).read(section));
    }

    private static FeeSchedule fees(final Section section) {
        if (section.has(TIERS)) {
            section.forbidden(FEE, "the tiers say it");
            section.forbidden(MAKER_FEE, "the tiers say it");
            return tiers(section);
        }
        section.accept(TIERS);
        final long takerPpb = section.optional(FEE, Ranges.share(0, MAX_FEE), FIVE_BP);
        return FeeSchedule.flat(section.optional(MAKER_FEE, makerFee(), takerPpb), takerPpb);
    }

    private static ValueType<Long> makerFee() {
        return Ranges.share(-MAX_FEE, MAX_FEE);
    }

    private static FeeSchedule tiers(final Section section) {
        final List<FeeSchedule.Tier> tiers = new ArrayList<>();
        for (final Section member : section.optionalSections(TIERS, MAX_TIERS)) {
            final int before = member.problemCount();
            final FeeSchedule.Tier tier = new FeeSchedule.Tier(
                    member.required(VOLUME, Decimals::nanoUsd, 0L),
                    member.required("maker", makerFee(), 0L),
                    member.required("taker", Ranges.share(0, MAX_FEE), 0L));
            if (member.problemCount() == before && isNext(member, tiers, tier.volumeNanoUsd())) {
                tiers.add(tier);
            }
        }
        if (tiers.isEmpty()) {
            section.problem(TIERS, "has no tier from a volume of 0", "begin with {volume: 0, maker: 2bp, taker: 5bp}");
            return FeeSchedule.flat(FIVE_BP);
        }
        return new FeeSchedule(tiers);
    }

    private static boolean isNext(final Section member, final List<FeeSchedule.Tier> tiers, final long volume) {
        if (tiers.isEmpty() && volume != 0) {
            member.problem(VOLUME, "the first tier does not begin at 0", "write volume: 0");
            return false;
        }
        if (!tiers.isEmpty() && volume <= tiers.get(tiers.size() - 1).volumeNanoUsd()) {
            member.problem(VOLUME, "is not above the tier before", "put the tiers in the order of their volumes");
            return false;
        }
        return true;
    }

    private static VenueRules rules(final Section section) {
        final VenueRules usual = VenueRules.DEFAULT;
        final ValueType<Long> notional = Decimals::nanoUsd;
        return new VenueRules(
                section.optional("queue", ValueType.oneOf(QueueModel.class), usual.queue()),
                section.optional("priceBand", Ranges.share(0, Ppb.ONE), usual.priceBandPpb()),
                section.optional(
                        "minNotional",
                        notional.where(value -> value >= 0, "is below zero", "write an amount of zero or more"),
                        usual.minNotionalNanoUsd()),
                section.optional("lotStep", Ranges.whole(1, MAX_FILL_LOTS), usual.lotStep()),
                section.optional("tickStep", Ranges.whole(1, MAX_FILL_LOTS), usual.tickStep()),
                section.optional("messagesPerSecond", Ranges.integer(0, MAX_RATE), usual.messagesPerSecond()),
                section.optional("messageBurst", Ranges.integer(1, MAX_RATE), usual.messageBurst()),
                section.optional("cancelOnDisconnect", Texts::onOff, usual.cancelsOnDisconnect()),
                section.optional("liquidation", Texts::onOff, usual.liquidates()),
                section.optional("liquidationFee", Ranges.share(0, MAX_FEE), usual.liquidationFeePpb()));
    }

    private static ValueType<Long> latency() {
        return Ranges.duration(0, Durations.MINUTE_NS);
    }
}
