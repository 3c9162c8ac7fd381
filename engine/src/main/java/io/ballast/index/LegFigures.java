package io.ballast.index;

import io.ballast.math.Ppb;
import io.ballast.position.PositionBook;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlayKind;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.IndexSection;
import java.util.Arrays;
import java.util.List;

/** What the stages behind must know of each leg: its market, what a lot is worth, its position and its exposure. */
final class LegFigures {
    private final int[] instrumentOf;
    private final boolean[] isSpot;
    private final int[] overlayOf;
    private final boolean[] isProtection;
    private final long[][] lookThroughPpb;
    private final int[] sleeveOfOverlay;
    private final PriceBook prices;
    private final ReferencePrices references;
    private final PositionBook book;
    private final ContractFigures contracts;
    private final LegChanges changes;
    /** Whether time alone changes what is said of one: dated contracts come nearer to their ends. */
    private final boolean isAnyDated;
    /** By sleeve: exposure of all positions. */
    private final long[] contractsNanoUsd;
    /** Until then no venue's mark that was written as fresh goes stale. */
    private long freshUntilNs = Long.MIN_VALUE;

    LegFigures(
            final List<OverlaySettings> overlays,
            final PriceBook prices,
            final ReferencePrices references,
            final PositionBook book,
            final ContractFigures contracts,
            final LegChanges changes,
            final int sleeves) {
        this.changes = changes;
        contractsNanoUsd = new long[sleeves];
        this.prices = prices;
        this.references = references;
        this.book = book;
        this.contracts = contracts;
        final List<LegSettings> legs = OverlaySettings.legsOf(overlays);
        instrumentOf = legs.stream().mapToInt(LegSettings::instrumentId).toArray();
        overlayOf = legs.stream().mapToInt(LegSettings::overlayId).toArray();
        sleeveOfOverlay = overlays.stream().mapToInt(OverlaySettings::sleeveId).toArray();
        isProtection = new boolean[overlays.size()];
        overlays.forEach(overlay -> isProtection[overlay.id()] = overlay.kind() == OverlayKind.PROTECT);
        isAnyDated = legs.stream().anyMatch(leg -> contracts.isDated(leg.instrumentId()));
        isSpot = new boolean[legs.size()];
        lookThroughPpb = new long[legs.size()][];
        for (final LegSettings leg : legs) {
            isSpot[leg.id()] = leg.isSpot();
            lookThroughPpb[leg.id()] =
                    leg.lookThroughPpb().stream().mapToLong(Long::longValue).toArray();
        }
    }

    /** Whether time alone has changed nothing that is said of one since the last event. */
    boolean areKept(final long timeNs) {
        return !isAnyDated && timeNs <= freshUntilNs;
    }

    /** Writes what changed of every leg and the gross notional, and adds the positions to the sleeves' effective values. */
    void write(final long timeNs, final IndexSection out) {
        if (!areKept(timeNs)) {
            changes.addAll();
        }
        if (changes.isAny()) {
            writeChanged(timeNs, out);
        }
        for (int sleeve = 0; sleeve < contractsNanoUsd.length; sleeve++) {
            out.effectiveNanoUsd[sleeve] = out.sleeveNanoUsd[sleeve] + contractsNanoUsd[sleeve];
        }
    }

    private void writeChanged(final long timeNs, final IndexSection out) {
        freshUntilNs = Long.MAX_VALUE;
        for (int leg = 0; leg < instrumentOf.length; leg++) {
            if (changes.isRepriced(leg)) {
                writeMarket(timeNs, out, leg);
            }
            if (changes.isChanged(leg)) {
                out.positionLots[leg] = book.lots(instrumentOf[leg]);
            }
            freshUntilNs = Math.min(freshUntilNs, references.markedUntilNs(instrumentOf[leg], timeNs));
        }
        writePositions(out);
    }

    private void writePositions(final IndexSection out) {
        Arrays.fill(contractsNanoUsd, 0);
        Arrays.fill(out.committedNanoUsd, 0);
        Arrays.fill(out.othersNanoUsd, 0);
        long grossNanoUsd = 0;
        for (int leg = 0; leg < instrumentOf.length; leg++) {
            if (!isSpot[leg] && out.positionLots[leg] != 0) {
                grossNanoUsd += addPosition(leg, out);
            }
        }
        out.grossNotionalNanoUsd = grossNanoUsd;
        for (int overlay = 0; overlay < sleeveOfOverlay.length; overlay++) {
            if (sleeveOfOverlay[overlay] >= 0) {
                out.othersNanoUsd[overlay] += out.committedNanoUsd[sleeveOfOverlay[overlay]];
            }
        }
    }

    /** Adds a contract's exposure to every sleeve; returns the size of its notional. */
    private long addPosition(final int leg, final IndexSection out) {
        final long notionalNanoUsd = out.positionLots[leg] * out.lotNanoUsd[leg];
        final int overlay = overlayOf[leg];
        final long[] sharesPpb = lookThroughPpb[leg];
        for (int sleeve = 0; sleeve < sharesPpb.length; sleeve++) {
            final long exposureNanoUsd = sharesPpb[sleeve] == 0 ? 0 : Ppb.of(notionalNanoUsd, sharesPpb[sleeve]);
            contractsNanoUsd[sleeve] += exposureNanoUsd;
            if (!isProtection[overlay]) {
                out.committedNanoUsd[sleeve] += exposureNanoUsd;
                out.othersNanoUsd[overlay] -= sleeve == sleeveOfOverlay[overlay] ? exposureNanoUsd : 0;
            }
        }
        return Math.abs(notionalNanoUsd);
    }

    private void writeMarket(final long timeNs, final IndexSection out, final int leg) {
        final int instrument = instrumentOf[leg];
        final long lotNanoUsd = contracts.lotNanoUsd(instrument, timeNs);
        out.isLegValid[leg] = contracts.isTradable(instrument) && lotNanoUsd > 0;
        out.bidTicks[leg] = prices.bidTicks(instrument);
        out.askTicks[leg] = prices.askTicks(instrument);
        out.bidLots[leg] = prices.bidLots(instrument);
        out.askLots[leg] = prices.askLots(instrument);
        out.depthLots[leg] = Math.min(out.bidLots[leg], out.askLots[leg]);
        out.referenceLowTicks[leg] = references.lowTicks(instrument, timeNs);
        out.referenceHighTicks[leg] = references.highTicks(instrument, timeNs);
        out.lotNanoUsd[leg] = lotNanoUsd;
        final int sleeve = sleeveOfOverlay[overlayOf[leg]];
        out.lookedThroughNanoUsd[leg] = sleeve < 0 ? lotNanoUsd : Ppb.of(lotNanoUsd, lookThroughPpb[leg][sleeve]);
        contracts.writeBasis(instrument, timeNs, leg, out);
    }
}
