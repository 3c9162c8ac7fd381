package io.ballast.launch;

import io.ballast.index.IndexSums;
import io.ballast.instrument.IndexComposition;
import io.ballast.instrument.IndexDefinition;
import io.ballast.instrument.IndexForm;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.ScheduledRecomposition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Key {@code indices}: what each is made of, at first and later. */
final class IndicesSection {
    private static final int MAX_INDICES = 256;
    private static final int MAX_RECOMPOSITIONS = 1_000;
    private static final BigDecimal DEFAULT_BASE = BigDecimal.valueOf(1_000);
    private static final BigDecimal MAX_BASE = BigDecimal.TEN.pow(9);
    private static final int BASE_DECIMALS = 9;

    private final Names names;
    private final List<Instrument> instruments;
    private final CompositionSection compositions;

    private IndicesSection(final Names names, final List<Instrument> instruments) {
        this.names = names;
        this.instruments = instruments;
        compositions = new CompositionSection(names);
    }

    static List<IndexDefinition> read(final Section section, final Names names, final List<Instrument> instruments) {
        final IndicesSection reader = new IndicesSection(names, instruments);
        final List<IndexDefinition> indices = new ArrayList<>();
        for (final Section member : section.members(MAX_INDICES)) {
            indices.add(reader.index(member, indices.size()));
        }
        return indices;
    }

    private IndexDefinition index(final Section section, final int id) {
        section.accept("cross");
        return section.has("cross") ? cross(section, id) : basket(section, id);
    }

    private IndexDefinition basket(final Section section, final int id) {
        final int before = section.problemCount();
        final CompositionSection.Reading first = compositions.read(section);
        final boolean hasDefaultBase = first != null && first.form() != IndexForm.QUANTITIES;
        final BigDecimal baseLevel = baseLevel(section, hasDefaultBase ? DEFAULT_BASE : null);
        final List<ScheduledRecomposition> later = recompositions(section, false);
        if (first == null) {
            return new IndexDefinition(id, section.name(), List.of(), List.of());
        }
        final IndexDefinition index = new IndexDefinition(
                id, section.name(), first.form(), IndexDefinition.NO_QUOTE, baseLevel, first.composition(), later);
        return checked(section, index, before);
    }

    private IndexDefinition cross(final Section section, final int id) {
        final int before = section.problemCount();
        for (final String key : List.of(
                CompositionSection.QUANTITIES,
                CompositionSection.SUPPLIES,
                CompositionSection.WEIGHTS,
                CompositionSection.ASSETS,
                "factors",
                "cap",
                "floor")) {
            section.forbidden(key, "stands beside cross, which says what the index is made of");
        }
        final Section cross = section.section("cross");
        final int quoteId = cross.required("quote", names.reference(), Names.NONE);
        final IndexComposition composition = compositions.quantities(cross);
        final BigDecimal baseLevel = baseLevel(section, null);
        final List<ScheduledRecomposition> later = recompositions(section, true);
        if (quoteId == Names.NONE) {
            return new IndexDefinition(id, section.name(), List.of(), List.of());
        }
        checkQuote(cross, quoteId, composition);
        later.forEach(recomposition -> checkQuote(section, quoteId, recomposition.composition()));
        final IndexDefinition index =
                new IndexDefinition(id, section.name(), IndexForm.CROSS, quoteId, baseLevel, composition, later);
        return checked(section, index, before);
    }

    private void checkQuote(final Section section, final int quoteId, final IndexComposition composition) {
        if (composition.instrumentIds().contains(quoteId)) {
            section.problem(
                    "",
                    "'" + names.of(quoteId) + "' is quoted in itself",
                    "remove the quote asset from the quantities");
        }
    }

    private static @Nullable BigDecimal baseLevel(final Section section, final @Nullable BigDecimal otherwise) {
        if (!section.has("base") && otherwise == null) {
            section.accept("base");
            return null;
        }
        final ValueType<BigDecimal> positive = Decimals::positive;
        final ValueType<BigDecimal> level = positive.where(
                value -> value.scale() <= BASE_DECIMALS && value.compareTo(MAX_BASE) <= 0,
                "is out of range",
                "choose up to 10^9 with at most 9 decimals");
        return section.optional("base", level, DEFAULT_BASE);
    }

    private List<ScheduledRecomposition> recompositions(final Section section, final boolean isCross) {
        final List<ScheduledRecomposition> recompositions = new ArrayList<>();
        final Set<Long> times = new HashSet<>();
        for (final Section entry : section.optionalSections("recompositions", MAX_RECOMPOSITIONS)) {
            final long atNs = entry.required("at", Instants::parse, 0L);
            if (!entry.isAbsent() && !times.add(atNs)) {
                entry.problem("at", "another recomposition has the same time", "give each its own time");
            }
            if (isCross) {
                recompositions.add(new ScheduledRecomposition(atNs, IndexForm.CROSS, compositions.quantities(entry)));
                continue;
            }
            final CompositionSection.Reading next = compositions.read(entry);
            if (next != null) {
                recompositions.add(new ScheduledRecomposition(atNs, next.form(), next.composition()));
            }
        }
        recompositions.sort(Comparator.comparingLong(ScheduledRecomposition::atNs));
        return recompositions;
    }

    /** Asks the arithmetic itself, once there is nothing else wrong with the index. */
    private IndexDefinition checked(final Section section, final IndexDefinition index, final int problemsBefore) {
        if (section.problemCount() != problemsBefore || section.isAbsent()) {
            return index;
        }
        final String complaint = IndexSums.complaintAbout(index, instruments);
        if (complaint != null) {
            section.problem("", complaint, "use coarser amounts or ticks");
        }
        return index;
    }
}
