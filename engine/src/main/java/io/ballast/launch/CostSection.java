package io.ballast.launch;

import io.ballast.math.Ppb;
import io.ballast.settings.CostSettings;
import io.ballast.settings.OverlayKind;
import io.ballast.settings.VolumeSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Key {@code ledger}: what trading the coins themselves would cost, and what the overlay's capital does. */
final class CostSection {
    /** Not {@code cost}: that is what one contract costs to trade. */
    static final String KEY = "ledger";

    static final String QUOTED = "quoted";
    static final String ESTIMATED = "estimated";

    private static final double LARGEST_VOLUME = 1e13;
    private static final long HOUR_NS = Durations.DAY_NS / 24;

    private CostSection() {}

    static @Nullable CostSettings read(final Section overlay, final OverlayHead head, final LegBook book) {
        if (head.is(OverlayKind.BASIS)) {
            overlay.forbidden(KEY, "a basis trade stands for no trade of coins");
            return null;
        }
        overlay.accept(KEY);
        return overlay.has(KEY) ? written(overlay.section(KEY), head, book) : null;
    }

    private static CostSettings written(final Section section, final OverlayHead head, final LegBook book) {
        final int before = section.problemCount();
        final ValueType<Double> volume = Ranges.real(1, LARGEST_VOLUME);
        final double sleeveUsd = section.optional("volume", volume, 0.0);
        final List<VolumeSettings> volumes = volumes(section.optionalSection("volumes"), volume, book);
        final CostSettings settings = new CostSettings(
                section.required("fee", Ranges.share(0, Ppb.ONE), 0L),
                section.optional("halfSpread", halfSpread(), CostSettings.QUOTED),
                section.optional("impact", Ranges.real(0, 100), 1.0),
                sleeveUsd,
                volumes,
                section.optional("volatility", volatility(), CostSettings.ESTIMATED),
                section.optional("tax", Ranges.share(0, Ppb.ONE), 0L),
                section.optional("deferral", Ranges.fraction(0, 1), 0.05),
                section.optional("collateral", Ranges.fraction(0, 1), 0.3),
                section.optional("collateralRate", Ranges.fraction(0, 1), 0.05),
                section.optional("remaining", Ranges.duration(0, 10_000 * Durations.DAY_NS), 0L),
                section.optional("review", Ranges.duration(1, 1_000 * Durations.DAY_NS), HOUR_NS));
        if (section.problemCount() == before && !section.isAbsent() && sleeveUsd == 0) {
            checkVolumes(section, settings, head, book);
        }
        return settings;
    }

    private static List<VolumeSettings> volumes(
            final Section section, final ValueType<Double> volume, final LegBook book) {
        final List<VolumeSettings> volumes = new ArrayList<>();
        for (final String key : section.keys()) {
            final int id = book.names().idOfKey(section, key);
            if (id >= 0) {
                volumes.add(new VolumeSettings(id, section.required(key, volume, 1.0)));
            }
        }
        return volumes;
    }

    private static ValueType<Long> halfSpread() {
        return text -> QUOTED.equals(text)
                ? Long.valueOf(CostSettings.QUOTED)
                : Ranges.share(0, Ppb.ONE).parse(text);
    }

    private static ValueType<Double> volatility() {
        final ValueType<Long> share = Ranges.share(1, Ppb.ONE);
        return text -> ESTIMATED.equals(text)
                ? Double.valueOf(CostSettings.ESTIMATED)
                : Double.valueOf(Ppb.toFraction(share.parse(text)));
    }

    /** Without the depth of every market there is no impact, and direct trading would look cheaper than it is. */
    private static void checkVolumes(
            final Section section, final CostSettings settings, final OverlayHead head, final LegBook book) {
        final List<String> missing = book.assetsOf(head.sleeveId()).stream()
                .filter(assetId -> settings.usdPerDay(assetId) == 0)
                .map(book.names()::of)
                .toList();
        if (!missing.isEmpty()) {
            section.problem(
                    "volumes",
                    "has no volume of " + String.join(", ", missing),
                    "add the USD a day of each, or volume for the coins as a whole");
        }
    }
}
