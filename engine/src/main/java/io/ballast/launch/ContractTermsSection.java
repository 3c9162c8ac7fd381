package io.ballast.launch;

import io.ballast.instrument.ContractTerms;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.InstrumentKind;
import java.math.BigDecimal;
import java.util.List;

/** Keys of an instrument that only contracts have: face, coin of settlement, expiry, funding. */
final class ContractTermsSection {
    private static final long LONGEST_WINDOW_NS = Durations.DAY_NS;
    private static final long LONGEST_PERIOD_NS = 7 * Durations.DAY_NS;
    private static final long PERPETUAL = 0;
    private static final ValueType<Long> ANY_NANO_USD = Decimals::nanoUsd;
    private static final ValueType<Long> MIN_NOTIONAL =
            ANY_NANO_USD.where(value -> value >= 0, "is below zero", "write 0 for no least order");

    private ContractTermsSection() {}

    static ContractTerms read(final Section section, final InstrumentKind kind, final Names instruments) {
        forbidOthers(section, kind);
        return kind == InstrumentKind.SPOT ? ContractTerms.PERPETUAL : contract(section, kind, instruments);
    }

    private static ContractTerms contract(final Section section, final InstrumentKind kind, final Names instruments) {
        final ValueType<Long> instant = Instants::parse;
        final long expiryNs = section.optional("expiry", instant, PERPETUAL);
        if (expiryNs == PERPETUAL && section.has("settlementWindow") && !section.has("expiry")) {
            section.problem("settlementWindow", "a perpetual has no final settlement", "add expiry, or remove it");
        }
        return new ContractTerms(
                expiryNs,
                section.optional("settlementWindow", Ranges.duration(0, LONGEST_WINDOW_NS), 0L),
                section.optional(
                        "fundingPeriod",
                        Ranges.duration(Durations.MINUTE_NS, LONGEST_PERIOD_NS),
                        ContractTerms.EIGHT_HOURS_NS),
                kind.isSettledInCoin() ? section.required("settle", instruments.reference(), Names.NONE) : Names.NONE,
                section.optional("underlying", instruments.reference(), Names.NONE),
                kind == InstrumentKind.INVERSE
                        ? section.required("face", Decimals::positive, BigDecimal.ONE)
                        : BigDecimal.ZERO,
                kind == InstrumentKind.QUANTO
                        ? section.required("coinPerPoint", Decimals::positive, BigDecimal.ONE)
                        : BigDecimal.ZERO,
                MarginTiersSection.read(section),
                section.optional("minNotional", MIN_NOTIONAL, 0L));
    }

    private static void forbidOthers(final Section section, final InstrumentKind kind) {
        if (kind != InstrumentKind.INVERSE) {
            section.forbidden("face", "only an inverse contract has a face in USD");
        }
        if (kind != InstrumentKind.QUANTO) {
            section.forbidden("coinPerPoint", "only a quanto contract pays coins per point");
        }
        if (kind.isSettledInCoin()) {
            section.forbidden("multiplier", "face or coinPerPoint say what a contract settled in coin is worth");
        } else {
            section.forbidden("settle", "only inverse and quanto contracts are settled in coin");
        }
        if (kind == InstrumentKind.SPOT) {
            for (final String key :
                    List.of("expiry", "settlementWindow", "fundingPeriod", "underlying", "margin", "minNotional")) {
                section.forbidden(key, "only a contract has it, and this is a coin");
            }
        }
    }

    /** What can be said of an instrument's terms only once all instruments are read. */
    static void check(final Section section, final Instrument contract, final List<Instrument> instruments) {
        final int coinId = contract.terms().settleInstrumentId();
        checkSpot(section, "settle", coinId, instruments);
        checkSpot(section, "underlying", contract.terms().underlyingId(), instruments);
        if (coinId != Names.NONE && !instruments.get(coinId).isTickWhole()) {
            section.problem(
                    "settle",
                    "a tick of '" + instruments.get(coinId).name() + "' is not a whole number of nano-USD",
                    "give that coin a coarser tick");
        }
    }

    private static void checkSpot(
            final Section section, final String key, final int instrumentId, final List<Instrument> instruments) {
        if (instrumentId != Names.NONE && instruments.get(instrumentId).isContract()) {
            section.problem(
                    key,
                    "'" + instruments.get(instrumentId).name() + "' is a contract, not a coin",
                    "name an instrument of kind spot");
        }
    }
}
