package io.ballast.launch;

import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.NewOrderDecoder;
import io.ballast.message.RefusalDecoder;
import io.ballast.pipeline.SlotObserver;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.EventKind;
import io.ballast.slot.IndexSection;
import io.ballast.slot.OrderSection;
import io.ballast.slot.Slot;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Collects what a session's summary says, on the pipeline's last thread, without allocating. */
public final class SessionRecorder implements SlotObserver {
    private static final long LONGEST_NS = 60_000_000_000L;
    private static final int DIGITS = 3;

    private final SleeveTrack[] sleeves;
    private final BandClock[] overlays;
    private final OverlayRecord[] records;
    private final LedgerRecord[] ledgers;
    private final AttributionRecord attribution = new AttributionRecord();
    private final Drawdown drawdown = new Drawdown();
    private final EngineConfiguration configuration;
    private final LegRecord legs;
    private final MarginRecord[] margins;
    private final double[] assetWeights;
    private final double[] assetEffectiveWeights;
    private final DriftCurve[] curves;
    private AllocationProbe allocation = new AllocationProbe(List.of());
    private final Histogram tickToOrderNs = new Histogram(LONGEST_NS, DIGITS);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final RefusalDecoder refusal = new RefusalDecoder();
    private long firstNs = Long.MAX_VALUE;
    private long lastNs;
    private long navStartNanoUsd;
    private long madeBeforeNanoUsd;
    private long feesBeforeNanoUsd;
    private long spreadBeforeNanoUsd;
    private long fundingBeforeNanoUsd;
    private long navEndNanoUsd;
    private long unhedgedEndNanoUsd;
    private long feesNanoUsd;
    private long spreadNanoUsd;
    private long fundingNanoUsd;
    private double effectiveExposure;

    /** To be shown every slot of a session, or of its re-run. */
    public SessionRecorder(final EngineConfiguration configuration) {
        this.configuration = configuration;
        sleeves = new SleeveTrack[configuration.sleeves().size()];
        for (int i = 0; i < sleeves.length; i++) {
            sleeves[i] = new SleeveTrack();
        }
        overlays = new BandClock[configuration.overlays().size()];
        records = OverlayRecord.of(configuration);
        ledgers = new LedgerRecord[overlays.length];
        legs = new LegRecord(OverlaySettings.legsOf(configuration.overlays()).size());
        margins = MarginRecord.of(configuration.accounts());
        assetWeights = new double[configuration.instruments().size()];
        assetEffectiveWeights = new double[assetWeights.length];
        curves = new DriftCurve[overlays.length];
        for (int i = 0; i < overlays.length; i++) {
            overlays[i] = new BandClock(configuration.overlays().get(i));
            curves[i] = new DriftCurve();
            ledgers[i] = new LedgerRecord(i);
        }
    }

    /** Threads whose allocation counts; before the session starts. */
    void watch(final List<Thread> threads) {
        allocation = new AllocationProbe(threads);
    }

    @Override
    public void onSlot(final Slot slot, final long sequence) {
        final boolean hasOrders = slot.order.outputCount > 0 && readOutputs(slot.order);
        if (hasOrders && slot.input.claimedNanoTime != 0) {
            tickToOrderNs.recordValue(Math.min(LONGEST_NS, System.nanoTime() - slot.input.claimedNanoTime));
        }
        if (slot.ingest.kind != EventKind.REFUSED) {
            firstNs = Math.min(firstNs, slot.ingest.timeNs);
            lastNs = slot.ingest.timeNs;
        }
        for (final BandClock overlay : overlays) {
            overlay.onSlot(slot);
        }
        for (final OverlayRecord overlay : records) {
            overlay.onSlot(slot);
        }
        for (final LedgerRecord ledger : ledgers) {
            ledger.onEvent(slot.hedge);
        }
        legs.onEvent(slot.index);
        for (final MarginRecord account : margins) {
            account.onSlot(slot);
        }
        if (slot.index.isNavValid) {
            attribution.onNav(slot.index);
            onValidNav(slot);
        }
        allocation.onEvent(sequence);
    }

    private boolean readOutputs(final OrderSection section) {
        boolean hasOrders = false;
        int offset = 0;
        for (int i = 0; i < section.outputCount; i++) {
            final int length = section.outputs.getInt(offset);
            header.wrap(section.outputs, offset + OrderSection.LENGTH_BYTES);
            if (header.templateId() == NewOrderDecoder.TEMPLATE_ID) {
                newOrder.wrapAndApplyHeader(section.outputs, offset + OrderSection.LENGTH_BYTES, header);
                overlays[newOrder.overlayId()].onOrder();
                hasOrders = true;
            } else if (header.templateId() == RefusalDecoder.TEMPLATE_ID) {
                refusal.wrapAndApplyHeader(section.outputs, offset + OrderSection.LENGTH_BYTES, header);
                overlays[refusal.overlayId()].onRefusal();
            }
            offset += OrderSection.LENGTH_BYTES + length;
        }
        return hasOrders;
    }

    /** What the sessions before made and paid is not this one's: the stages count it on. */
    private void begin(final IndexSection index) {
        navStartNanoUsd = index.navNanoUsd;
        madeBeforeNanoUsd = index.navNanoUsd - index.unhedgedNavNanoUsd;
        feesBeforeNanoUsd = index.feesNanoUsd;
        spreadBeforeNanoUsd = index.spreadNanoUsd;
        fundingBeforeNanoUsd = index.fundingNanoUsd;
    }

    private void onValidNav(final Slot slot) {
        final IndexSection index = slot.index;
        if (navStartNanoUsd == 0) {
            begin(index);
        }
        navEndNanoUsd = index.navNanoUsd;
        drawdown.onNav(index.navNanoUsd);
        unhedgedEndNanoUsd = index.unhedgedNavNanoUsd + madeBeforeNanoUsd;
        feesNanoUsd = index.feesNanoUsd - feesBeforeNanoUsd;
        spreadNanoUsd = index.spreadNanoUsd - spreadBeforeNanoUsd;
        fundingNanoUsd = index.fundingNanoUsd - fundingBeforeNanoUsd;
        if (index.touchedAssetId >= 0) {
            assetWeights[index.touchedAssetId] = (double) index.touchedNanoUsd / index.navNanoUsd;
            assetEffectiveWeights[index.touchedAssetId] = (double) index.touchedEffectiveNanoUsd / index.navNanoUsd;
        }
        double exposure = 0;
        for (int i = 0; i < sleeves.length; i++) {
            exposure += index.effectiveNanoUsd[i];
            sleeves[i].onWeight(
                    (double) index.sleeveNanoUsd[i] / index.navNanoUsd,
                    (double) index.effectiveNanoUsd[i] / index.navNanoUsd);
        }
        effectiveExposure = exposure / index.navNanoUsd;
        for (int i = 0; i < sleeves.length; i++) {
            sleeves[i].onDrift((double) index.driftNanoUsd[i] / index.navNanoUsd);
        }
        for (int i = 0; i < curves.length; i++) {
            curves[i].onEvent(
                    slot.ingest.timeNs,
                    (double) slot.hedge.driftNanoUsd[i] / index.navNanoUsd,
                    (double) slot.hedge.effectiveDriftNanoUsd[i] / index.navNanoUsd);
        }
    }

    /** The figures so far. */
    public KeyFigures figures() {
        return new KeyFigures(
                navStartNanoUsd,
                navEndNanoUsd,
                unhedgedEndNanoUsd,
                feesNanoUsd,
                spreadNanoUsd,
                -fundingNanoUsd,
                Arrays.stream(ledgers).mapToLong(LedgerRecord::impactNanoUsd).sum(),
                drawdown.max(),
                configuration.overlays().stream().map(this::figures).toList(),
                configuration.accounts().stream().map(this::figures).toList());
    }

    private KeyFigures.Overlay figures(final OverlaySettings overlay) {
        final OverlayRecord record = records[overlay.id()];
        return new KeyFigures.Overlay(
                overlay.name(),
                record.intervals(),
                record.predictedHedged(),
                record.realisedUnhedged(),
                record.realisedHedged(),
                record.contractTurnoverPerYear(),
                record.spotTurnoverPerYear(),
                overlays[overlay.id()].outsideShare());
    }

    private KeyFigures.Account figures(final AccountSettings account) {
        final MarginRecord record = margins[account.id()];
        return new KeyFigures.Account(
                account.name(),
                Math.min(1, record.maxRatio()),
                record.meanRatio(),
                record.maxLeverage(),
                record.minDistance());
    }

    SleeveTrack sleeve(final int sleeveId) {
        return sleeves[sleeveId];
    }

    /** An asset's share of NAV when it was last touched. */
    double assetWeight(final int instrumentId) {
        return assetWeights[instrumentId];
    }

    /** The same with its part of every contract's exposure. */
    double assetEffectiveWeight(final int instrumentId) {
        return assetEffectiveWeights[instrumentId];
    }

    /** Exposure of all sleeves at the end, every contract looked through, as a share of NAV. */
    double effectiveExposure() {
        return effectiveExposure;
    }

    BandClock overlay(final int overlayId) {
        return overlays[overlayId];
    }

    /** What the hedge said of an overlay last, and what it traded. */
    OverlayRecord record(final int overlayId) {
        return records[overlayId];
    }

    LedgerRecord ledger(final int overlayId) {
        return ledgers[overlayId];
    }

    LegRecord legs() {
        return legs;
    }

    AttributionRecord attribution() {
        return attribution;
    }

    /** How a margin account fared. */
    MarginRecord margin(final int accountId) {
        return margins[accountId];
    }

    /** The course of an overlay's drift. */
    public DriftCurve curve(final int overlayId) {
        return curves[overlayId];
    }

    Histogram tickToOrderNs() {
        return tickToOrderNs;
    }

    /** Bytes an event in the second half of the session; NaN for one too short to tell. */
    public double allocatedBytesPerEvent() {
        return allocation.bytesPerEvent();
    }

    /** Engine time of the first accepted input, {@link Long#MAX_VALUE} if there was none. */
    long firstNs() {
        return firstNs;
    }

    long lastNs() {
        return lastNs;
    }

    public long navStartNanoUsd() {
        return navStartNanoUsd;
    }

    public long navEndNanoUsd() {
        return navEndNanoUsd;
    }

    public long unhedgedEndNanoUsd() {
        return unhedgedEndNanoUsd;
    }

    long feesNanoUsd() {
        return feesNanoUsd;
    }

    long spreadNanoUsd() {
        return spreadNanoUsd;
    }

    long fundingNanoUsd() {
        return fundingNanoUsd;
    }
}
