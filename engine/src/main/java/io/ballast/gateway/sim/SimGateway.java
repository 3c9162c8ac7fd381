package io.ballast.gateway.sim;

import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputSink;
import io.ballast.gateway.MarketFeed;
import io.ballast.instrument.Instrument;
import io.ballast.message.MarkDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.TimerEncoder;
import io.ballast.settings.ExchangeSettings;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Market data from a feed, executions from the embedded exchange, in lockstep with the engine: no input is offered that
 * an order still to come could precede. That holds when every input older than the offered one by the entry latency or
 * more has been processed, so the sequence of inputs is the same in every topology.
 */
public final class SimGateway implements Gateway {
    private final MarketFeed feed;
    private final ExchangeSettings settings;
    private final AnswerQueue answers;
    private final SimExchange exchange;
    private final OrderQueue orders;
    private final Script opening;
    private final Script commands;
    private final long timerNs;
    private final UnsafeBuffer timerBuffer = new UnsafeBuffer(new byte[64]);
    private final TimerEncoder timer = new TimerEncoder();
    private final int timerLength;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final QuoteDecoder quote = new QuoteDecoder();
    private final MarkDecoder mark = new MarkDecoder();
    private long nextTimerNs = Long.MIN_VALUE;
    private boolean isFinished;

    /**
     * @param feed        market data; closed with the gateway
     * @param instruments by id
     * @param sources     how many sources there are
     * @param opening     encoded account, holding and specification inputs, in order; stamped no later than the first quote
     * @param commands    encoded commands in the order of their times
     * @param timerNs     spacing of timer inputs
     * @param seed        of the exchange's random rejects
     */
    public SimGateway(
            final MarketFeed feed,
            final List<Instrument> instruments,
            final int sources,
            final ExchangeSettings settings,
            final List<UnsafeBuffer> opening,
            final List<UnsafeBuffer> commands,
            final long timerNs,
            final long seed) {
        this.feed = feed;
        this.settings = settings;
        this.timerNs = timerNs;
        this.opening = new Script(opening);
        this.commands = new Script(commands);
        answers = new AnswerQueue(sources);
        for (int source = 0; source < sources; source++) {
            answers.skipAccountSequences(source, opening.size());
        }
        exchange = new SimExchange(instruments, settings, seed, answers);
        orders = new OrderQueue(settings.entryLatencyNs());
        timer.wrapAndApplyHeader(timerBuffer, 0, new MessageHeaderEncoder())
                .eventTimeNs(0)
                .sourceSequence(0);
        timerLength = MessageHeaderEncoder.ENCODED_LENGTH + TimerEncoder.BLOCK_LENGTH;
    }

    @Override
    public int poll(final InputSink sink, final long oldestPendingTimeNs) {
        // Orders first: everything an already processed input caused is in the queue by now.
        final long arrivalNs = orders.nextArrivalNs();
        final long marketNs = feed.peekTimeNs();
        final long openingNs = opening.nextTimeNs();
        final long answerNs = answers.nextTimeNs();
        final long commandNs = marketNs == MarketFeed.END ? MarketFeed.END : commands.nextTimeNs();
        final long timerDueNs = timerDueNs(marketNs);
        final long nextNs = Math.min(
                Math.min(Math.min(arrivalNs, marketNs), Math.min(openingNs, answerNs)),
                Math.min(commandNs, timerDueNs));
        if (nextNs == MarketFeed.END) {
            isFinished = oldestPendingTimeNs == NOTHING_PENDING;
            return 0;
        }
        if (oldestPendingTimeNs != NOTHING_PENDING && oldestPendingTimeNs + settings.entryLatencyNs() <= nextNs) {
            return 0;
        }
        if (openingNs == nextNs) {
            return offerScript(opening, sink);
        }
        if (arrivalNs == nextNs) {
            orders.deliver(exchange);
            return 1;
        }
        if (marketNs == nextNs) {
            return offerMarket(sink, nextNs);
        }
        if (answerNs == nextNs) {
            return offerAnswer(sink);
        }
        return commandNs == nextNs ? offerScript(commands, sink) : offerTimer(sink);
    }

    private long timerDueNs(final long marketNs) {
        if (marketNs == MarketFeed.END) {
            return MarketFeed.END;
        }
        if (nextTimerNs == Long.MIN_VALUE) {
            nextTimerNs = (Math.floorDiv(marketNs, timerNs) + 1) * timerNs;
        }
        return nextTimerNs;
    }

    private int offerMarket(final InputSink sink, final long timeNs) {
        final DirectBuffer buffer = feed.buffer();
        if (!sink.offer(buffer, feed.offset(), feed.length())) {
            return 0;
        }
        header.wrap(buffer, feed.offset());
        if (header.templateId() == QuoteDecoder.TEMPLATE_ID) {
            exchange.onQuote(quote.wrapAndApplyHeader(buffer, feed.offset(), header), timeNs);
        } else if (header.templateId() == MarkDecoder.TEMPLATE_ID) {
            exchange.onMark(mark.wrapAndApplyHeader(buffer, feed.offset(), header), timeNs);
        }
        feed.advance();
        return 1;
    }

    private int offerAnswer(final InputSink sink) {
        if (!sink.offer(answers.buffer(), answers.offset(), answers.length())) {
            return 0;
        }
        answers.remove();
        return 1;
    }

    private static int offerScript(final Script script, final InputSink sink) {
        final DirectBuffer input = script.input();
        if (!sink.offer(input, 0, input.capacity())) {
            return 0;
        }
        script.remove();
        return 1;
    }

    private int offerTimer(final InputSink sink) {
        timer.receiveTimeNs(nextTimerNs);
        if (!sink.offer(timerBuffer, 0, timerLength)) {
            return 0;
        }
        nextTimerNs += timerNs;
        return 1;
    }

    @Override
    public boolean isFinished() {
        return isFinished;
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public boolean send(final DirectBuffer buffer, final int offset, final int length, final long causeTimeNs) {
        return orders.send(buffer, offset, length, causeTimeNs);
    }

    @Override
    public void close() {
        feed.close();
    }
}
