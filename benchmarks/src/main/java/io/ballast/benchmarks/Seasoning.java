package io.ballast.benchmarks;

import io.ballast.instrument.Instrument;
import io.ballast.message.CommandType;
import java.util.List;
import java.util.Random;

/**
 * Gives every estimate of an engine its samples: for each the market takes a new level, and everything is quoted once. The
 * kill switch is on meanwhile, for orders of all sizes would make what is usual of the ones that are measured; what was paused by
 * a basis that moved from one quote to the next goes on afterwards.
 */
final class Seasoning {
    private static final int SAMPLES = 200;
    private static final long SEED = 7;
    /** Standard deviations of levels: of the market, of a constituent and of a contract about it. */
    private static final double MARKET_SHARE = 0.002;

    private static final double OWN_SHARE = 0.001;
    private static final double MISS_SHARE = 0.0005;

    private final Random random = new Random(SEED);
    private final SteppedEngine engine;
    private final List<Instrument> instruments;

    Seasoning(final SteppedEngine engine, final List<Instrument> instruments) {
        this.engine = engine;
        this.instruments = List.copyOf(instruments);
    }

    /**
     * Ends with everything quoted as at first, and every position where it is wanted.
     *
     * @param gridNs from one sample to the next
     */
    void season(final long gridNs) {
        engine.command(CommandType.KILL);
        for (int i = 0; i < SAMPLES; i++) {
            final double market = 1 + MARKET_SHARE * random.nextGaussian();
            instruments.forEach(instrument -> quote(instrument, market));
            engine.skipTo(gridNs);
        }
        instruments.forEach(instrument -> engine.quote(instrument, firstTicks(instrument)));
        engine.skipTo(gridNs);
        engine.command(CommandType.RESET_KILL);
        engine.command(CommandType.RESUME);
        engine.settle();
    }

    private void quote(final Instrument instrument, final double market) {
        final double share = instrument.isContract() ? MISS_SHARE : OWN_SHARE;
        final double level = market + share * random.nextGaussian();
        engine.quote(instrument, Math.round(firstTicks(instrument) * level));
    }

    private static long firstTicks(final Instrument instrument) {
        return instrument.isContract() ? BenchmarkPortfolio.CONTRACT_TICKS : BenchmarkPortfolio.CONSTITUENT_TICKS;
    }
}
