package io.ballast.replay.report;

import io.ballast.instrument.Instrument;
import io.ballast.journal.JournalDocument;
import io.ballast.launch.Decision;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.JournalPlayback;
import io.ballast.launch.MessageText;
import io.ballast.slot.ClientOrderId;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.Slot;
import java.util.ArrayList;
import java.util.List;

/** An order's reason in a few lines: the target, the drift behind it, the market it met, the input that caused it. */
final class CauseExplainer implements OrderExplainer {
    private static final int DRIFT_DECIMALS = 3;
    private static final int RATIO_DECIMALS = 4;

    private final EngineConfiguration configuration;

    CauseExplainer(final EngineConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public List<String> explain(final JournalPlayback playback, final Decision.Order order) {
        final Slot slot = playback.slot();
        final int leg = ClientOrderId.legId(order.clientOrderId());
        final Instrument instrument = configuration.instruments().get(order.instrumentId());
        final List<String> lines = new ArrayList<>();
        lines.add(target(slot, leg, instrument));
        lines.add(drift(slot, order.overlayId(), leg));
        lines.add(market(slot.index, leg, instrument));
        addWorkflow(lines, slot.hedge, order.overlayId());
        lines.add("caused by input " + Numbers.count(playback.sequence()) + ": " + input(playback.document()));
        return lines;
    }

    private static String target(final Slot slot, final int leg, final Instrument instrument) {
        final String unit = ' ' + instrument.name();
        final long target = slot.hedge.targetLots[leg];
        final long previous = slot.hedge.previousLots[leg];
        final String change = target == previous
                ? "target unchanged at " + Numbers.units(target, instrument.lotSize())
                : Words.lower(slot.hedge.action[leg]) + ": target from " + Numbers.units(previous, instrument.lotSize())
                        + " to " + Numbers.units(target, instrument.lotSize());
        return change + unit + ", held " + Numbers.units(slot.index.positionLots[leg], instrument.lotSize());
    }

    private static String drift(final Slot slot, final int overlay, final int leg) {
        final double nav = slot.index.navNanoUsd;
        return "drift " + Numbers.signedPercent(slot.hedge.driftNanoUsd[overlay] / nav, DRIFT_DECIMALS)
                + " of NAV, " + Numbers.signedPercent(slot.hedge.effectiveDriftNanoUsd[overlay] / nav, DRIFT_DECIMALS)
                + " with the position held, band ±"
                + Numbers.percent(slot.hedge.bandNanoUsd[overlay] / nav, DRIFT_DECIMALS) + ", "
                + Numbers.real(slot.hedge.hedgeRatio[leg], RATIO_DECIMALS) + " USD of contract for one USD of excess";
    }

    private static String market(final IndexSection index, final int leg, final Instrument instrument) {
        return "quoted " + Numbers.units(index.bidTicks[leg], instrument.tickSize()) + " bid, "
                + Numbers.units(index.askTicks[leg], instrument.tickSize()) + " offered, NAV "
                + Words.lower(index.navQuality);
    }

    private static void addWorkflow(final List<String> lines, final HedgeSection hedge, final int overlay) {
        final List<String> steps = new ArrayList<>();
        for (int i = 0; i < hedge.transitionCount; i++) {
            if (hedge.transitionOverlay[i] == overlay) {
                steps.add(Words.lower(hedge.transitionFrom[i]) + " → " + Words.lower(hedge.transitionTo[i]) + " ("
                        + Words.lower(hedge.transitionReason[i]) + ")");
            }
        }
        if (!steps.isEmpty()) {
            lines.add("workflow: " + String.join(", ", steps));
        }
    }

    private static String input(final JournalDocument document) {
        return MessageText.of(document.buffer(), document.inputOffset(), document.inputLength());
    }
}
