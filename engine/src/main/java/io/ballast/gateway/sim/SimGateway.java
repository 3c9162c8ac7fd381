package io.ballast.gateway.sim;

import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputSink;
import io.ballast.gateway.MarketFeed;
import io.ballast.instrument.Instrument;
import io.ballast.math.Ppb;
import io.ballast.message.AccountDecoder;
import io.ballast.message.HoldingDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.TimerEncoder;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.LadderSettings;
import io.ballast.settings.MarginMode;
import java.util.List;
import java.util.stream.IntStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Market data from a feed, executions from the embedded exchange, in lockstep with the engine: no input is offered that
 * an order still to come could precede. That holds when every input older than the offered one by the entry latency or
 * more has been processed, so the sequence of inputs is the same in every topology.
 */
public final class SimGateway implements Gateway {
    private static final long ENTRY_SEED = 0x632BE59BD9B4E019L;
    private static final long ANSWER_SEED = 0x1F83D9ABFB41BD6BL;

    private final MarketFeed feed;
    private final ExchangeSettings settings;
    private final Deliveries deliveries = new Deliveries();
    private final Faults faults;
    private final Incidents incidents;
    private final SimExchange exchange;
    private final MarketInputs market;
    private final MarketPath path;
    private final OrderQueue orders;
    private final Requests requests;
    private final AccountView accounts;
    private final Script opening;
    private final Script commands;
    private final long timerNs;
    private final UnsafeBuffer timerBuffer = new UnsafeBuffer(new byte[64]);
    private final TimerEncoder timer = new TimerEncoder();
    private final int timerLength;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AccountDecoder account = new AccountDecoder();
    private final HoldingDecoder holding = new HoldingDecoder();
    private long nextTimerNs = Long.MIN_VALUE;
    private long nowNs = Long.MIN_VALUE;
    private boolean isFinished;

    /** With one margin account over all sources. */
    public SimGateway(
            final MarketFeed feed,
            final List<Instrument> instruments,
            final int sources,
            final ExchangeSettings settings,
            final List<UnsafeBuffer> opening,
            final List<UnsafeBuffer> commands,
            final long timerNs,
            final long seed) {
        this(feed, instruments, oneAccount(sources), settings, opening, commands, timerNs, seed);
    }

    /**
     * @param feed        market data; closed with the gateway
     * @param instruments by id
     * @param accounts    margin accounts by id; together they have every source
     * @param opening     encoded account, holding and specification inputs, in order; stamped no later than the first quote
     * @param commands    encoded commands in the order of their times
     * @param timerNs     spacing of timer inputs
     * @param seed        of everything random at the exchange
     */
    public SimGateway(
            final MarketFeed feed,
            final List<Instrument> instruments,
            final List<AccountSettings> accounts,
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
        final int sources = accounts.stream()
                .mapToInt(account -> account.sourceIds().size())
                .sum();
        faults = new Faults(settings.faults(), seed);
        final Connections connections = new Connections(sources, deliveries);
        final int[] sourceOf =
                instruments.stream().mapToInt(Instrument::sourceId).toArray();
        final Answers answers = new Answers(settings, sourceOf, faults, connections, deliveries, seed ^ ANSWER_SEED);
        answers.skipAccountSequences(opening.size());
        exchange = new SimExchange(instruments, accounts, settings, faults, answers, seed);
        incidents = new Incidents(settings.rules(), faults, connections, exchange, answers);
        market = new MarketInputs(exchange);
        path = new MarketPath(faults, connections, deliveries, instruments.size());
        orders = new OrderQueue(settings.entryLatencyNs(), settings.jitterNs(), seed ^ ENTRY_SEED);
        requests = new Requests(exchange, new AccountReports(exchange, answers), connections, faults);
        this.accounts = new AccountView(exchange, answers);
        timer.wrapAndApplyHeader(timerBuffer, 0, new MessageHeaderEncoder())
                .eventTimeNs(0)
                .sourceSequence(0);
        timerLength = MessageHeaderEncoder.ENCODED_LENGTH + TimerEncoder.BLOCK_LENGTH;
    }

    private static List<AccountSettings> oneAccount(final int sources) {
        return List.of(new AccountSettings(
                0,
                AccountSettings.MAIN,
                IntStream.range(0, sources).boxed().toList(),
                0,
                MarginMode.CROSS,
                1,
                Ppb.ONE,
                AccountSettings.UNLIMITED_PPB,
                AccountSettings.UNLIMITED_PPB,
                LadderSettings.OFF));
    }

    /** What the exchange holds; see there who may look at it. */
    public AccountView accounts() {
        return accounts;
    }

    @Override
    public int poll(final InputSink sink, final long oldestPendingTimeNs) {
        // Orders first: everything an already processed input caused is in the queue by now.
        final long arrivalNs = orders.nextArrivalNs();
        final long marketNs = feed.peekTimeNs();
        final boolean isMarketOpen = marketNs != MarketFeed.END;
        final long openingNs = opening.nextTimeNs();
        final long deliveryNs = deliveries.nextTimeNs();
        final long incidentNs = incidents.nextTimeNs(isMarketOpen);
        final long commandNs = isMarketOpen ? commands.nextTimeNs() : MarketFeed.END;
        final long timerDueNs = timerDueNs(marketNs);
        final long nextNs = Math.min(
                Math.min(Math.min(arrivalNs, marketNs), Math.min(openingNs, deliveryNs)),
                Math.min(Math.min(commandNs, timerDueNs), incidentNs));
        if (nextNs == MarketFeed.END) {
            isFinished = oldestPendingTimeNs == NOTHING_PENDING;
            return 0;
        }
        if (oldestPendingTimeNs != NOTHING_PENDING && oldestPendingTimeNs + settings.entryLatencyNs() <= nextNs) {
            return 0;
        }
        nowNs = Math.max(nowNs, nextNs);
        if (openingNs == nextNs) {
            return offerScript(opening, sink);
        }
        if (incidentNs == nextNs) {
            incidents.onTime(nextNs);
            return 1;
        }
        if (arrivalNs == nextNs) {
            // One behind its time, from an engine that was away, arrives now: time does not run back.
            requests.onArrival(orders.arrived(), nowNs);
            orders.remove();
            return 1;
        }
        if (marketNs == nextNs) {
            return faults.isNone() ? offerMarket(sink, nextNs) : passMarket(nextNs);
        }
        if (deliveryNs == nextNs) {
            return offerDelivery(sink);
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
        final int offset = feed.offset();
        if (!market.isDepth(buffer, offset) && !sink.offer(buffer, offset, feed.length())) {
            return 0;
        }
        market.onMessage(buffer, offset, timeNs);
        feed.advance();
        return 1;
    }

    /** With faults the exchange sees the message at once, and the engine what is left of it. */
    private int passMarket(final long timeNs) {
        final DirectBuffer buffer = feed.buffer();
        final int offset = feed.offset();
        final int length = feed.length();
        if (!market.onMessage(buffer, offset, timeNs)) {
            deliveries.add(buffer, offset, length, Deliveries.NO_SOURCE, timeNs);
        } else if (!market.isDepth(buffer, offset)) {
            incidents.onMarket(market.sourceId(), market.instrumentId(), timeNs);
            path.pass(buffer, offset, length, market.sourceId(), market.instrumentId(), timeNs);
        }
        feed.advance();
        return 1;
    }

    private int offerDelivery(final InputSink sink) {
        if (!sink.offer(deliveries.buffer(), deliveries.offset(), deliveries.length())) {
            return 0;
        }
        deliveries.remove();
        return 1;
    }

    private int offerScript(final Script script, final InputSink sink) {
        final DirectBuffer input = script.input();
        if (!sink.offer(input, 0, input.capacity())) {
            return 0;
        }
        header.wrap(input, 0);
        if (header.templateId() == AccountDecoder.TEMPLATE_ID) {
            account.wrapAndApplyHeader(input, 0, header);
            exchange.onTransfer(account.sourceId(), account.instrumentId(), account.amountNanoUsd());
        } else if (header.templateId() == HoldingDecoder.TEMPLATE_ID) {
            holding.wrapAndApplyHeader(input, 0, header);
            exchange.onHolding(holding.instrumentId(), holding.qtyLots());
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
