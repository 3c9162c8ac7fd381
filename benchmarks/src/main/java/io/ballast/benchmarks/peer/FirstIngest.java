package io.ballast.benchmarks.peer;

import io.ballast.instrument.Instrument;
import io.ballast.message.AccountDecoder;
import io.ballast.message.ExecutionDecoder;
import io.ballast.message.HoldingDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.Side;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/** Turns an encoded input into an object with prices and quantities in decimals; quotes that make no sense are left out. */
final class FirstIngest {
    private static final BigDecimal NANO = BigDecimal.valueOf(1, 9);

    private final Map<Integer, Instrument> instruments = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();

    FirstIngest(final List<Instrument> instruments) {
        instruments.forEach(instrument -> this.instruments.put(instrument.id(), instrument));
    }

    FirstTick decode(final DirectBuffer buffer, final int offset) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        return switch (header.templateId()) {
            case QuoteDecoder.TEMPLATE_ID -> quote(new QuoteDecoder().wrapAndApplyHeader(buffer, offset, header));
            case ExecutionDecoder.TEMPLATE_ID ->
                fill(new ExecutionDecoder().wrapAndApplyHeader(buffer, offset, header));
            case HoldingDecoder.TEMPLATE_ID -> holding(new HoldingDecoder().wrapAndApplyHeader(buffer, offset, header));
            case AccountDecoder.TEMPLATE_ID -> cash(new AccountDecoder().wrapAndApplyHeader(buffer, offset, header));
            default -> nothing();
        };
    }

    private FirstTick quote(final QuoteDecoder quote) {
        final Instrument instrument = instruments.get(quote.instrumentId());
        final BigDecimal tick = instrument.tickSize();
        final Long before = sequences.put(instrument.name(), quote.sourceSequence());
        final boolean isNew = before == null || quote.sourceSequence() > before;
        if (!isNew || quote.bidTicks() <= 0 || quote.askTicks() < quote.bidTicks()) {
            return nothing();
        }
        return new FirstTick(
                FirstTick.Kind.QUOTE,
                quote.receiveTimeNs(),
                instrument.name(),
                tick.multiply(BigDecimal.valueOf(quote.bidTicks())),
                tick.multiply(BigDecimal.valueOf(quote.askTicks())),
                BigDecimal.ZERO);
    }

    private static FirstTick nothing() {
        return new FirstTick(FirstTick.Kind.OTHER, 0, "", BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private FirstTick fill(final ExecutionDecoder fill) {
        final Instrument instrument = instruments.get(fill.instrumentId());
        final BigDecimal lots = BigDecimal.valueOf(fill.lastLots());
        final BigDecimal price = instrument.tickSize().multiply(BigDecimal.valueOf(fill.lastTicks()));
        return new FirstTick(
                FirstTick.Kind.FILL,
                fill.receiveTimeNs(),
                instrument.name(),
                price,
                price,
                fill.side() == Side.BUY ? lots : lots.negate());
    }

    private FirstTick holding(final HoldingDecoder holding) {
        final Instrument instrument = instruments.get(holding.instrumentId());
        return new FirstTick(
                FirstTick.Kind.HOLDING,
                holding.receiveTimeNs(),
                instrument.name(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                instrument.lotSize().multiply(BigDecimal.valueOf(holding.qtyLots())));
    }

    private static FirstTick cash(final AccountDecoder account) {
        return new FirstTick(
                FirstTick.Kind.CASH,
                account.receiveTimeNs(),
                "",
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                NANO.multiply(BigDecimal.valueOf(account.amountNanoUsd())));
    }
}
