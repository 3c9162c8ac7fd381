package io.ballast.launch;

import io.ballast.math.Ppb;
import io.ballast.settings.SourceKind;
import io.ballast.settings.SourceSettings;
import io.ballast.settings.SyntheticSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Key {@code sources}: where market data comes from, and the guards it must pass. */
final class SourcesSection {
    private static final int MAX_SOURCES = 64;
    private static final long DEFAULT_QUOTE_LOTS = 1_000_000;
    private static final long MAX_QUOTE_LOTS = 1_000_000_000_000L;
    private static final long STEPS_UNTIL_STALE = 3;
    private static final String DEPTH = "depth";
    private static final List<String> ONLY_BARS = List.of("bar", "halfSpread", "quoteLots");
    private static final List<String> ONLY_SOME_KINDS = List.of("files", "bar", "halfSpread", "quoteLots", DEPTH);

    private SourcesSection() {}

    static List<SourceSettings> read(final Section section, final @Nullable SyntheticSettings synthetic) {
        final List<SourceSettings> sources = new ArrayList<>();
        int syntheticSources = 0;
        for (final Section member : section.members(MAX_SOURCES)) {
            final SourceSettings source = source(member, sources.size(), synthetic);
            sources.add(source);
            if (source.kind() == SourceKind.SYNTHETIC && ++syntheticSources == 2) {
                member.problem("kind", "a second synthetic source", "let one source price all synthetic instruments");
            }
        }
        if (sources.isEmpty() && !section.isAbsent()) {
            section.problem("", "names no source", "add one, such as bars: {kind: bars, …}");
        }
        return sources;
    }

    private static SourceSettings source(
            final Section section, final int id, final @Nullable SyntheticSettings synthetic) {
        final int before = section.problemCount();
        final SourceKind kind = section.required("kind", ValueType.oneOf(SourceKind.class), SourceKind.CAPTURE);
        final boolean isKnown = section.problemCount() == before;
        final boolean isBars = kind == SourceKind.BARS;
        final long barNs = isBars ? section.required("bar", barLength(), Durations.MINUTE_NS) : 0;
        final long halfSpreadPpb = isBars ? section.required("halfSpread", Ranges.share(0, Ppb.ONE / 10), 0L) : 0;
        final long quoteLots =
                isBars ? section.optional("quoteLots", Ranges.whole(1, MAX_QUOTE_LOTS), DEFAULT_QUOTE_LOTS) : 0;
        if (!isKnown) {
            ONLY_SOME_KINDS.forEach(section::accept);
        } else if (!isBars) {
            ONLY_BARS.forEach(key -> section.forbidden(key, "only sources of kind bars have it"));
        }
        return new SourceSettings(
                id,
                section.name(),
                kind,
                isKnown ? files(section, kind) : List.of(),
                section.optional("staleness", positiveGuard(), defaultStalenessNs(kind, barNs, synthetic)),
                section.optional("clockOffset", Ranges.duration(-Durations.DAY_NS, Durations.DAY_NS), 0L),
                section.optional("maxClockSkew", Ranges.duration(0, Durations.DAY_NS), defaultSkewNs(kind)),
                barNs,
                halfSpreadPpb,
                quoteLots,
                isKnown && hasDepth(section, kind));
    }

    private static boolean hasDepth(final Section section, final SourceKind kind) {
        if (kind != SourceKind.CAPTURE) {
            section.forbidden(DEPTH, "only sources of kind capture have it");
            return false;
        }
        return section.optional(DEPTH, Texts::onOff, false);
    }

    private static List<String> files(final Section section, final SourceKind kind) {
        if (kind == SourceKind.SYNTHETIC) {
            section.forbidden("files", "a synthetic source reads no files");
            return List.of();
        }
        return section.list("files", Texts::line);
    }

    private static ValueType<Long> barLength() {
        return Ranges.duration(Durations.SECOND_NS, Durations.DAY_NS)
                .where(
                        ns -> ns % (SourceCadence.QUOTES_PER_BAR * Durations.MILLISECOND_NS) == 0,
                        "does not split into four quotes on whole milliseconds",
                        "choose 1m, 5m or 1h");
    }

    private static ValueType<Long> positiveGuard() {
        return Ranges.duration(Durations.MILLISECOND_NS, 30 * Durations.DAY_NS);
    }

    private static long defaultStalenessNs(
            final SourceKind kind, final long barNs, final @Nullable SyntheticSettings synthetic) {
        return switch (kind) {
            case BARS -> barNs + barNs / 2;
            case CAPTURE -> Durations.SECOND_NS;
            case SYNTHETIC -> synthetic == null ? Durations.SECOND_NS : STEPS_UNTIL_STALE * synthetic.stepNs();
        };
    }

    private static long defaultSkewNs(final SourceKind kind) {
        return kind == SourceKind.CAPTURE ? 250 * Durations.MILLISECOND_NS : 0;
    }
}
