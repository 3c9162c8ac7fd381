package io.ballast.benchmarks;

import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.QuoteEncoder;
import io.ballast.slot.EventKind;
import io.ballast.slot.IngestSection;
import io.ballast.slot.InputSection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Encoded quotes that are played round and round. Prices end where they began, so a ring can be played for ever; time
 * and sequence are written into each copy, so both always rise.
 */
public final class QuoteRing {
    private static final int QUOTES = 1 << 11;
    /** Every so many quotes one is a contract's, however many constituents there are. */
    private static final int CONTRACT_EVERY = 16;

    private static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + QuoteEncoder.BLOCK_LENGTH;
    private static final int STRIDE = (LENGTH + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    private static final int TIME_OFFSET =
            MessageHeaderEncoder.ENCODED_LENGTH + QuoteEncoder.receiveTimeNsEncodingOffset();
    private static final int SEQUENCE_OFFSET =
            MessageHeaderEncoder.ENCODED_LENGTH + QuoteEncoder.sourceSequenceEncodingOffset();

    private static final long SEED = 42;
    private static final int LARGEST_STEP_TICKS = 3;
    /** A walk stays this near to where it began: one part in so many. */
    private static final int WALK_DIVISOR = 100;
    /** A pulse lifts a price by one part in so many. */
    private static final int PULSE_DIVISOR = 4;

    private static final int QUOTE_LOTS = 1_000_000;

    private final UnsafeBuffer encoded = new UnsafeBuffer(new byte[QUOTES * STRIDE]);
    private final int[] instrumentId = new int[QUOTES];
    private final long[] midTicks = new long[QUOTES];
    private int next;

    private QuoteRing() {}

    /** Small random steps of all constituents, each as often as any other, and of the contracts in turn. */
    public static QuoteRing walk(final int constituents, final int contracts) {
        final QuoteRing ring = new QuoteRing();
        final Random random = new Random(SEED);
        final int[] order = rounds(constituents, random);
        final long[] mid = new long[constituents + contracts];
        final long[] first = new long[constituents + contracts];
        for (int i = 0; i < first.length; i++) {
            first[i] = i >= constituents ? BenchmarkPortfolio.CONTRACT_TICKS : BenchmarkPortfolio.CONSTITUENT_TICKS;
            mid[i] = first[i];
        }
        for (int i = 0; i < QUOTES; i++) {
            final int id = i % CONTRACT_EVERY == 0 ? constituents + i / CONTRACT_EVERY % contracts : order[i];
            final long step = random.nextInt(2 * LARGEST_STEP_TICKS + 1) - LARGEST_STEP_TICKS;
            final long width = first[id] / WALK_DIVISOR;
            mid[id] = Math.min(first[id] + width, Math.max(first[id] - width, mid[id] + step));
            ring.put(i, id, mid[id]);
        }
        return ring;
    }

    /** Each constituent in turn up by a quarter, then down again. */
    public static QuoteRing pulses(final int constituents) {
        final QuoteRing ring = new QuoteRing();
        final int[] order = rounds(constituents, new Random(SEED));
        final long low = BenchmarkPortfolio.CONSTITUENT_TICKS;
        for (int i = 0; i < QUOTES; i += 2) {
            ring.put(i, order[i / 2], low + low / PULSE_DIVISOR);
            ring.put(i + 1, order[i / 2], low);
        }
        return ring;
    }

    /** All constituents in random order, then all in another, and so on. */
    private static int[] rounds(final int constituents, final Random random) {
        final int[] order = new int[QUOTES];
        final List<Integer> round = new ArrayList<>();
        for (int id = 0; id < constituents; id++) {
            round.add(id);
        }
        for (int i = 0; i < QUOTES; i++) {
            if (i % constituents == 0) {
                Collections.shuffle(round, random);
            }
            order[i] = round.get(i % constituents);
        }
        return order;
    }

    private void put(final int at, final int id, final long mid) {
        instrumentId[at] = id;
        midTicks[at] = mid;
        encode(encoded, at * STRIDE, id, mid);
    }

    /** Writes a quote one tick either side of the mid, without time or sequence. */
    private static void encode(final UnsafeBuffer buffer, final int offset, final int id, final long mid) {
        new QuoteEncoder()
                .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                .receiveTimeNs(0)
                .eventTimeNs(0)
                .sourceSequence(0)
                .bidTicks(mid - 1)
                .askTicks(mid + 1)
                .bidLots(QUOTE_LOTS)
                .askLots(QUOTE_LOTS)
                .instrumentId(id)
                .sourceId(0);
    }

    /** Puts a quote of one instrument into the slot, as the ring's are. */
    public static void encode(
            final InputSection out, final int id, final long mid, final long timeNs, final long sourceSequence) {
        encode(out.buffer, 0, id, mid);
        stamp(out, timeNs, sourceSequence);
    }

    /** Copies the next quote into the slot. */
    public void next(final InputSection out, final long timeNs, final long sourceSequence) {
        final int from = advance() * STRIDE;
        for (int i = 0; i < STRIDE; i += Long.BYTES) {
            out.buffer.putLong(i, encoded.getLong(from + i));
        }
        stamp(out, timeNs, sourceSequence);
    }

    private static void stamp(final InputSection out, final long timeNs, final long sourceSequence) {
        out.length = LENGTH;
        out.buffer.putLong(TIME_OFFSET, timeNs);
        out.buffer.putLong(SEQUENCE_OFFSET, sourceSequence);
    }

    /** Puts the next quote where ingest would. */
    void next(final IngestSection out, final long timeNs) {
        final int at = advance();
        out.kind = EventKind.QUOTE;
        out.timeNs = timeNs;
        out.instrumentId = instrumentId[at];
        out.bidTicks = midTicks[at] - 1;
        out.askTicks = midTicks[at] + 1;
    }

    private int advance() {
        final int at = next;
        next = at + 1 & QUOTES - 1;
        return at;
    }
}
