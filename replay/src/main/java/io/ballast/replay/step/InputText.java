package io.ballast.replay.step;

import io.ballast.instrument.Instrument;
import io.ballast.journal.JournalDocument;
import io.ballast.launch.Decision;
import io.ballast.launch.DecisionReader;
import io.ballast.launch.DecisionText;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.MessageText;
import io.ballast.order.WorkingOrder;
import io.ballast.slot.IngestSection;
import io.ballast.slot.Slot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Inputs, what they caused, and orders, in words. */
final class InputText {
    private final EngineConfiguration configuration;
    private final DecisionText decisions;
    private final DecisionReader reader = new DecisionReader();

    InputText(final EngineConfiguration configuration) {
        this.configuration = configuration;
        decisions = new DecisionText(configuration);
    }

    /** What the engine took an input for, in a few words. */
    String brief(final Slot slot) {
        final IngestSection in = slot.ingest;
        return switch (in.kind) {
            case REFUSED -> "refused: " + words(in.outcome);
            case QUOTE ->
                "quote " + name(in.instrumentId) + ' ' + price(in.instrumentId, in.bidTicks) + " / "
                        + price(in.instrumentId, in.askTicks);
            case TRADE ->
                "trade " + lots(in.instrumentId, in.tradeLots) + " @ " + price(in.instrumentId, in.tradeTicks);
            case MARK ->
                "mark " + name(in.instrumentId) + ' ' + price(in.instrumentId, in.markTicks) + ", index "
                        + price(in.instrumentId, in.indexTicks);
            case EXECUTION -> execution(in);
            case HOLDING -> "holding " + lots(in.instrumentId, in.holdingLots);
            default -> words(in.kind);
        };
    }

    private String execution(final IngestSection in) {
        final String what = "execution " + words(in.executionKind);
        if (!in.executionKind.isFill()) {
            return what + " of " + in.clientOrderId;
        }
        return what + ' ' + (in.executionSign > 0 ? "BUY " : "SELL ") + lots(in.instrumentId, in.lastLots) + " @ "
                + price(in.instrumentId, in.lastTicks) + " of " + in.clientOrderId;
    }

    /** The whole input, as recorded. */
    static String whole(final JournalDocument document) {
        return MessageText.of(document.buffer(), document.inputOffset(), document.inputLength());
    }

    /** What it caused, in order, decisions in words. */
    List<String> outputs(final JournalDocument document) {
        final List<String> lines = new ArrayList<>();
        document.rewindOutputs();
        while (document.nextOutput()) {
            final Decision decision = reader.read(document.buffer(), document.outputOffset());
            lines.add(
                    decision == null
                            ? MessageText.of(document.buffer(), document.outputOffset(), document.outputLength())
                            : withoutTime(decision));
        }
        return lines;
    }

    /** It is that of the input. */
    private String withoutTime(final Decision decision) {
        return decisions
                .line(decision)
                .substring(DecisionText.time(decision.timeNs()).length())
                .strip();
    }

    /** An order that its venue may be working, in one line. */
    String order(final WorkingOrder order) {
        return String.format(
                Locale.ROOT,
                "%d  %-6s %s %s @ %s  %s, %s filled",
                order.clientOrderId(),
                configuration.overlays().get(order.overlayId()).name(),
                order.signedLots() > 0 ? "BUY" : "SELL",
                lots(order.instrumentId(), Math.abs(order.signedLots())),
                price(order.instrumentId(), order.limitTicks()),
                order.state(),
                units(order.filledLots(), instrument(order.instrumentId()).lotSize()));
    }

    private String lots(final int instrumentId, final long lots) {
        return units(lots, instrument(instrumentId).lotSize()) + ' ' + name(instrumentId);
    }

    private String price(final int instrumentId, final long ticks) {
        return units(ticks, instrument(instrumentId).tickSize());
    }

    private static String units(final long units, final BigDecimal size) {
        return size.multiply(BigDecimal.valueOf(units)).toPlainString();
    }

    private String name(final int instrumentId) {
        return instrument(instrumentId).name();
    }

    private Instrument instrument(final int instrumentId) {
        return configuration.instruments().get(instrumentId);
    }

    /** {@code FEED_STATUS} as "feed status". */
    private static String words(final Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
