package io.ballast.launch;

import io.ballast.instrument.Instrument;
import io.ballast.instrument.InstrumentKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Key {@code instruments}: what can be priced, held and traded. */
final class InstrumentsSection {
    private static final int MAX_INSTRUMENTS = 4096;

    private InstrumentsSection() {}

    static List<Instrument> read(final Section section, final Names sources) {
        final List<Instrument> instruments = new ArrayList<>();
        final Set<String> symbols = new HashSet<>();
        final Names names = new Names("instrument", section.keys());
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
        return instruments;
    }

    private static Instrument instrument(final Section section, final int id, final Names sources, final Names names) {
        final int before = section.problemCount();
        final InstrumentKind kind =
                section.required("kind", ValueType.oneOf(InstrumentKind.class), InstrumentKind.SPOT);
        final Instrument instrument = new Instrument(
                id,
                section.name(),
                kind,
                section.required("source", sources.reference(), Names.NONE),
                section.optional("symbol", Texts.ascii(64), section.name()),
                section.required("tick", Decimals::positive, BigDecimal.ONE),
                section.required("lot", Decimals::positive, Decimals.UNKNOWN_LOT),
                kind.isSettledInCoin()
                        ? BigDecimal.ONE
                        : section.optional("multiplier", Decimals::positive, BigDecimal.ONE),
                ContractTermsSection.read(section, kind, names));
        if (section.problemCount() == before && !section.isAbsent()) {
            checkMoney(section, instrument);
        }
        return instrument;
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
