package io.ballast.launch;

import io.ballast.instrument.Instrument;
import io.ballast.instrument.InstrumentKind;
import io.ballast.instrument.VenuePricing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Key {@code instruments}: what can be priced, held and traded. */
final class InstrumentsSection {
    private static final int MAX_INSTRUMENTS = 4096;

    private InstrumentsSection() {}

    static List<Instrument> read(final Section section, final Names sources, final Names names) {
        final List<Instrument> instruments = new ArrayList<>();
        final Set<String> symbols = new HashSet<>();
        final List<Section> members = section.members(MAX_INSTRUMENTS);
        for (final Section member : members) {
            final Instrument instrument = instrument(member, instruments.size(), sources, names);
            instruments.add(instrument);
            if (instrument.sourceId() >= 0 && !symbols.add(instrument.sourceId() + " " + instrument.symbol())) {
                member.problem(
                        "symbol",
                        "another instrument has symbol '" + instrument.symbol() + "' of the same source",
                        "give each symbol to one instrument");
            }
        }
        instruments.forEach(
                instrument -> ContractTermsSection.check(members.get(instrument.id()), instrument, instruments));
        if (instruments.isEmpty() && !section.isAbsent()) {
            section.problem("", "names no instrument", "add one, such as BTC: {source: bars, kind: spot, …}");
        }
        return instruments.stream()
                .map(instrument -> resolved(section, instrument, instruments))
                .toList();
    }

    private static Instrument instrument(final Section section, final int id, final Names sources, final Names names) {
        final int before = section.problemCount();
        final InstrumentKind kind =
                section.required("kind", ValueType.oneOf(InstrumentKind.class), InstrumentKind.SPOT);
        section.accept("venues");
        final VenuePricing pricing = section.has("venues") ? pricing(section, kind, names) : null;
        if (pricing == null) {
            section.forbidden("clamp", "only an instrument with venues has it");
            section.forbidden("exclude", "only an instrument with venues has it");
        }
        final Instrument instrument = new Instrument(
                id,
                section.name(),
                kind,
                pricing == null ? section.required("source", sources.reference(), Names.NONE) : Names.NONE,
                pricing == null ? section.optional("symbol", Texts.ascii(64), section.name()) : section.name(),
                section.required("tick", Decimals::positive, BigDecimal.ONE),
                section.required("lot", Decimals::positive, Decimals.UNKNOWN_LOT),
                kind.isSettledInCoin()
                        ? BigDecimal.ONE
                        : section.optional("multiplier", Decimals::positive, BigDecimal.ONE),
                ContractTermsSection.read(section, kind, names),
                pricing);
        if (section.problemCount() == before && !section.isAbsent()) {
            checkMoney(section, instrument);
        }
        return instrument;
    }

    private static VenuePricing pricing(final Section section, final InstrumentKind kind, final Names names) {
        section.forbidden("source", "an instrument with venues has no source of its own");
        section.forbidden("symbol", "an instrument with venues has no quotes of its own");
        if (kind != InstrumentKind.SPOT) {
            section.problem("venues", "a contract is priced where it is traded", "give it a source, or kind spot");
        }
        return VenuesSection.read(section, names);
    }

    /** Once all are known: an asset that venues price is in the care of the first one's source. */
    private static Instrument resolved(
            final Section section, final Instrument instrument, final List<Instrument> instruments) {
        final VenuePricing pricing = instrument.pricing();
        if (pricing == null || pricing.venues().isEmpty()) {
            return instrument;
        }
        VenuesSection.check(section.section(instrument.name()), pricing, instruments);
        return instrument.withSource(
                instruments.get(pricing.venues().get(0).instrumentId()).sourceId());
    }

    private static void checkMoney(final Section section, final Instrument instrument) {
        if (instrument.kind() == InstrumentKind.SPOT && instrument.multiplier().compareTo(BigDecimal.ONE) != 0) {
            section.problem("multiplier", "a coin is one coin", "remove it, or set kind to linear");
        }
        if (!instrument.isExact()) {
            section.problem(
                    "",
                    switch (instrument.kind()) {
                        case SPOT, LINEAR -> "half a tick of one lot is not a whole number of nano-USD below 10^18";
                        case INVERSE -> "a tick, or the face of one lot, is not a whole number of nano-USD below 10^18";
                        case QUANTO -> "half a tick of one lot is not a whole number of nano-coins below 10^18";
                    },
                    "use a coarser tick or lot (or a smaller one, if they are huge)");
        }
    }
}
