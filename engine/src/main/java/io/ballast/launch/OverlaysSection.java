package io.ballast.launch;

import io.ballast.settings.CandidateSettings;
import io.ballast.settings.ExecutionSettings;
import io.ballast.settings.HedgeMode;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OutlookSettings;
import io.ballast.settings.OverlayKind;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.ProtectSettings;
import io.ballast.slot.ClientOrderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Key {@code overlays}: what is hedged with which contracts, how, and how far. */
final class OverlaysSection {
    static final String NO_INDEX = "none";

    private final Names sleeves;
    private final Names indices;
    private final LegBook book;
    private final Map<Integer, String> overlayOfSleeve = new HashMap<>();

    OverlaysSection(final Names sleeves, final Names indices, final LegBook book) {
        this.sleeves = sleeves;
        this.indices = indices;
        this.book = book;
    }

    List<OverlaySettings> read(final Section section) {
        final List<OverlaySettings> overlays = new ArrayList<>();
        for (final Section member : section.members(ClientOrderId.MAX_LEGS)) {
            overlays.add(overlay(member, overlays.size()));
        }
        if (book.count() > ClientOrderId.MAX_LEGS) {
            section.problem(
                    "", book.count() + " contracts and assets", "at most " + ClientOrderId.MAX_LEGS + " can be traded");
        }
        return overlays;
    }

    private OverlaySettings overlay(final Section section, final int id) {
        final OverlayHead head = head(section, id);
        final HedgeMode mode = mode(section, head);
        final ExecutionSettings usual = ExecutionSection.read(section, ExecutionSection.USUAL);
        final List<LegSettings> legs = new ArrayList<>(ContractsSection.read(section, head, book, usual));
        final LegSettings main = legs.get(0);
        final List<CandidateSettings> candidates = CandidatesSection.read(section, head, List.copyOf(legs), book);
        final HandOffSection handOff = HandOffSection.read(section, head, book, usual);
        final BasisSection basis = BasisSection.read(section, head, main, book);
        legs.addAll(handOff.spotLegs());
        legs.addAll(basis.spotLegs());
        final OutlookSettings outlook = OutlookSection.read(section, head);
        final ProtectSettings protect = ProtectSection.read(section, head);
        return new OverlaySettings(
                id,
                section.name(),
                head.kind(),
                head.sleeveId(),
                index(section, head, outlook),
                mode,
                BandSection.read(section, head, book.targetPpb(head.sleeveId())),
                EstimatorSection.read(section, head),
                legs,
                candidates,
                SelectionSection.read(section),
                outlook,
                handOff.settings(),
                protect,
                PairSection.read(section, head),
                basis.settings(),
                CostSection.read(section, head, book));
    }

    private OverlayHead head(final Section section, final int id) {
        final OverlayKind kind = section.optional("kind", ValueType.oneOf(OverlayKind.class), OverlayKind.DRIFT);
        if (kind == OverlayKind.PROTECT || kind == OverlayKind.BASIS) {
            section.forbidden("sleeve", "an overlay of kind " + Words.lower(kind) + " follows no sleeve");
            return new OverlayHead(id, section.name(), kind, Names.NONE);
        }
        final int sleeveId = section.required("sleeve", sleeves.reference(), Names.NONE);
        final String other = sleeveId < 0 ? null : overlayOfSleeve.putIfAbsent(sleeveId, section.name());
        if (other != null) {
            section.problem(
                    "sleeve",
                    "overlay '" + other + "' already hedges this sleeve, and its drift would be hedged twice",
                    "keep one overlay for each sleeve");
        }
        return new OverlayHead(id, section.name(), kind, sleeveId);
    }

    private static HedgeMode mode(final Section section, final OverlayHead head) {
        if (head.is(OverlayKind.PAIR) || head.is(OverlayKind.BASIS)) {
            section.forbidden("mode", "the size of a " + Words.lower(head.kind()) + " follows from its own section");
            return HedgeMode.NOTIONAL;
        }
        return section.optional("mode", ValueType.oneOf(HedgeMode.class), HedgeMode.NOTIONAL);
    }

    private int index(final Section section, final OverlayHead head, final @Nullable OutlookSettings outlook) {
        final int before = section.problemCount();
        final int indexId = section.optional("index", indices.referenceOr(NO_INDEX), Names.NONE);
        final boolean isFollowed = head.is(OverlayKind.PROTECT) && outlook != null;
        if (indexId == Names.NONE && section.problemCount() == before) {
            if (head.is(OverlayKind.PAIR)) {
                section.problem("index", "a pair needs one", "name the index that stands for the market");
            } else if (isFollowed) {
                section.problem(
                        "index",
                        "the outlook of a protection is that of the market",
                        "name the index that stands for the market");
            }
        }
        return indexId;
    }
}
