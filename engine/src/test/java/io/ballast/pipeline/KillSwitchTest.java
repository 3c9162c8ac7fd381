package io.ballast.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputSink;
import io.ballast.harness.AltPortfolio;
import io.ballast.harness.Inputs;
import io.ballast.harness.Outputs;
import io.ballast.harness.World;
import io.ballast.message.AccountChange;
import io.ballast.message.CommandDecoder;
import io.ballast.message.CommandType;
import io.ballast.message.ExecutionType;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.NewOrderDecoder;
import io.ballast.message.SendFailureDecoder;
import io.ballast.message.SendReason;
import io.ballast.message.Side;
import io.ballast.message.VenueReason;
import io.ballast.settings.CheckpointSettings;
import io.ballast.settings.Profile;
import io.ballast.settings.TopologySettings;
import io.ballast.settings.WaitMode;
import io.ballast.slot.Slot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kill switch thrown from outside while no input comes. */
class KillSwitchTest {
    private final Inputs in = new Inputs();
    private final Counters counters = new Counters();
    private volatile long journaledTimeNs;
    private volatile CountDownLatch waitFor = new CountDownLatch(0);
    /** What happened, in order: inputs journaled and outputs sent. */
    private final List<String> happened = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @EnumSource(Profile.class)
    void shouldCancelWhatWorksAsSoonAsItIsSeenThoughTheFeedIsSilent(final Profile profile) {
        final SilentGateway gateway = new SilentGateway(untilOrder());
        final Pipeline pipeline = pipeline(profile, gateway, () -> happened.contains("sent NEW -45 @ 999"));
        gateway.isOver = () -> happened.contains("sent CANCEL KILLED");
        final SessionEnd end = pipeline.run(Inputs.START_NS);
        assertThat(end.kind()).isEqualTo(SessionEnd.Kind.CLEAN);
        assertThat(happened)
                .endsWith("sent NEW -45 @ 999", "input KILL by kill file", "sent CANCEL KILLED")
                .containsOnlyOnce("input KILL by kill file");
        assertThat(pipeline.killSeenToCancelNs().getTotalCount()).isEqualTo(1);
    }

    /** The order's cause is in the ring when the kill is seen: egress holds the order back, and says so. */
    @Test
    void shouldHoldBackAnOrderThatIsOnItsWay() {
        final SilentGateway gateway = new SilentGateway(untilOrder());
        gateway.isOver = () -> happened.contains("input SendFailure HELD_BACK");
        waitFor = gateway.isKillSeen;
        pipeline(Profile.FUSED, gateway, () -> gateway.see(gateway.isSilent())).run(Inputs.START_NS);
        assertThat(happened)
                .doesNotContain("sent NEW -45 @ 999")
                .containsSubsequence("input KILL by kill file", "sent CANCEL KILLED", "input SendFailure HELD_BACK");
        assertThat(counters.get(Counter.SENDS_HELD_BACK)).isEqualTo(1);
        assertThat(counters.get(Counter.SEND_FAILURES)).isEqualTo(1);
    }

    /** The file may be there when the session begins, and the market may be silent: nobody waits for it. */
    @ParameterizedTest
    @EnumSource(Profile.class)
    void shouldTakeAKillBeforeTheFirstInputAtTheTimeAtWhichTheSessionBegan(final Profile profile) {
        final SilentGateway gateway = new SilentGateway(List.of());
        gateway.isOver = () -> happened.contains("input KILL by kill file");
        final Pipeline pipeline = pipeline(profile, gateway, () -> true);
        final SessionEnd end = pipeline.run(Inputs.START_NS);
        assertThat(end.kind()).isEqualTo(SessionEnd.Kind.CLEAN);
        assertThat(happened).containsExactly("input KILL by kill file");
        assertThat(journaledTimeNs).isEqualTo(Inputs.START_NS);
        assertThat(end.lastTimeNs()).isEqualTo(Inputs.START_NS);
    }

    @Test
    void shouldStampWhatEndsASessionWithoutAnInputWithItsBeginning() {
        final Pipeline pipeline = pipeline(Profile.FUSED, new SilentGateway(List.of()), () -> false);
        pipeline.requestStop();
        final SessionEnd end = pipeline.run(Inputs.START_NS);
        assertThat(end.inputs()).isZero();
        assertThat(end.lastTimeNs()).isEqualTo(Inputs.START_NS);
    }

    @Test
    void shouldKillAgainAfterAResetWhileTheFileIsStillThere() {
        final List<UnsafeBuffer> inputs = new ArrayList<>(untilOrder());
        final SilentGateway gateway = new SilentGateway(inputs);
        gateway.afterwards =
                () -> happened.contains("input KILL by kill file") ? in.command(CommandType.RESET_KILL, -1, 0) : null;
        gateway.isOver = () -> Collections.frequency(happened, "input KILL by kill file") == 2;
        pipeline(Profile.DIRECT, gateway, () -> gateway.isSilent()).run(Inputs.START_NS);
        assertThat(happened)
                .containsSubsequence("input KILL by kill file", "input RESET_KILL by test", "input KILL by kill file");
    }

    @Test
    void shouldLetReducingOrdersLeaveWhileItIsHeld() {
        final SilentGateway gateway = new SilentGateway(untilOrder());
        final Iterator<Supplier<UnsafeBuffer>> more = List.<Supplier<UnsafeBuffer>>of(
                        () -> filled(gateway.orderId), () -> in.quote(0, 0, 44, 46))
                .iterator();
        gateway.afterwards = () -> {
            if (!happened.contains("sent NEW -45 @ 999") || !more.hasNext()) {
                return null;
            }
            waitFor = gateway.isKillSeen;
            return more.next().get();
        };
        gateway.isOver = () -> happened.contains("input KILL by kill file");
        pipeline(Profile.FUSED, gateway, () -> gateway.see(!more.hasNext())).run(Inputs.START_NS);
        assertThat(happened).containsSubsequence("sent NEW 45 @ 1001 reduce-only", "input KILL by kill file");
        assertThat(counters.get(Counter.SENDS_HELD_BACK)).isZero();
    }

    private UnsafeBuffer filled(final long orderId) {
        return in.execution(fields -> fields.clientOrderId(orderId)
                .instrumentId(1)
                .sourceId(0)
                .side(Side.SELL)
                .executionType(ExecutionType.FILL)
                .lastTicks(999)
                .lastLots(45)
                .leavesLots(0)
                .venueReason(VenueReason.NONE));
    }

    private Pipeline pipeline(final Profile profile, final Gateway gateway, final BooleanSupplier isKillOrdered) {
        final World world = World.simple()
                .spot("ALT")
                .linear("FUT", "10")
                .sleeve("alts", 0.5, "ALT")
                .overlay(AltPortfolio.overlay());
        return new Pipeline(
                new TopologySettings(profile, WaitMode.YIELD, 64, 16, true, 10 * World.SECOND),
                world.stages(counters),
                new TellingJournal(),
                gateway,
                SlotObserver.NONE,
                counters,
                new FeedGuards(() -> false, isKillOrdered, CheckpointSettings.NONE),
                world.slotShape(),
                2);
    }

    private List<UnsafeBuffer> untilOrder() {
        return List.of(
                in.account(0, AccountChange.OPENING_BALANCE, 4_500_000_000_000_000L),
                in.quote(0, 0, 54, 56),
                in.holding(0, 0, 100_000),
                in.quote(1, 0, 999, 1001));
    }

    /** Tells what it is given; the input before an order waits for what the test says. */
    private final class TellingJournal implements InputJournal {
        @Override
        public void append(final long sequence, final Slot slot) {
            if (slot.order.outputCount > 0) {
                await();
            }
            journaledTimeNs = slot.ingest.timeNs;
            happened.add("input " + text(slot.input.buffer));
        }

        @Override
        public void appendUnprocessed(final long sequence, final Slot slot) {}

        private void await() {
            try {
                waitFor.await();
            } catch (final InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private String text(final DirectBuffer input) {
            final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(input, 0);
            if (header.templateId() == CommandDecoder.TEMPLATE_ID) {
                final CommandDecoder command = new CommandDecoder().wrapAndApplyHeader(input, 0, header);
                return command.commandType() + " by " + command.author();
            }
            if (header.templateId() == SendFailureDecoder.TEMPLATE_ID) {
                final SendReason reason = new SendFailureDecoder()
                        .wrapAndApplyHeader(input, 0, header)
                        .sendReason();
                return "SendFailure " + reason;
            }
            return "of template " + header.templateId();
        }
    }

    /** Offers its inputs, then nothing more until the test says that it is over. */
    private final class SilentGateway implements Gateway {
        private final List<UnsafeBuffer> inputs;
        private final AtomicInteger next = new AtomicInteger();
        private BooleanSupplier isOver = () -> true;
        private Supplier<@Nullable UnsafeBuffer> afterwards = () -> null;
        private volatile long orderId;
        /** Opens in the feed's round after the one in which a kill was seen: by then it is held. */
        private final CountDownLatch isKillSeen = new CountDownLatch(1);

        private boolean isSeen;

        SilentGateway(final List<UnsafeBuffer> inputs) {
            this.inputs = inputs;
        }

        boolean see(final boolean isOrdered) {
            isSeen |= isOrdered;
            return isOrdered;
        }

        boolean isSilent() {
            return next.get() == inputs.size();
        }

        @Override
        public int poll(final InputSink sink, final long oldestPendingTimeNs) {
            if (isSeen) {
                isKillSeen.countDown();
            }
            if (!isSilent()) {
                final UnsafeBuffer input = inputs.get(next.get());
                if (sink.offer(input, 0, input.capacity())) {
                    next.incrementAndGet();
                }
                return 1;
            }
            final UnsafeBuffer more = isOver.getAsBoolean() ? null : afterwards.get();
            return more != null && sink.offer(more, 0, more.capacity()) ? 1 : 0;
        }

        @Override
        public boolean isFinished() {
            return isOver.getAsBoolean();
        }

        @Override
        public boolean isLive() {
            return false;
        }

        @Override
        public boolean send(final DirectBuffer buffer, final int offset, final int length, final long causeTimeNs) {
            final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
            if (header.templateId() == NewOrderDecoder.TEMPLATE_ID) {
                orderId = new NewOrderDecoder()
                        .wrapAndApplyHeader(buffer, offset, header)
                        .clientOrderId();
            }
            happened.add("sent " + Outputs.decode(buffer, offset));
            return true;
        }

        @Override
        public void close() {}
    }
}
