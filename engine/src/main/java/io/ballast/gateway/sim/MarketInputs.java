package io.ballast.gateway.sim;

import io.ballast.message.DepthLevelDecoder;
import io.ballast.message.MarkDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.Side;
import io.ballast.message.TradeDecoder;
import org.agrona.DirectBuffer;

/** Reads market data for the exchange, which sees all of it, whatever becomes of it on the way to the engine. */
final class MarketInputs {
    private final SimExchange exchange;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final QuoteDecoder quote = new QuoteDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final MarkDecoder mark = new MarkDecoder();
    private final DepthLevelDecoder level = new DepthLevelDecoder();
    private int instrumentId;
    private int sourceId;

    MarketInputs(final SimExchange exchange) {
        this.exchange = exchange;
    }

    /** Whether a message is for the exchange alone. */
    boolean isDepth(final DirectBuffer buffer, final int offset) {
        return header.wrap(buffer, offset).templateId() == DepthLevelDecoder.TEMPLATE_ID;
    }

    /** Whether it was market data. */
    boolean onMessage(final DirectBuffer buffer, final int offset, final long timeNs) {
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case QuoteDecoder.TEMPLATE_ID -> onQuote(quote.wrapAndApplyHeader(buffer, offset, header), timeNs);
            case TradeDecoder.TEMPLATE_ID -> onTrade(trade.wrapAndApplyHeader(buffer, offset, header), timeNs);
            case MarkDecoder.TEMPLATE_ID -> onMark(mark.wrapAndApplyHeader(buffer, offset, header), timeNs);
            case DepthLevelDecoder.TEMPLATE_ID -> onLevel(level.wrapAndApplyHeader(buffer, offset, header));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void onQuote(final QuoteDecoder message, final long timeNs) {
        instrumentId = message.instrumentId();
        sourceId = message.sourceId();
        exchange.onQuote(
                instrumentId, message.bidTicks(), message.askTicks(), message.bidLots(), message.askLots(), timeNs);
    }

    private void onTrade(final TradeDecoder message, final long timeNs) {
        instrumentId = message.instrumentId();
        sourceId = message.sourceId();
        if (message.aggressor() == Side.BUY || message.aggressor() == Side.SELL) {
            final int aggressor = message.aggressor() == Side.BUY ? 1 : -1;
            exchange.onTrade(instrumentId, aggressor, message.priceTicks(), message.qtyLots(), timeNs);
        }
    }

    private void onMark(final MarkDecoder message, final long timeNs) {
        instrumentId = message.instrumentId();
        sourceId = message.sourceId();
        exchange.onMark(
                instrumentId, message.markTicks(), message.fundingRatePpb(), message.nextFundingTimeNs(), timeNs);
    }

    private void onLevel(final DepthLevelDecoder message) {
        instrumentId = message.instrumentId();
        sourceId = message.sourceId();
        exchange.onLevel(
                instrumentId,
                message.side() == Side.BUY ? 1 : -1,
                message.priceTicks(),
                message.qtyLots(),
                message.isSnapshotStart() != 0);
    }

    /** Of the message read last. */
    int instrumentId() {
        return instrumentId;
    }

    /** Of the message read last. */
    int sourceId() {
        return sourceId;
    }
}
