package io.ballast.replay.lab;

import io.ballast.gateway.InputTime;
import io.ballast.journal.JournalDocument;
import io.ballast.message.CommandDecoder;
import io.ballast.message.FeedStatusDecoder;
import io.ballast.message.MarkDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.SendFailureDecoder;
import io.ballast.message.TargetDecoder;
import io.ballast.message.TradeDecoder;

/** Who made a recorded input, as far as that decides what a new run does with it. */
enum InputRole {
    /** The market: played again as it was. */
    MARKET,
    /** Somebody outside, at a moment that no configuration names, such as the kill file: played again there. */
    OUTSIDE,
    /** An order that did not leave: a run of the past sends every order. */
    NOT_SENT,
    /** The embedded exchange, the configuration or the engine's own clock: made anew. */
    MADE_ANEW;

    /** A message header and a receive time. */
    static final int SHORTEST_INPUT = MessageHeaderDecoder.ENCODED_LENGTH + Long.BYTES;

    /** @param header reads the input's message header */
    static InputRole of(final JournalDocument document, final MessageHeaderDecoder header) {
        if (document.inputLength() < SHORTEST_INPUT) {
            return MADE_ANEW;
        }
        return switch (header.wrap(document.buffer(), document.inputOffset()).templateId()) {
            case QuoteDecoder.TEMPLATE_ID, TradeDecoder.TEMPLATE_ID, MarkDecoder.TEMPLATE_ID -> MARKET;
            case TargetDecoder.TEMPLATE_ID -> OUTSIDE;
            case SendFailureDecoder.TEMPLATE_ID -> NOT_SENT;
            case CommandDecoder.TEMPLATE_ID, FeedStatusDecoder.TEMPLATE_ID ->
                InputTime.receiveTimeNs(document.buffer(), document.inputOffset()) == InputTime.NOW
                        ? OUTSIDE
                        : MADE_ANEW;
            default -> MADE_ANEW;
        };
    }
}
