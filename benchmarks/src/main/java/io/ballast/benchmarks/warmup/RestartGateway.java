package io.ballast.benchmarks.warmup;

import io.ballast.benchmarks.BenchmarkPortfolio;
import io.ballast.benchmarks.QuoteRing;
import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputSink;
import io.ballast.instrument.Instrument;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.OpeningInputs;
import io.ballast.slot.InputSection;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A market that begins when the engine does. It tells the account, quotes everything once, then offers each tick at its
 * intended time, and notes when the feed's thread learns that the tick is decided, journaled and sent. The next one waits
 * for that and stays as late as it gets, so a stall counts against everything behind it.
 */
final class RestartGateway implements Gateway {
    static final long START_NS = 1_700_000_000_000_000_000L;

    private static final long FIRST_TICK_NS = 1_000_000L;

    private final List<DirectBuffer> opening;
    private final QuoteRing quotes;
    private final InputSection quote = new InputSection();
    private final long spacingNs;
    private final long[] latencyNs;
    private int openingAt;
    private int ticks;
    private long beginNanoTime;
    private long sequence;
    private boolean isOut;

    /**
     * @param spacingNs from the intended time of one tick to the next
     * @param ticks     how many
     */
    RestartGateway(
            final EngineConfiguration configuration, final QuoteRing quotes, final long spacingNs, final int ticks) {
        this.quotes = quotes;
        this.spacingNs = spacingNs;
        latencyNs = new long[ticks];
        opening = new ArrayList<>(OpeningInputs.encode(configuration, START_NS));
        configuration.instruments().forEach(this::quoteOnce);
        sequence = opening.size();
    }

    private void quoteOnce(final Instrument instrument) {
        final InputSection first = new InputSection();
        final long midTicks =
                instrument.isContract() ? BenchmarkPortfolio.CONTRACT_TICKS : BenchmarkPortfolio.CONSTITUENT_TICKS;
        QuoteRing.encode(first, instrument.id(), midTicks, START_NS, instrument.id());
        opening.add(new UnsafeBuffer(first.buffer, 0, first.length));
    }

    @Override
    public int poll(final InputSink sink, final long oldestPendingTimeNs) {
        if (oldestPendingTimeNs != NOTHING_PENDING) {
            return 0;
        }
        if (openingAt < opening.size()) {
            return open(sink);
        }
        if (isOut) {
            latencyNs[ticks] = System.nanoTime() - beginNanoTime - ticks * spacingNs;
            ticks++;
            isOut = false;
        }
        return ticks < latencyNs.length ? tick(sink) : 0;
    }

    private int open(final InputSink sink) {
        final DirectBuffer input = opening.get(openingAt);
        if (!sink.offer(input, 0, input.capacity())) {
            return 0;
        }
        openingAt++;
        beginNanoTime = System.nanoTime() + FIRST_TICK_NS;
        return 1;
    }

    private int tick(final InputSink sink) {
        final long offsetNs = ticks * spacingNs;
        if (System.nanoTime() - beginNanoTime < offsetNs) {
            return 0;
        }
        quotes.next(quote, START_NS + FIRST_TICK_NS + offsetNs, ++sequence);
        isOut = sink.offer(quote.buffer, 0, quote.length);
        return isOut ? 1 : 0;
    }

    @Override
    public boolean isFinished() {
        return ticks == latencyNs.length;
    }

    @Override
    public boolean isLive() {
        return false;
    }

    /** Orders are taken and never filled. */
    @Override
    public boolean send(final DirectBuffer buffer, final int offset, final int length, final long causeTimeNs) {
        return true;
    }

    /** From the intended time of each tick until it was known to be done; once all are. */
    long[] latencyNs() {
        return latencyNs.clone();
    }

    @Override
    public void close() {}
}
