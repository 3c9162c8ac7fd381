package io.ballast.gateway.synthetic;

import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.MarketInput;
import io.ballast.instrument.Instrument;
import io.ballast.math.Ppb;
import io.ballast.settings.SyntheticSettings;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;

/**
 * Quotes and funding marks of the synthetic market. Every instrument is quoted once in each step; instrument k of n
 * (by id) at {@code k ÷ n} of the step, so that receive times are distinct and rising. The same settings, instruments
 * and seed give the same bytes on every JDK; other instruments beside one change nothing but its times.
 *
 * <p>A contract's {@code Mark} follows its first quote and then its first quote at or behind each 00:00, 08:00 and
 * 16:00 UTC. It announces the rate that is due at {@code nextFundingTimeNs}, from the average basis since the mark
 * before. {@code sourceSequence} counts quotes and marks of an instrument together.
 *
 * <p>Allocates nothing after construction.
 */
public final class SyntheticFeed implements MarketFeed {
    private static final long FUNDING_NS = 8L * 3600 * 1_000_000_000;

    private final SyntheticSettings settings;
    private final SyntheticPrices prices;
    private final Quoted[] quoted;
    private final long steps;
    private final long spacingNs;
    private final MarketInput input = new MarketInput();
    private final AtomicLong stepsDone = new AtomicLong();
    private long step;
    private int cursor;
    private boolean isMarkNext;
    private long timeNs;

    /**
     * @param instruments those the market is to quote; none may be settled in coin
     * @param seed        of all prices
     * @throws IllegalArgumentException if an instrument's symbol is unknown (the known ones are named), or the session
     *     or its step is too short
     */
    public SyntheticFeed(final SyntheticSettings settings, final List<Instrument> instruments, final long seed) {
        this.settings = settings;
        this.quoted = instruments.stream()
                .filter(instrument -> !instrument.isComposite())
                .sorted(Comparator.comparingInt(Instrument::id))
                .map(Quoted::new)
                .toArray(Quoted[]::new);
        requireTimes(settings, quoted.length);
        this.prices = new SyntheticPrices(seed, settings.stepNs(), settings.sellOffPpb());
        this.steps = settings.durationNs() / settings.stepNs();
        this.spacingNs = settings.stepNs() / quoted.length;
        quote();
    }

    /** Messages of the whole session, marks left out. */
    public long quotes() {
        return steps * quoted.length;
    }

    @Override
    public long peekTimeNs() {
        return timeNs;
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
        if (timeNs == END) {
            return;
        }
        if (isMarkNext) {
            mark(quoted[cursor]);
            return;
        }
        cursor++;
        if (cursor == quoted.length) {
            nextStep();
        }
        if (step == steps) {
            timeNs = END;
        } else {
            quote();
        }
    }

    @Override
    public double share() {
        return (double) stepsDone.get() / steps;
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private void nextStep() {
        cursor = 0;
        step++;
        stepsDone.lazySet(step);
        if (step < steps) {
            prices.step((double) step / steps);
        }
    }

    private void quote() {
        final Quoted instrument = quoted[cursor];
        timeNs = settings.startTimeNs() + step * settings.stepNs() + cursor * spacingNs;
        final double usd = instrument.usd(prices);
        final long midTicks = instrument.ticks(usd);
        final long halfSpreadTicks = instrument.halfSpreadTicks(midTicks);
        final long lots = instrument.lots(usd);
        input.quote()
                .receiveTimeNs(timeNs)
                .eventTimeNs(timeNs)
                .sourceSequence(++instrument.sequence)
                .bidTicks(Math.max(1, midTicks - halfSpreadTicks))
                .askTicks(midTicks + halfSpreadTicks)
                .bidLots(lots)
                .askLots(lots)
                .instrumentId(instrument.id)
                .sourceId(instrument.sourceId);
        if (instrument.isContract) {
            instrument.addPremium(prices);
            isMarkNext = timeNs >= instrument.nextMarkNs;
        }
    }

    private void mark(final Quoted instrument) {
        isMarkNext = false;
        timeNs += spacingNs / 2;
        instrument.nextMarkNs = (timeNs / FUNDING_NS + 1) * FUNDING_NS;
        input.mark()
                .receiveTimeNs(timeNs)
                .eventTimeNs(timeNs)
                .sourceSequence(++instrument.sequence)
                .markTicks(instrument.ticks(instrument.usd(prices)))
                .indexTicks(instrument.ticks(prices.indexUsd(instrument.priced)))
                .fundingRatePpb(FundingRate.ppb(instrument.takePremium()))
                .nextFundingTimeNs(instrument.nextMarkNs)
                .instrumentId(instrument.id)
                .sourceId(instrument.sourceId);
    }

    private static void requireTimes(final SyntheticSettings settings, final int instruments) {
        if (instruments == 0) {
            throw new IllegalArgumentException("the synthetic market has no instrument to quote");
        }
        if (settings.stepNs() < 2L * instruments) {
            throw new IllegalArgumentException("a step of " + settings.stepNs() + " ns is too short for " + instruments
                    + " instruments: their times would not be distinct");
        }
        if (settings.durationNs() < settings.stepNs()) {
            throw new IllegalArgumentException("the session is shorter than its step");
        }
    }

    /** One instrument: where its price is found and how it becomes integers. */
    private static final class Quoted {
        private final int id;
        private final int sourceId;
        private final boolean isContract;
        private final int priced;
        private final double tickUsd;
        private final double lotUnits;
        private final long halfSpreadPpb;
        private final double quotedUsd;
        private long sequence;
        private long nextMarkNs = Long.MIN_VALUE;
        private double premiumSum;
        private long premiums;

        Quoted(final Instrument instrument) {
            if (instrument.isSettledInCoin()) {
                throw new IllegalArgumentException(
                        "the synthetic market has no contracts settled in coin: " + instrument.name());
            }
            id = instrument.id();
            sourceId = instrument.sourceId();
            isContract = instrument.isContract();
            tickUsd = instrument.tickSize().doubleValue();
            lotUnits = instrument.lotSize().multiply(instrument.multiplier()).doubleValue();
            if (isContract) {
                priced = SyntheticMarket.contractIndex(instrument.symbol());
                halfSpreadPpb = SyntheticMarket.CONTRACTS.get(priced).halfSpreadPpb();
                quotedUsd = SyntheticMarket.CONTRACTS.get(priced).quotedUsd();
            } else {
                priced = SyntheticMarket.assetIndex(instrument.symbol());
                halfSpreadPpb = SyntheticMarket.ASSETS.get(priced).halfSpreadPpb();
                quotedUsd = SyntheticMarket.ASSETS.get(priced).quotedUsd();
            }
        }

        double usd(final SyntheticPrices prices) {
            return isContract ? prices.contractUsd(priced) : prices.assetUsd(priced);
        }

        long ticks(final double usd) {
            return Math.max(2, (long) StrictMath.floor(usd / tickUsd + 0.5));
        }

        long halfSpreadTicks(final long midTicks) {
            return Math.max(1, Ppb.ceilingOf(midTicks, halfSpreadPpb));
        }

        long lots(final double usd) {
            return Math.max(1, (long) StrictMath.floor(quotedUsd / (usd * lotUnits)));
        }

        void addPremium(final SyntheticPrices prices) {
            premiumSum += prices.basis(priced);
            premiums++;
        }

        /** The average since it was last taken. */
        double takePremium() {
            final double average = premiumSum / premiums;
            premiumSum = 0;
            premiums = 0;
            return average;
        }
    }
}
