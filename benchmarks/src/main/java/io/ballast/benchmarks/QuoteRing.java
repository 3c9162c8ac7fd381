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
    /** All prices rise and fall together by 20 basis points, in so many waves a ring; */
    private static final double MARKET_SHARE = 0.002;

    private static final int MARKET_WAVES = 1;
    /** a constituent walks on its own by at most 10, and a contract's quotes miss by at most 30. */
    private static final double OWN_SHARE = 0.001;

    private static final double MISS_SHARE = 0.003;

    private static final int QUOTE_LOTS = 10_000_000;

    private final UnsafeBuffer encoded = new UnsafeBuffer(new byte[QUOTES * STRIDE]);
    private final int[] instrumentId = new int[QUOTES];
    private final long[] midTicks = new long[QUOTES];
    private int next;

    private QuoteRing() {}

    /**
     * All constituents walk about a market that rises and falls, in random order and each as often as any other; every
     * sixteenth quote is a contract's, which follows the market closely, in turn.
     */
    public static QuoteRing walk(final int constituents, final int contracts) {
        final QuoteRing ring = new QuoteRing();
        final Random random = new Random(SEED);
        final int[] order = rounds(0, 1, constituents, random);
        final long[] ownTicks = new long[constituents];
        for (int i = 0; i < QUOTES; i++) {
            if (i % CONTRACT_EVERY == 0) {
                final int id = constituents + i / CONTRACT_EVERY % contracts;
                ring.put(i, id, contractTicks(i, random));
            } else {
                final int id = order[i];
                ownTicks[id] = step(ownTicks[id], random);
                ring.put(i, id, marketTicks(BenchmarkPortfolio.CONSTITUENT_TICKS, i) + ownTicks[id]);
            }
        }
        return ring;
    }

    private static long step(final long ownTicks, final Random random) {
        final long widest = Math.round(BenchmarkPortfolio.CONSTITUENT_TICKS * OWN_SHARE);
        final long step = random.nextInt(2 * LARGEST_STEP_TICKS + 1) - LARGEST_STEP_TICKS;
        return Math.min(widest, Math.max(-widest, ownTicks + step));
    }

    private static long contractTicks(final int at, final Random random) {
        final int widest = (int) Math.round(BenchmarkPortfolio.CONTRACT_TICKS * MISS_SHARE);
        return marketTicks(BenchmarkPortfolio.CONTRACT_TICKS, at) + random.nextInt(2 * widest + 1) - widest;
    }

    private static long marketTicks(final long firstTicks, final int at) {
        final double share = MARKET_SHARE * Math.sin(2 * Math.PI * MARKET_WAVES * at / QUOTES);
        return firstTicks + Math.round(firstTicks * share);
    }

    /**
     * Each constituent of the first of so many sleeves in turn up by a pulse, then down again; but for the first constituent,
     * which the contracts' basis is taken against.
     */
    public static QuoteRing pulses(final int constituents, final int sleeves) {
        final QuoteRing ring = new QuoteRing();
        final int[] order = rounds(sleeves, sleeves, constituents, new Random(SEED));
        final long low = BenchmarkPortfolio.CONSTITUENT_TICKS;
        final long high = low + BenchmarkPortfolio.pulseTicks(constituents);
        for (int i = 0; i < QUOTES; i += 2) {
            ring.put(i, order[i / 2], high);
            ring.put(i + 1, order[i / 2], low);
        }
        return ring;
    }

    /** Every step-th id from the first one on in random order, then all in another, and so on. */
    private static int[] rounds(final int first, final int step, final int end, final Random random) {
        final List<Integer> round = new ArrayList<>();
        for (int id = first; id < end; id += step) {
            round.add(id);
        }
        final int[] order = new int[QUOTES];
        for (int i = 0; i < QUOTES; i++) {
            if (i % round.size() == 0) {
                Collections.shuffle(round, random);
            }
            order[i] = round.get(i % round.size());
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
