package io.ballast.launch;

import io.ballast.math.Ppb;
import io.ballast.settings.ExecutionSettings;
import io.ballast.settings.HandOffSettings;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlayKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Key {@code handOff}: when spot takes over from the contracts, and which assets may be traded for it.
 *
 * @param settings null without the key
 * @param spotLegs the assets, in the order of the file
 */
record HandOffSection(@Nullable HandOffSettings settings, List<LegSettings> spotLegs) {
    private static final HandOffSection NONE = new HandOffSection(null, List.of());

    static HandOffSection read(
            final Section overlay, final OverlayHead head, final LegBook book, final ExecutionSettings usual) {
        if (!head.is(OverlayKind.DRIFT)) {
            overlay.forbidden("handOff", "only overlays of kind drift hand off to spot");
            return NONE;
        }
        overlay.accept("handOff");
        return overlay.has("handOff") ? written(overlay.section("handOff"), head, book, usual) : NONE;
    }

    private static HandOffSection written(
            final Section section, final OverlayHead head, final LegBook book, final ExecutionSettings usual) {
        final HandOffSettings settings = new HandOffSettings(
                section.required("band", Ranges.share(1, Ppb.ONE), Ppb.ONE),
                section.optional("tradeBack", Ranges.share(0, Ppb.ONE), 0L),
                section.optional("breakEven", Ranges.duration(0, 10_000 * Durations.DAY_NS), 0L));
        final Section assets = section.section("assets");
        final List<LegSettings> legs = new ArrayList<>();
        for (final String key : assets.keys()) {
            final int assetId = book.names().idOfKey(assets, key);
            if (assetId >= 0) {
                book.claimAsset(assets, key, assetId, head);
                legs.add(leg(assets.section(key), head, assetId, book, usual));
            }
        }
        if (assets.keys().isEmpty() && !assets.isAbsent()) {
            assets.problem("", "has no asset", "add at least one, such as BTC: {maxOrder: 0.5}");
        }
        return new HandOffSection(settings, legs);
    }

    private static LegSettings leg(
            final Section terms,
            final OverlayHead head,
            final int assetId,
            final LegBook book,
            final ExecutionSettings usual) {
        return book.spot(
                head,
                assetId,
                terms.required("maxOrder", book.orderLots(assetId), 1L),
                terms.optional("cost", Ranges.share(0, Ppb.ONE), 0L),
                ExecutionSection.read(terms, usual));
    }
}
