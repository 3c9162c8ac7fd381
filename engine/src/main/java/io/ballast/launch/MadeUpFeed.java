package io.ballast.launch;

import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.MarketInput;
import io.ballast.message.Side;
import org.agrona.DirectBuffer;

/** Quotes of a made-up market whose prices swing together, some further than others: every band is crossed. */
final class MadeUpFeed implements MarketFeed {
    private static final int STEPS_PER_SWING = 100;
    private static final int SWINGS = 100;
    private static final int MESSAGE_CYCLE = 10;
    /** A swing takes the price that moves most this share of itself up and down … */
    private static final int DEPTH_DIVISOR = 4;
    /** … and others a part of that, by their ids, so that one sleeve outgrows another. */
    private static final int DEPTHS = 3;

    private final long stepNs;
    private final int[] sourceOf;
    private final long[] baseTicks;
    private final boolean[] isSwinging;
    private final MarketInput input = new MarketInput();
    private int step;
    private int instrument;

    /**
     * @param stepNs     time between two quotes of an instrument
     * @param sourceOf   source by instrument
     * @param baseTicks  mid price by instrument, in ticks
     * @param isSwinging whether the instrument's price moves
     */
    MadeUpFeed(final long stepNs, final int[] sourceOf, final long[] baseTicks, final boolean[] isSwinging) {
        this.stepNs = stepNs;
        this.sourceOf = sourceOf.clone();
        this.baseTicks = baseTicks.clone();
        this.isSwinging = isSwinging.clone();
        encode();
    }

    @Override
    public long peekTimeNs() {
        return step == STEPS_PER_SWING * SWINGS ? END : timeNs();
    }

    private long timeNs() {
        return stepNs * (step + 1L);
    }

    @Override
    public DirectBuffer buffer() {
        return input.buffer();
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public int length() {
        return input.length();
    }

    @Override
    public void advance() {
        instrument++;
        if (instrument == baseTicks.length) {
            instrument = 0;
            step++;
        }
        encode();
    }

    private void encode() {
        final long midTicks = baseTicks[instrument] + swingTicks();
        switch (step % MESSAGE_CYCLE) {
            case 0 -> encodeTrade(midTicks);
            case 1 -> encodeMark(midTicks);
            default -> encodeQuote(midTicks);
        }
    }

    private void encodeQuote(final long midTicks) {
        input.quote()
                .receiveTimeNs(timeNs())
                .eventTimeNs(0)
                .sourceSequence(step + 1L)
                .bidTicks(midTicks - 1)
                .askTicks(midTicks + 1)
                .bidLots(sizeLots())
                .askLots(sizeLots())
                .instrumentId(instrument)
                .sourceId(sourceOf[instrument]);
    }

    private void encodeTrade(final long midTicks) {
        input.trade()
                .receiveTimeNs(timeNs())
                .eventTimeNs(0)
                .sourceSequence(step + 1L)
                .priceTicks(midTicks)
                .qtyLots(1)
                .instrumentId(instrument)
                .sourceId(sourceOf[instrument])
                .aggressor(Side.BUY);
    }

    private void encodeMark(final long midTicks) {
        input.mark()
                .receiveTimeNs(timeNs())
                .eventTimeNs(0)
                .sourceSequence(step + 1L)
                .markTicks(midTicks)
                .indexTicks(midTicks)
                .fundingRatePpb(1)
                .nextFundingTimeNs(timeNs())
                .instrumentId(instrument)
                .sourceId(sourceOf[instrument]);
    }

    /** In every second swing the market is thin: orders stay open, are amended, run out of time. */
    private long sizeLots() {
        return step / STEPS_PER_SWING % 2 == 0 ? Integer.MAX_VALUE : 1;
    }

    /** A triangle between −depth and +depth. */
    private long swingTicks() {
        if (!isSwinging[instrument]) {
            return 0;
        }
        final int phase = step % STEPS_PER_SWING;
        final int quarter = STEPS_PER_SWING / 4;
        final int height =
                phase < 2 * quarter ? quarter - Math.abs(phase - quarter) : Math.abs(phase - 3 * quarter) - quarter;
        return baseTicks[instrument] * height * (1 + instrument % DEPTHS) / quarter / DEPTHS / DEPTH_DIVISOR;
    }

    @Override
    public void close() {}
}
