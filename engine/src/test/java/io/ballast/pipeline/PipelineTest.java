package io.ballast.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputSink;
import io.ballast.gateway.InputTime;
import io.ballast.harness.AltPortfolio;
import io.ballast.harness.Inputs;
import io.ballast.harness.Outputs;
import io.ballast.harness.World;
import io.ballast.math.Bounds;
import io.ballast.message.AccountChange;
import io.ballast.message.CommandType;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.settings.Profile;
import io.ballast.settings.TopologySettings;
import io.ballast.settings.WaitMode;
import io.ballast.slot.ClientOrderId;
import io.ballast.slot.Slot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PipelineTest {
    private static final int RING = 4;

    private final Inputs in = new Inputs();
    private final Counters counters = new Counters();
    private final RecordingJournal journal = new RecordingJournal();

    @Test
    void shouldConflateLiveQuotesPerInstrumentWhileTheRingIsFull() {
        final List<UnsafeBuffer> inputs = tenQuotesAndACommand();
        final ScriptedGateway gateway = new ScriptedGateway(inputs, true, 0);
        journal.waitFor = gateway.ringIsFull;
        final SessionEnd end = run(Profile.FUSED, gateway);
        assertThat(end.kind()).isEqualTo(SessionEnd.Kind.CLEAN);
        assertThat(journal.times)
                .containsExactlyElementsOf(IntStream.of(0, 1, 2, 3, 8, 9, 10)
                        .mapToObj(i -> timeOf(inputs.get(i)))
                        .toList());
        assertThat(counters.get(Counter.QUOTES_CONFLATED)).isEqualTo(4);
        assertThat(counters.get(Counter.REFUSED_TIME_RAN_BACK)).isZero();
    }

    @Test
    void shouldLetRecordedInputWaitWhileTheRingIsFull() {
        final List<UnsafeBuffer> inputs = tenQuotesAndACommand();
        final ScriptedGateway gateway = new ScriptedGateway(inputs, false, 0);
        journal.waitFor = gateway.ringIsFull;
        run(Profile.FUSED, gateway);
        assertThat(journal.times)
                .containsExactlyElementsOf(
                        inputs.stream().map(PipelineTest::timeOf).toList());
        assertThat(counters.get(Counter.RING_FULL)).isPositive();
        assertThat(counters.get(Counter.QUOTES_CONFLATED)).isZero();
    }

    @ParameterizedTest
    @EnumSource(value = Profile.class, names = "DIRECT", mode = EnumSource.Mode.EXCLUDE)
    void shouldLetTheAppendingThreadPrepareWhileItWaits(final Profile profile) {
        run(profile, new ScriptedGateway(tenQuotesAndACommand(), false, 0));
        assertThat(journal.idle).isNotEmpty().isEqualTo(journal.appending);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void shouldStopAndCancelWhatWorksWhenAnInvariantBreaks(final Profile profile) {
        final List<UnsafeBuffer> inputs = untilOrder();
        final int ordinary = inputs.size() + 1;
        // Twice the most that one amount may be overflows the account.
        inputs.add(in.account(0, AccountChange.TRANSFER, Bounds.MAX_NANO_USD));
        inputs.add(in.account(0, AccountChange.TRANSFER, Bounds.MAX_NANO_USD));
        inputs.addAll(Collections.nCopies(5, in.timer()));
        final ScriptedGateway gateway = new ScriptedGateway(inputs, false, 0);
        final Pipeline pipeline = pipeline(profile, gateway);
        final SessionEnd end = pipeline.run(Inputs.START_NS);
        assertThat(end.kind()).isEqualTo(SessionEnd.Kind.FAIL_STOP);
        assertThat(end.cause()).isInstanceOf(ArithmeticException.class);
        assertThat(end.inputs()).isEqualTo(ordinary);
        assertThat(journal.times).hasSize(ordinary);
        assertThat(end.unprocessed()).isPositive();
        assertThat(journal.unprocessed)
                .containsExactlyElementsOf(IntStream.range(0, (int) end.unprocessed())
                        .mapToObj(i -> (long) ordinary + i)
                        .toList());
        assertThat(Outputs.decode(end.cancels()).stream().map(Object::toString)).containsExactly("CANCEL FAIL_STOP");
        pipeline.sendCancels(end);
        assertThat(gateway.sent()).containsExactly("NEW -45 @ 999", "CANCEL FAIL_STOP");
        assertThat(pipeline.consumerThreads()).noneMatch(Thread::isAlive);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void shouldReturnAFailedSendAsAnInput(final Profile profile) {
        for (int i = 0; i < 20; i++) {
            final Counters before = new Counters();
            final ScriptedGateway gateway = new ScriptedGateway(untilOrder(), false, 1);
            final SessionEnd end = pipeline(profile, gateway, before).run(Inputs.START_NS);
            assertThat(end.kind()).isEqualTo(SessionEnd.Kind.CLEAN);
            assertThat(before.get(Counter.SEND_FAILURES)).isEqualTo(1);
            assertThat(gateway.sent()).isEmpty();
        }
    }

    /** Cancellations that never leave must not keep a session alive. */
    @ParameterizedTest
    @EnumSource(Profile.class)
    void shouldEndThoughTheGatewayTakesNothing(final Profile profile) {
        final List<UnsafeBuffer> inputs = untilOrder();
        final long orderId = ClientOrderId.pack(World.EPOCH, inputs.size() - 1L, 0);
        inputs.add(in.execution(fields ->
                fields.clientOrderId(orderId).instrumentId(1).sourceId(0).leavesLots(45)));
        inputs.add(in.command(CommandType.KILL, -1, 0));
        final NothingAfterFirst gateway = new NothingAfterFirst(inputs);
        final SessionEnd end = pipeline(profile, gateway, counters).run(Inputs.START_NS);
        assertThat(end.kind()).isEqualTo(SessionEnd.Kind.CLEAN);
        assertThat(counters.get(Counter.CANCELS_SENT)).isEqualTo(1);
        assertThat(counters.get(Counter.SEND_FAILURES)).isEqualTo(1);
    }

    @Test
    void shouldNameThreadsAfterTheirRoles() {
        assertThat(names(Profile.DIRECT)).isEmpty();
        assertThat(names(Profile.FUSED)).containsExactly("ballast-engine");
        assertThat(names(Profile.SPLIT)).containsExactly("ballast-stages", "ballast-journal");
        assertThat(names(Profile.PIPELINED))
                .containsExactly(
                        "ballast-ingest", "ballast-index", "ballast-hedge", "ballast-order", "ballast-journal");
    }

    private List<String> names(final Profile profile) {
        return pipeline(profile, new ScriptedGateway(List.of(), false, 0)).consumerThreads().stream()
                .map(Thread::getName)
                .toList();
    }

    /** Takes the first send and none after it. */
    private static final class NothingAfterFirst implements Gateway {
        private final ScriptedGateway script;
        private int sends;

        NothingAfterFirst(final List<UnsafeBuffer> inputs) {
            script = new ScriptedGateway(inputs, false, 0);
        }

        @Override
        public int poll(final InputSink sink, final long oldestPendingTimeNs) {
            return script.poll(sink, oldestPendingTimeNs);
        }

        @Override
        public boolean isFinished() {
            return script.isFinished();
        }

        @Override
        public boolean isLive() {
            return false;
        }

        @Override
        public boolean send(final DirectBuffer buffer, final int offset, final int length, final long causeTimeNs) {
            return sends++ == 0;
        }

        @Override
        public void close() {}
    }

    private SessionEnd run(final Profile profile, final ScriptedGateway gateway) {
        return pipeline(profile, gateway).run(Inputs.START_NS);
    }

    private Pipeline pipeline(final Profile profile, final ScriptedGateway gateway) {
        return pipeline(profile, gateway, counters);
    }

    private Pipeline pipeline(final Profile profile, final Gateway gateway, final Counters counted) {
        final World world = World.simple()
                .spot("ALT")
                .linear("FUT", "10")
                .sleeve("alts", 0.5, "ALT")
                .overlay(AltPortfolio.overlay());
        return new Pipeline(
                new TopologySettings(profile, WaitMode.YIELD, RING, 2, true, 10 * World.SECOND),
                world.stages(counted),
                journal,
                gateway,
                SlotObserver.NONE,
                counted,
                FeedGuards.NONE,
                world.slotShape(),
                2);
    }

    /** The last one makes the hedge send an order. */
    private List<UnsafeBuffer> untilOrder() {
        return new ArrayList<>(List.of(
                in.account(0, AccountChange.OPENING_BALANCE, 4_500_000_000_000_000L),
                in.quote(0, 0, 54, 56),
                in.holding(0, 0, 100_000),
                in.quote(1, 0, 999, 1001)));
    }

    private List<UnsafeBuffer> tenQuotesAndACommand() {
        final List<UnsafeBuffer> inputs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            inputs.add(in.quote(i % 2, 0, 50 + i, 60 + i));
            in.elapse(1);
        }
        inputs.add(in.command(CommandType.PAUSE, -1, 0));
        return inputs;
    }

    private static Long timeOf(final UnsafeBuffer input) {
        return InputTime.receiveTimeNs(input, 0);
    }

    /** Keeps times; its first append waits until a latch opens. */
    private static final class RecordingJournal implements InputJournal {
        private final List<Long> times = Collections.synchronizedList(new ArrayList<>());
        private final List<Long> unprocessed = Collections.synchronizedList(new ArrayList<>());
        private final Set<Thread> appending = ConcurrentHashMap.newKeySet();
        private final Set<Thread> idle = ConcurrentHashMap.newKeySet();
        private volatile CountDownLatch waitFor = new CountDownLatch(0);

        @Override
        public void append(final long sequence, final Slot slot) {
            try {
                waitFor.await();
            } catch (final InterruptedException e) {
                throw new IllegalStateException(e);
            }
            appending.add(Thread.currentThread());
            times.add(slot.input.buffer.getLong(MessageHeaderDecoder.ENCODED_LENGTH));
        }

        @Override
        public int onIdle() {
            idle.add(Thread.currentThread());
            return 0;
        }

        @Override
        public void appendUnprocessed(final long sequence, final Slot slot) {
            unprocessed.add(sequence);
        }
    }
}
