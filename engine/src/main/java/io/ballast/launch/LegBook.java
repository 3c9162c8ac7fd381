package io.ballast.launch;

import io.ballast.instrument.Instrument;
import io.ballast.instrument.InstrumentKind;
import io.ballast.instrument.Sleeve;
import io.ballast.instrument.TopRule;
import io.ballast.math.Bounds;
import io.ballast.settings.ExecutionSettings;
import io.ballast.settings.LegSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The legs of all overlays: what can be traded, under which ids, and which overlay trades what. */
final class LegBook {
    private final Names instrumentNames;
    private final List<Instrument> instruments;
    private final List<Sleeve> sleeves;
    private final Map<Integer, String> overlayOf = new HashMap<>();
    private int count;

    LegBook(final Names instrumentNames, final List<Instrument> instruments, final List<Sleeve> sleeves) {
        this.instrumentNames = instrumentNames;
        this.instruments = instruments;
        this.sleeves = sleeves;
    }

    Names names() {
        return instrumentNames;
    }

    Names sleeveNames() {
        return new Names("sleeve", sleeves.stream().map(Sleeve::name).toList());
    }

    int count() {
        return count;
    }

    /** When a contract expires by its own terms; 0: never. */
    long expiryNs(final int contractId) {
        return contractId < 0 ? 0 : instruments.get(contractId).terms().expiryNs();
    }

    /** Whether profit of a contract is paid in coin. */
    boolean isSettledInCoin(final int contractId) {
        return contractId >= 0 && instruments.get(contractId).isSettledInCoin();
    }

    /** Whose venue trades an instrument. */
    int sourceId(final int instrumentId) {
        return instrumentId < 0 ? Names.NONE : instruments.get(instrumentId).sourceId();
    }

    int nextId() {
        return count++;
    }

    /** Books a contract for an overlay; reports under this key what cannot be traded or is already traded. */
    void claimContract(final Section section, final String key, final int instrumentId, final OverlayHead head) {
        if (instrumentId < 0) {
            return;
        }
        final Instrument contract = instruments.get(instrumentId);
        if (contract.kind() == InstrumentKind.SPOT) {
            section.problem(
                    key,
                    "'" + contract.name() + "' is not a contract",
                    "name an instrument of kind linear, inverse or quanto");
            return;
        }
        claim(section, key, instrumentId, head, "give each overlay a contract of its own");
    }

    /** Books an asset for an overlay that trades spot; one that is in no sleeve would be held unseen. */
    void claimAsset(final Section section, final String key, final int instrumentId, final OverlayHead head) {
        final Instrument asset = instruments.get(instrumentId);
        if (asset.kind() != InstrumentKind.SPOT) {
            section.problem(key, "'" + asset.name() + "' is a contract", "name an instrument of kind spot");
            return;
        }
        if (!isIn(head.sleeveId(), instrumentId)) {
            final boolean isAny = head.sleeveId() < 0;
            section.problem(
                    key,
                    isAny ? "is in no sleeve" : "is not in the overlay's sleeve",
                    isAny ? "add it to the assets of a sleeve" : "name assets of that sleeve");
        }
        claim(section, key, instrumentId, head, "let one overlay trade it");
    }

    private void claim(
            final Section section,
            final String key,
            final int instrumentId,
            final OverlayHead head,
            final String remedy) {
        final String other = overlayOf.putIfAbsent(instrumentId, head.name());
        if (other != null) {
            section.problem(key, "overlay '" + other + "' already trades it", remedy);
        }
    }

    /** Whether an asset is or can come to be in a sleeve, or in any where none is named. */
    private boolean isIn(final int sleeveId, final int assetId) {
        return sleeves.stream().anyMatch(sleeve -> {
            final boolean isNamed = sleeveId < 0 || sleeve.id() == sleeveId;
            final TopRule top = sleeve.top();
            if (top != null && (isNamed || top.restId() == sleeveId)) {
                return top.assetIds().contains(assetId);
            }
            return isNamed && sleeve.assetIds().contains(assetId);
        });
    }

    /** Assets that are or can come to be in a sleeve, or in any where none is named. */
    List<Integer> assetsOf(final int sleeveId) {
        return instruments.stream()
                .map(Instrument::id)
                .filter(id -> isIn(sleeveId, id))
                .toList();
    }

    /** A leg that trades a held asset, whose exposure is that of its sleeves. */
    LegSettings spot(
            final OverlayHead head,
            final int assetId,
            final long maxOrderLots,
            final long costPpb,
            final ExecutionSettings execution) {
        final List<Long> exposures = new ArrayList<>();
        for (final Sleeve sleeve : sleeves) {
            final int place = sleeve.assetIds().indexOf(assetId);
            exposures.add(place < 0 ? 0L : sleeve.sharesPpb().get(place));
        }
        return new LegSettings(
                nextId(),
                head.id(),
                assetId,
                sourceId(assetId),
                true,
                exposures,
                maxOrderLots,
                Bounds.MAX_LOTS,
                costPpb,
                0,
                0,
                execution);
    }

    BigDecimal lotSize(final int instrumentId) {
        return instrumentId < 0
                ? Decimals.UNKNOWN_LOT
                : instruments.get(instrumentId).lotSize();
    }

    /** A quantity as lots; at least one, or nothing could ever be traded. */
    ValueType<Long> orderLots(final int instrumentId) {
        return Decimals.lots(lotSize(instrumentId))
                .where(lots -> lots > 0, "is not above zero", "write at least one lot");
    }

    /** Target share of a sleeve; 0 if there is none. */
    long targetPpb(final int sleeveId) {
        return sleeveId < 0 || sleeveId >= sleeves.size()
                ? 0
                : sleeves.get(sleeveId).targetPpb();
    }
}
