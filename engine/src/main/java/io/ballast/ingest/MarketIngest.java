package io.ballast.ingest;

import io.ballast.math.Bounds;
import io.ballast.message.ContractSpecificationDecoder;
import io.ballast.message.FeedStatusDecoder;
import io.ballast.message.MarkDecoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.SourceStatus;
import io.ballast.message.TradeDecoder;
import io.ballast.slot.EventKind;
import io.ballast.slot.FeedState;
import io.ballast.slot.IngestOutcome;
import io.ballast.slot.IngestSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import org.agrona.DirectBuffer;

/** Quotes, trades, marks, contract specifications and the state of their sources. */
final class MarketIngest implements Stateful {
    private final ReferenceTable reference;
    private final QuoteDecoder quote = new QuoteDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final MarkDecoder mark = new MarkDecoder();
    private final ContractSpecificationDecoder specification = new ContractSpecificationDecoder();
    private final FeedStatusDecoder status = new FeedStatusDecoder();
    private final SequenceGuard quotes;
    private final SequenceGuard trades;
    private final SequenceGuard marks;
    private final SequenceGuard specifications;
    private final SequenceGuard statuses;

    MarketIngest(final ReferenceTable reference) {
        this.reference = reference;
        quotes = new SequenceGuard(reference.instruments);
        trades = new SequenceGuard(reference.instruments);
        marks = new SequenceGuard(reference.instruments);
        specifications = new SequenceGuard(reference.instruments);
        statuses = new SequenceGuard(reference.sources);
    }

    IngestOutcome onQuote(
            final DirectBuffer buffer, final int blockLength, final int version, final IngestSection out) {
        quote.wrap(buffer, IngestStage.BODY, blockLength, version);
        final int instrumentId = quote.instrumentId();
        final int sourceId = quote.sourceId();
        final IngestOutcome origin = origin(instrumentId, sourceId);
        if (origin != IngestOutcome.ACCEPTED) {
            return origin;
        }
        final long sequence = quote.sourceSequence();
        if (!quotes.isNext(instrumentId, sequence)) {
            return IngestOutcome.OUT_OF_SEQUENCE;
        }
        final IngestOutcome prices = checkQuote(instrumentId, out);
        if (prices != IngestOutcome.ACCEPTED) {
            return prices;
        }
        if (!reference.isClockPlausible(sourceId, out.timeNs, quote.eventTimeNs())) {
            return IngestOutcome.CLOCK_SKEW;
        }
        quotes.accept(instrumentId, sequence);
        out.instrumentId = instrumentId;
        out.sourceId = sourceId;
        out.kind = EventKind.QUOTE;
        return IngestOutcome.ACCEPTED;
    }

    private IngestOutcome checkQuote(final int instrumentId, final IngestSection out) {
        final long bidTicks = quote.bidTicks();
        final long askTicks = quote.askTicks();
        final long bidLots = quote.bidLots();
        final long askLots = quote.askLots();
        if (!Bounds.isPrice(bidTicks) || !Bounds.isPrice(askTicks)) {
            return IngestOutcome.BAD_PRICE;
        }
        if (bidTicks >= askTicks) {
            return IngestOutcome.CROSSED;
        }
        if (!Bounds.isQuantity(bidLots) || !Bounds.isQuantity(askLots)) {
            return IngestOutcome.BAD_QUANTITY;
        }
        if (!reference.isQuoteMoney(instrumentId, bidTicks, askTicks)) {
            return IngestOutcome.OUT_OF_RANGE;
        }
        out.bidTicks = bidTicks;
        out.askTicks = askTicks;
        out.bidLots = bidLots;
        out.askLots = askLots;
        return IngestOutcome.ACCEPTED;
    }

    IngestOutcome onTrade(
            final DirectBuffer buffer, final int blockLength, final int version, final IngestSection out) {
        trade.wrap(buffer, IngestStage.BODY, blockLength, version);
        final int instrumentId = trade.instrumentId();
        final IngestOutcome origin = origin(instrumentId, trade.sourceId());
        if (origin != IngestOutcome.ACCEPTED) {
            return origin;
        }
        if (!trades.isNext(instrumentId, trade.sourceSequence())) {
            return IngestOutcome.OUT_OF_SEQUENCE;
        }
        if (!Bounds.isPrice(trade.priceTicks())) {
            return IngestOutcome.BAD_PRICE;
        }
        if (!Bounds.isQuantity(trade.qtyLots())) {
            return IngestOutcome.BAD_QUANTITY;
        }
        trades.accept(instrumentId, trade.sourceSequence());
        out.instrumentId = instrumentId;
        out.sourceId = trade.sourceId();
        out.tradeTicks = trade.priceTicks();
        out.tradeLots = trade.qtyLots();
        out.kind = EventKind.TRADE;
        return IngestOutcome.ACCEPTED;
    }

    IngestOutcome onMark(final DirectBuffer buffer, final int blockLength, final int version, final IngestSection out) {
        mark.wrap(buffer, IngestStage.BODY, blockLength, version);
        final int instrumentId = mark.instrumentId();
        final IngestOutcome origin = origin(instrumentId, mark.sourceId());
        if (origin != IngestOutcome.ACCEPTED) {
            return origin;
        }
        if (!marks.isNext(instrumentId, mark.sourceSequence())) {
            return IngestOutcome.OUT_OF_SEQUENCE;
        }
        if (!Bounds.isPrice(mark.markTicks()) || !Bounds.isPrice(mark.indexTicks())) {
            return IngestOutcome.BAD_PRICE;
        }
        if (!Bounds.isFundingRate(mark.fundingRatePpb())
                || !reference.isMoney(instrumentId, 1, 2 * Math.max(mark.markTicks(), mark.indexTicks()))) {
            return IngestOutcome.OUT_OF_RANGE;
        }
        marks.accept(instrumentId, mark.sourceSequence());
        out.instrumentId = instrumentId;
        out.sourceId = mark.sourceId();
        out.markTicks = mark.markTicks();
        out.indexTicks = mark.indexTicks();
        out.fundingRatePpb = mark.fundingRatePpb();
        out.nextFundingTimeNs = mark.nextFundingTimeNs();
        out.fundingPeriodNs = reference.fundingPeriodNs[instrumentId];
        out.kind = EventKind.MARK;
        return IngestOutcome.ACCEPTED;
    }

    IngestOutcome onSpecification(
            final DirectBuffer buffer, final int blockLength, final int version, final IngestSection out) {
        specification.wrap(buffer, IngestStage.BODY, blockLength, version);
        final int instrumentId = specification.instrumentId();
        final IngestOutcome origin = origin(instrumentId, specification.sourceId());
        if (origin != IngestOutcome.ACCEPTED) {
            return origin;
        }
        if (!specifications.isNext(instrumentId, specification.sourceSequence())) {
            return IngestOutcome.OUT_OF_SEQUENCE;
        }
        specifications.accept(instrumentId, specification.sourceSequence());
        out.instrumentId = instrumentId;
        out.sourceId = specification.sourceId();
        out.isAsConfigured = specification.nanoUsdPerHalfTickLot() == reference.nanoUsdPerHalfTickLot[instrumentId];
        out.effectiveTimeNs = specification.effectiveTimeNs();
        out.kind = EventKind.CONTRACT_SPECIFICATION;
        return IngestOutcome.ACCEPTED;
    }

    IngestOutcome onFeedStatus(
            final DirectBuffer buffer, final int blockLength, final int version, final IngestSection out) {
        status.wrap(buffer, IngestStage.BODY, blockLength, version);
        final int sourceId = status.sourceId();
        if (!reference.isSource(sourceId)) {
            return IngestOutcome.UNKNOWN_SOURCE;
        }
        final SourceStatus sourceStatus = status.status();
        if (sourceStatus == SourceStatus.DISK_LOW) {
            return onDiskLow(sourceId, out);
        }
        // What the engine's own feed says of the connection is outside the source's numbering.
        final boolean isNumbered = status.receiveTimeNs() != IngestStage.NOW;
        if (isNumbered && !statuses.isNext(sourceId, status.sourceSequence())) {
            return IngestOutcome.OUT_OF_SEQUENCE;
        }
        switch (sourceStatus) {
            case UP -> out.feedState = FeedState.UP;
            case DOWN -> out.feedState = FeedState.DOWN;
            case GAP -> out.feedState = FeedState.GAP;
            case DISK_LOW, SBE_UNKNOWN, NULL_VAL -> {
                return IngestOutcome.UNKNOWN_VALUE;
            }
        }
        if (isNumbered) {
            statuses.accept(sourceId, status.sourceSequence());
        }
        if (sourceStatus == SourceStatus.UP) {
            forgetStreamsOf(sourceId);
        }
        out.sourceId = sourceId;
        out.kind = EventKind.FEED_STATUS;
        return IngestOutcome.ACCEPTED;
    }

    /** Said by the engine's own feed, so outside the source's numbering. */
    private static IngestOutcome onDiskLow(final int sourceId, final IngestSection out) {
        out.feedState = FeedState.DISK_LOW;
        out.sourceId = sourceId;
        out.kind = EventKind.FEED_STATUS;
        return IngestOutcome.ACCEPTED;
    }

    /** A venue may number its streams from the start after a reconnect. */
    private void forgetStreamsOf(final int sourceId) {
        for (int i = 0; i < reference.instruments; i++) {
            if (reference.sourceOf[i] == sourceId) {
                quotes.forget(i);
                trades.forget(i);
                marks.forget(i);
            }
        }
    }

    private IngestOutcome origin(final int instrumentId, final int sourceId) {
        if (!reference.isInstrument(instrumentId)) {
            return IngestOutcome.UNKNOWN_INSTRUMENT;
        }
        return reference.quotes(sourceId, instrumentId) ? IngestOutcome.ACCEPTED : IngestOutcome.UNKNOWN_SOURCE;
    }

    @Override
    public void codeState(final StateCodec state) {
        quotes.codeState(state);
        trades.codeState(state);
        marks.codeState(state);
        specifications.codeState(state);
        statuses.codeState(state);
    }
}
