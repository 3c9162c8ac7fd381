package io.ballast.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One tick through all stages and into the journal. Iterations are short because the journal grows by every op: some
 * hundred megabytes a second on the disk of the temporary directory, deleted after each fork.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class JournalAppendBenchmark {
    /** What the harness costs. */
    @Benchmark
    public void baseline() {}

    /** One op: the same input appended again and again; no stage runs. */
    @Benchmark
    public long append(final SteadyMarket market, final JournaledMarket journal) {
        return journal.append(market.slot());
    }

    /** As {@code append}, with pages touched ahead between two ops: for {@code -bm sample}, where that is not timed. */
    @Benchmark
    public long appendTouched(final SteadyMarket market, final TouchedJournal journal) {
        return journal.append(market.slot());
    }

    /** One op: a document of the same length appended to a bare queue, without header and checksum. */
    @Benchmark
    public long chronicle(final SteadyMarket market, final ChronicleAlone queue) {
        return queue.append(market.slot().input.length);
    }

    /** The same by the shortest call there is. */
    @Benchmark
    public long chronicleBytes(final SteadyMarket market, final ChronicleAlone queue) {
        return queue.appendBytes(market.slot().input.length);
    }

    /** One op: a quote through all four stages, without an output, and appended. */
    @Benchmark
    public long tickAndAppend(final SteadyMarket market, final JournaledMarket journal) {
        market.tick();
        return journal.append(market.slot());
    }
}
