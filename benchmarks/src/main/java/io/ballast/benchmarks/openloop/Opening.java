package io.ballast.benchmarks.openloop;

import io.ballast.benchmarks.BenchmarkPortfolio;
import io.ballast.benchmarks.QuoteRing;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.OpeningInputs;
import io.ballast.slot.InputSection;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** What comes before the first tick: the account, its holdings and a quote of everything. */
final class Opening {
    private Opening() {}

    /** Encoded, all at {@link EngineTime#OPENING_NS}, the quotes with source sequences below the number of instruments. */
    static List<DirectBuffer> encode(final EngineConfiguration configuration) {
        final List<DirectBuffer> inputs = new ArrayList<>(OpeningInputs.encode(configuration, EngineTime.OPENING_NS));
        configuration.instruments().forEach(instrument -> {
            final InputSection quote = new InputSection();
            final long midTicks =
                    instrument.isContract() ? BenchmarkPortfolio.CONTRACT_TICKS : BenchmarkPortfolio.CONSTITUENT_TICKS;
            QuoteRing.encode(quote, instrument.id(), midTicks, EngineTime.OPENING_NS, instrument.id());
            inputs.add(new UnsafeBuffer(quote.buffer, 0, quote.length));
        });
        return inputs;
    }
}
