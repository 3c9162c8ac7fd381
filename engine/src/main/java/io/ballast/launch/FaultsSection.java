package io.ballast.launch;

import io.ballast.math.Ppb;
import io.ballast.settings.FaultKind;
import io.ballast.settings.FaultSettings;
import java.util.ArrayList;
import java.util.List;

/** Key {@code exchange.faults}: what goes wrong, when or how often. */
final class FaultsSection {
    static final String KIND = "fault";
    static final String AT = "at";
    static final String CHANCE = "chance";
    static final String DURATION = "for";
    static final String SOURCE = "source";
    static final String INSTRUMENT = "instrument";
    static final String SHARE = "share";
    static final String SHIFT = "by";

    private static final int MAX_FAULTS = 1_000;

    private final Names sourceNames;
    private final Names instrumentNames;

    FaultsSection(final Names sourceNames, final Names instrumentNames) {
        this.sourceNames = sourceNames;
        this.instrumentNames = instrumentNames;
    }

    List<FaultSettings> read(final Section exchange) {
        final List<FaultSettings> faults = new ArrayList<>();
        for (final Section member : exchange.optionalSections("faults", MAX_FAULTS)) {
            faults.add(fault(member));
        }
        return faults;
    }

    private FaultSettings fault(final Section section) {
        final int before = section.problemCount();
        final FaultKind kind = section.required(KIND, ValueType.oneOf(FaultKind.class), FaultKind.REJECT);
        final boolean isKnown = section.problemCount() == before && !section.isAbsent();
        if (isKnown) {
            forbidUnless(kind.isLasting(), section, DURATION, "it is over at once");
            forbidUnless(kind.hasShare(), section, SHARE, "only deleverage has it");
            forbidUnless(kind.hasShift(), section, SHIFT, "only clock_jump has it");
            forbidUnless(kind.scope() != FaultKind.Scope.ALL, section, SOURCE, "it befalls the whole exchange");
            forbidUnless(kind.scope() == FaultKind.Scope.INSTRUMENT, section, INSTRUMENT, "it befalls more than that");
        }
        final ValueType<Long> instant = Instants::parse;
        final FaultSettings fault = new FaultSettings(
                kind,
                section.optional(AT, instant.where(ns -> ns > 0, "is no time of a session", "write a later one"), 0L),
                section.optional(CHANCE, Ranges.share(0, Ppb.ONE), 0L),
                section.optional(DURATION, Ranges.duration(1, Durations.DAY_NS), defaultDurationNs(kind)),
                section.optional(SOURCE, sourceNames.referenceOr(CommandsSection.ALL_OVERLAYS), Names.NONE),
                section.optional(INSTRUMENT, instrumentNames.referenceOr(CommandsSection.ALL_OVERLAYS), Names.NONE),
                section.optional(SHARE, Ranges.share(1, Ppb.ONE), Ppb.ONE),
                kind.hasShift() && isKnown
                        ? section.required(SHIFT, Ranges.duration(-Durations.DAY_NS, Durations.DAY_NS), 0L)
                        : tolerated(section));
        if (isKnown && fault.atNs() == 0 && fault.probabilityPpb() == 0) {
            section.problem("", "never happens", "give it a time with at, or a chance");
        }
        if (fault.sourceId() != Names.NONE && fault.instrumentId() != Names.NONE) {
            section.problem(INSTRUMENT, "has a source already", "name the source or the instrument");
        }
        return fault;
    }

    private static long tolerated(final Section section) {
        section.accept(SHIFT);
        return 0;
    }

    private static void forbidUnless(final boolean isOwn, final Section section, final String key, final String why) {
        if (!isOwn) {
            section.forbidden(key, why);
        }
    }

    /** How long a fault lasts, or delays, that says nothing of it. */
    static long defaultDurationNs(final FaultKind kind) {
        return switch (kind) {
            case DISCONNECT, HALT, CLOCK_JUMP -> 5 * Durations.SECOND_NS;
            case RESTART -> 10 * Durations.SECOND_NS;
            case GAP, LATE_FILL -> Durations.SECOND_NS;
            case REORDER_DATA, REORDER_EXECUTION -> 10 * Durations.MILLISECOND_NS;
            case DELEVERAGE,
                    LOSE_DATA,
                    DUPLICATE_DATA,
                    STALE_QUOTE,
                    CROSSED_QUOTE,
                    REJECT,
                    REJECT_REQUEST,
                    LOSE_ORDER,
                    LOSE_ACK,
                    LOSE_FILL,
                    DUPLICATE_EXECUTION,
                    PARTIAL_FILL -> 0;
        };
    }
}
