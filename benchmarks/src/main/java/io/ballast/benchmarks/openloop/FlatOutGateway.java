package io.ballast.benchmarks.openloop;

import io.ballast.benchmarks.QuoteRing;
import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputSink;
import io.ballast.launch.EngineConfiguration;
import io.ballast.slot.InputSection;
import java.util.List;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A steady market as fast as the engine takes it: the account, a quote of everything, then a number of quotes that give no
 * reason to trade. The order at the opening is filled.
 */
final class FlatOutGateway implements Gateway {
    private static final long STEP_NS = 10_000;

    private final InputSection quote = new InputSection();
    private final QuoteRing quotes;
    private final OrderTap tap = new OrderTap(new Arrivals(Schedule.of(new long[0], Long.MAX_VALUE)), true);
    private final Fills fills = new Fills(tap);
    private final List<DirectBuffer> opening;
    private final Placement placement;
    private final long settling;
    private final long last;
    private @Nullable Window window;
    private int openingAt;
    private long offered;
    private long timeNs = EngineTime.OPENING_NS;
    private long beginNs;
    private long elapsedNs;
    private boolean isEncoded;
    private boolean isFinished;

    /**
     * @param settling quotes before the clock starts
     * @param measured quotes behind them
     */
    FlatOutGateway(
            final EngineConfiguration configuration,
            final QuoteRing quotes,
            final Placement placement,
            final long settling,
            final long measured) {
        this.quotes = quotes;
        this.placement = placement;
        this.settling = settling;
        last = settling + measured;
        opening = Opening.encode(configuration);
    }

    @Override
    public int poll(final InputSink sink, final long oldestPendingTimeNs) {
        if (openingAt < opening.size()) {
            return open(sink);
        }
        if (fills.isOwed()) {
            return fills.offer(sink, timeNs) ? 1 : 0;
        }
        return offered == last ? end(oldestPendingTimeNs) : quote(sink);
    }

    private int open(final InputSink sink) {
        if (openingAt == 0) {
            window = placement.apply();
        }
        final DirectBuffer input = opening.get(openingAt);
        final boolean isTaken = sink.offer(input, 0, input.capacity());
        openingAt += isTaken ? 1 : 0;
        return isTaken ? 1 : 0;
    }

    private int quote(final InputSink sink) {
        if (!isEncoded) {
            if (offered == settling) {
                window().open();
                beginNs = System.nanoTime();
            }
            timeNs += STEP_NS;
            quotes.next(quote, timeNs, opening.size() + offered);
            isEncoded = true;
        }
        if (!sink.offer(quote.buffer, 0, quote.length)) {
            return 0;
        }
        isEncoded = false;
        offered++;
        return 1;
    }

    private int end(final long oldestPendingTimeNs) {
        if (!isFinished && oldestPendingTimeNs == NOTHING_PENDING) {
            elapsedNs = System.nanoTime() - beginNs;
            window().close();
            isFinished = true;
        }
        return 0;
    }

    private Window window() {
        return Objects.requireNonNull(window, "the gateway was not polled");
    }

    Measurement measurement() {
        return Measurement.flatOut(last - settling, elapsedNs, window());
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

    @Override
    public void close() {}
}
