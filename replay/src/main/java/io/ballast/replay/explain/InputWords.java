package io.ballast.replay.explain;

import io.ballast.instrument.Instrument;
import io.ballast.journal.JournalDocument;
import io.ballast.launch.MessageText;
import io.ballast.slot.IngestSection;
import java.util.Locale;

/** An input in words. */
final class InputWords {
    private InputWords() {}

    static String of(final Moment moment) {
        final IngestSection in = moment.slot().ingest;
        return switch (in.kind) {
            case REFUSED -> "not taken, " + in.outcome + ": " + raw(moment);
            case QUOTE -> quote(moment, in);
            case TRADE -> {
                final Instrument traded = moment.instrument(in.instrumentId);
                yield "trade of " + traded.name() + ": " + Amounts.quantity(traded, in.tradeLots) + " at "
                        + Amounts.price(traded, in.tradeTicks);
            }
            case MARK -> mark(moment.instrument(in.instrumentId), in);
            case EXECUTION -> execution(moment, in);
            case ACCOUNT -> (in.isFunding ? "funding of " : "cash of ") + Amounts.signedUsd(in.amountNanoUsd) + " USD";
            case HOLDING -> {
                final Instrument held = moment.instrument(in.instrumentId);
                yield "holding of " + held.name() + ": " + Amounts.quantity(held, in.holdingLots);
            }
            case TARGET ->
                "target of sleeve "
                        + moment.configuration().sleeves().get(in.sleeveId).name() + ": "
                        + Amounts.percent(in.weightPpb);
            case COMMAND ->
                "command " + in.commandKind
                        + (in.overlayId < 0
                                ? ""
                                : " of overlay " + moment.overlay(in.overlayId).name());
            case FEED_STATUS -> "source " + source(moment, in.sourceId) + " is " + in.feedState;
            case SEND_FAILURE -> "output " + in.clientOrderId + " did not leave";
            case TIMER -> "timer";
            default -> in.kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + raw(moment);
        };
    }

    private static String quote(final Moment moment, final IngestSection in) {
        final Instrument quoted = moment.instrument(in.instrumentId);
        return "quote of " + quoted.name() + " by " + source(moment, in.sourceId) + ": bid "
                + Amounts.price(quoted, in.bidTicks) + " × " + Amounts.quantity(quoted, in.bidLots) + ", offer "
                + Amounts.price(quoted, in.askTicks) + " × " + Amounts.quantity(quoted, in.askLots);
    }

    private static String mark(final Instrument marked, final IngestSection in) {
        return "mark of " + marked.name() + ": mark " + Amounts.price(marked, in.markTicks) + ", index "
                + Amounts.price(marked, in.indexTicks) + ", funding rate " + Amounts.percent(in.fundingRatePpb);
    }

    private static String execution(final Moment moment, final IngestSection in) {
        final Instrument traded = moment.instrument(in.instrumentId);
        final String what = "execution of order " + in.clientOrderId + ": " + in.executionKind;
        return in.executionKind.isFill()
                ? what + ' ' + Amounts.quantity(traded, in.lastLots) + ' ' + traded.name() + " at "
                        + Amounts.price(traded, in.lastTicks)
                : what;
    }

    private static String source(final Moment moment, final int sourceId) {
        return sourceId >= 0 && sourceId < moment.configuration().sources().size()
                ? moment.configuration().sources().get(sourceId).name()
                : "number " + sourceId;
    }

    private static String raw(final Moment moment) {
        final JournalDocument document = moment.playback().document();
        return MessageText.of(document.buffer(), document.inputOffset(), document.inputLength());
    }
}
