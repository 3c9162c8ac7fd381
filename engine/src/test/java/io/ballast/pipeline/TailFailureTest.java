package io.ballast.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counters;
import io.ballast.gateway.sim.SimGateway;
import io.ballast.harness.Inputs;
import io.ballast.harness.ScriptedFeed;
import io.ballast.harness.World;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.Profile;
import io.ballast.settings.TopologySettings;
import io.ballast.settings.WaitMode;
import io.ballast.slot.Slot;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What breaks behind the journal, in the middle of a batch, does not tear a hole into it. */
class TailFailureTest {
    private static final World WORLD =
            World.empty().source("live", World.SECOND).spot("BTC").sleeve("btc", 1.0, "BTC");
    private static final int QUOTES = 300;
    private static final int BROKEN = 101;

    @ParameterizedTest
    @EnumSource(Profile.class)
    void shouldJournalEveryInputOnceWhenTheObserverBreaks(final Profile profile) {
        final Counters counters = new Counters();
        final CountingJournal journal = new CountingJournal();
        final Pipeline pipeline = new Pipeline(
                new TopologySettings(profile, WaitMode.PARK, 256, 16, true, 10 * World.SECOND),
                WORLD.stages(counters),
                journal,
                gateway(),
                TailFailureTest::breakDown,
                counters,
                FeedGuards.NONE,
                WORLD.slotShape(),
                1);
        final SessionEnd end = pipeline.run(Inputs.START_NS);

        assertThat(end.kind()).isEqualTo(SessionEnd.Kind.FAIL_STOP);
        assertThat(end.cause()).hasMessage("broken at " + BROKEN);
        assertThat(end.inputs()).isEqualTo(journal.processed).isEqualTo(BROKEN + 1L);
        assertThat(end.unprocessed()).isEqualTo(journal.next - journal.processed);
        assertThat(pipeline.consumerThreads()).noneMatch(Thread::isAlive);
    }

    private static void breakDown(final Slot slot, final long sequence) {
        if (sequence == BROKEN) {
            throw new IllegalStateException("broken at " + sequence);
        }
    }

    private static SimGateway gateway() {
        final Inputs inputs = new Inputs();
        final List<UnsafeBuffer> market = new ArrayList<>();
        for (int i = 0; i < QUOTES; i++) {
            market.add(inputs.quote(0, 0, 99, 101));
        }
        return new SimGateway(
                new ScriptedFeed(market),
                WORLD.instruments(),
                1,
                new ExchangeSettings(0, 1_000_000, 1_000_000, 0, 0, false),
                List.of(),
                List.of(),
                World.SECOND,
                1);
    }

    private static final class CountingJournal implements InputJournal {
        private long next;
        private long processed;

        @Override
        public void append(final long sequence, final Slot slot) {
            assertThat(sequence).isEqualTo(next++);
            processed++;
        }

        @Override
        public void appendUnprocessed(final long sequence, final Slot slot) {
            assertThat(sequence).isEqualTo(next++);
        }

        @Override
        public long nextSequence() {
            return next;
        }
    }
}
