package io.ballast.benchmarks.openloop;

import io.ballast.benchmarks.QuoteRing;
import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputSink;
import io.ballast.launch.EngineConfiguration;
import io.ballast.pipeline.SlotObserver;
import io.ballast.slot.InputSection;
import java.util.List;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A market that is on time whatever the engine does: it opens the account, then offers each tick at its intended time or
 * as soon after it as it is asked. Orders are filled at once, at mid and without a fee.
 *
 * <p>In a market that trades, the next tick waits for the fill of the order before, so that each tick makes one order; it
 * stays as late as that makes it. Nothing is conflated.
 */
@SuppressWarnings("unused")
public final class PacedGateway extends PacedGatewayFields implements Gateway {
    private static final long ANSWER_NS = 2_000_000_000L;
    private static final long FIRST_TICK_NS = 1_000_000L;
    private static final long LOOK_MASK = (1 << 16) - 1;

    private final InputSection quote = new InputSection();
    private final Schedule schedule;
    private final QuoteRing quotes;
    private final boolean isTrading;
    private final OrderTap tap;
    private final Arrivals arrivals;
    private final Fills fills;
    private final List<DirectBuffer> opening;
    private final int windowFrom;
    private @Nullable Placement placement;
    private @Nullable Window window;

    private long after01;
    private long after02;
    private long after03;
    private long after04;
    private long after05;
    private long after06;
    private long after07;
    private long after08;
    private long after09;
    private long after10;
    private long after11;
    private long after12;
    private long after13;
    private long after14;
    private long after15;
    private long after16;

    /**
     * @param quotes    played round and round
     * @param isTrading whether every quote is to make an order
     */
    public PacedGateway(
            final EngineConfiguration configuration,
            final QuoteRing quotes,
            final boolean isTrading,
            final Schedule schedule) {
        this.schedule = schedule;
        this.quotes = quotes;
        this.isTrading = isTrading;
        arrivals = new Arrivals(schedule);
        tap = new OrderTap(arrivals, isTrading);
        fills = new Fills(tap);
        windowFrom = Measurement.firstFrom(schedule, schedule.measuredFromNs() / 2);
        opening = Opening.encode(configuration);
        sequence = opening.size();
    }

    /** Who runs where; before the first poll, which pins them. */
    public void place(final Placement threads) {
        placement = threads;
    }

    /** To be shown every slot behind the egress: it says when a tick without an order is done. */
    public SlotObserver observer() {
        return isTrading ? SlotObserver.NONE : tap;
    }

    @Override
    public int poll(final InputSink sink, final long oldestPendingTimeNs) {
        if (isAwaiting) {
            return answer(sink);
        }
        if (!isBegun) {
            return open(sink, oldestPendingTimeNs);
        }
        return tick == schedule.ticks() ? end(oldestPendingTimeNs) : tick(sink);
    }

    private int tick(final InputSink sink) {
        final long offsetNs = schedule.offsetNs(tick);
        if (!isEncoded) {
            final long nowNs = System.nanoTime();
            if (nowNs - beginNs < offsetNs) {
                return 0;
            }
            offeredNs = nowNs;
            if (tick == windowFrom) {
                window().open();
            }
            quotes.next(quote, EngineTime.of(offsetNs), ++sequence);
            isEncoded = true;
        }
        if (!sink.offer(quote.buffer, 0, quote.length)) {
            return 0;
        }
        isEncoded = false;
        isAwaiting = isTrading;
        tick++;
        return 1;
    }

    private int answer(final InputSink sink) {
        if (!fills.isOwed()) {
            idlePolls++;
            if ((idlePolls & LOOK_MASK) == 0) {
                requireOrder();
            }
            return 0;
        }
        final long timeNs = isBegun ? EngineTime.of(schedule.offsetNs(tick - 1)) : EngineTime.OPENING_NS;
        isAwaiting = !fills.offer(sink, timeNs);
        return isAwaiting ? 0 : 1;
    }

    /** An engine that does not trade would be waited for without end. */
    private void requireOrder() {
        if (isBegun && System.nanoTime() - offeredNs > ANSWER_NS) {
            throw new IllegalStateException("tick " + (tick - 1) + " of " + schedule.ticks() + " made no order within "
                    + ANSWER_NS / 1_000_000 + " ms");
        }
    }

    /** The account, its holdings and a quote of everything; then what is ordered at once is filled. */
    private int open(final InputSink sink, final long oldestPendingTimeNs) {
        if (openingAt == 0) {
            window =
                    Objects.requireNonNull(placement, "place the threads first").apply();
        }
        if (openingAt < opening.size()) {
            final DirectBuffer input = opening.get(openingAt);
            final boolean isTaken = sink.offer(input, 0, input.capacity());
            openingAt += isTaken ? 1 : 0;
            return isTaken ? 1 : 0;
        }
        if (oldestPendingTimeNs != NOTHING_PENDING) {
            return 0;
        }
        if (fills.isOwed()) {
            isAwaiting = true;
            return 1;
        }
        beginNs = System.nanoTime() + FIRST_TICK_NS;
        tap.begin(beginNs);
        isBegun = true;
        return 1;
    }

    private int end(final long oldestPendingTimeNs) {
        if (!isFinished && oldestPendingTimeNs == NOTHING_PENDING) {
            window().close();
            isFinished = true;
        }
        return 0;
    }

    private Window window() {
        return Objects.requireNonNull(window, "the gateway was not polled");
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
        tap.write(buffer, offset, length, causeTimeNs);
        return true;
    }

    /** What was seen; once the slice is over. */
    public Measurement measurement() {
        return Measurement.paced(
                schedule, arrivals.latencyNs(), schedule.ticks() - windowFrom, window(), arrivals.lastNs());
    }

    @Override
    public void close() {}
}
