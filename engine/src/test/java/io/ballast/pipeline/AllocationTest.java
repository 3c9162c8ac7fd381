package io.ballast.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.harness.AltPortfolio;
import io.ballast.harness.Inputs;
import io.ballast.harness.World;
import io.ballast.journal.JournalWriter;
import io.ballast.journal.SessionHeader;
import io.ballast.message.AccountChange;
import io.ballast.message.ExecutionEncoder;
import io.ballast.message.ExecutionType;
import io.ballast.message.MarkEncoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.NewOrderDecoder;
import io.ballast.message.QuoteEncoder;
import io.ballast.message.Side;
import io.ballast.settings.CheckpointSettings;
import io.ballast.settings.JournalSettings;
import io.ballast.slot.OrderSection;
import io.ballast.slot.Slot;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under 0.01 bytes an event through the four stages, measured by a gate that is shown to fail. */
class AllocationTest {
    private static final int EVENTS = 1_000_000;
    private static final double GATE_BYTES = 0.01;

    @Test
    @Tag("slow")
    void shouldAllocateNothingWhileTicksLeadToNoOrder() {
        final Session session = new Session();
        assertThat(bytesPerEvent(i -> session.quote(0, 50 + (i & 1)))).isLessThan(GATE_BYTES);
        assertThat(session.counters.get(Counter.ORDERS_SENT)).isZero();
        assertThat(session.counters.get(Counter.QUOTES)).isGreaterThan(EVENTS);
    }

    @Test
    @Tag("slow")
    void shouldAllocateNothingWhileTicksLeadToOrdersAndFills() {
        final Session session = new Session();
        assertThat(bytesPerEvent(session::swing)).isLessThan(GATE_BYTES);
        assertThat(session.counters.get(Counter.ORDERS_SENT)).isGreaterThan(EVENTS / 10);
        assertThat(session.counters.get(Counter.FILLS)).isGreaterThan(EVENTS / 10);
    }

    @Test
    @Tag("slow")
    void shouldAllocateNothingWhileProfitIsInCoin() {
        final Session session = Session.settledInCoin();
        final double bytes = bytesPerEvent(i -> {
            session.quote((int) (i & 1), 1000 + (i & 6));
            if (i % 16 == 0) {
                session.fillForeign((i & 16) == 0 ? 1 : -1);
            }
            if (i % 64 == 0) {
                session.mark(100_000 - (i & 1024) * 150);
            }
        });
        assertThat(bytes).isLessThan(GATE_BYTES);
        assertThat(session.slot.index.navNanoUsd).isPositive();
        assertThat(session.slot.index.fundingAccruedNanoUsd[0]).isNotZero();
        assertThat(session.counters.get(Counter.MARKS)).isGreaterThan(EVENTS / 100);
    }

    @Test
    @Tag("slow")
    void shouldAllocateNothingWithStagesAndJournalTogether(@TempDir final Path directory) {
        try (JournalWriter journal = journal(directory)) {
            final Session session = new Session(journal);
            assertThat(bytesPerEvent(session::swing)).isLessThan(GATE_BYTES);
            assertThat(session.counters.get(Counter.FILLS)).isGreaterThan(EVENTS / 10);
            assertThat(journal.nextSequence()).isEqualTo(session.sequence);
        }
    }

    private static JournalWriter journal(final Path directory) {
        return JournalWriter.open(
                directory.resolve("journal"),
                new JournalSettings("", 64 << 20, 0, CheckpointSettings.NONE),
                new SessionHeader(Inputs.START_NS, 1, "test", "test", "", "", ""));
    }

    /** The same measurement must notice one small object for every hundred events. */
    @Test
    @Tag("slow")
    void shouldFailTheGateWhenSomethingAllocates(@TempDir final Path directory) {
        try (JournalWriter journal = journal(directory)) {
            assertThatAllocationIsNoticed(new Session(journal));
        }
    }

    private static void assertThatAllocationIsNoticed(final Session session) {
        final List<Object> kept = new ArrayList<>(4 * EVENTS / 100);
        final double bytes = bytesPerEvent(i -> {
            session.quote(0, 50 + (i & 1));
            if (i % 100 == 0) {
                kept.add(new Object());
            }
        });
        assertThat(bytes).isGreaterThan(GATE_BYTES);
        assertThat(kept).isNotEmpty();
    }

    private static double bytesPerEvent(final LongConsumer event) {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (long i = 0; i < EVENTS; i++) {
            event.accept(i);
        }
        final long overhead = -threads.getCurrentThreadAllocatedBytes() + threads.getCurrentThreadAllocatedBytes();
        final long before = threads.getCurrentThreadAllocatedBytes();
        for (long i = EVENTS; i < 2L * EVENTS; i++) {
            event.accept(i);
        }
        return (double) (threads.getCurrentThreadAllocatedBytes() - before - overhead) / EVENTS;
    }

    /** Encodes into the slot's own buffer, so that nothing but the stages works. */
    private static final class Session {
        private static final long FUTURE_TICKS = 1000;

        private final Counters counters = new Counters();
        private final Stages stages;
        private final Slot slot;
        private final UnsafeBuffer quoteBytes;
        private final UnsafeBuffer fillBytes;
        private final UnsafeBuffer markBytes;
        private final MarkEncoder mark = new MarkEncoder();
        private final QuoteEncoder quote = new QuoteEncoder();
        private final ExecutionEncoder fill = new ExecutionEncoder();
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final NewOrderDecoder order = new NewOrderDecoder();
        private long timeNs = Inputs.START_NS;
        private long streamSequence = 1_000;
        private long executions;
        private final @Nullable JournalWriter journal;
        private long sequence;

        Session() {
            this(null);
        }

        Session(final @Nullable JournalWriter journal) {
            this(World.simple().spot("ALT").linear("FUT", "10"), journal);
        }

        /** The contract is an inverse one and dated, with no band in the way of nothing happening. */
        static Session settledInCoin() {
            return new Session(
                    World.simple()
                            .spot("ALT")
                            .inverse("FUT", "ALT", "1", "100")
                            .over("ALT")
                            .dated(1L << 60, 0),
                    null);
        }

        private Session(final World instruments, final @Nullable JournalWriter journal) {
            this.journal = journal;
            final World world = instruments
                    .sleeve("alts", 0.5, "ALT")
                    .index("X", List.of("ALT"), List.of("1"))
                    .overlay(AltPortfolio.overlay()
                            .index("X")
                            // Never enough samples: a future that stands still hedges nothing.
                            .beta(1.2, Integer.MAX_VALUE)
                            .betaGrid(1_000_000, 60_000_000, 0.25));
            stages = world.stages(counters);
            slot = new Slot(world.slotShape());
            final Inputs inputs = new Inputs();
            quoteBytes = inputs.quote(0, 0, 49, 51);
            fillBytes = inputs.execution(
                    fields -> fields.sourceId(0).instrumentId(1).executionType(ExecutionType.FILL));
            markBytes = inputs.mark(fields -> fields.sourceId(0).instrumentId(1));
            mark.wrap(markBytes, MessageHeaderDecoder.ENCODED_LENGTH);
            quote.wrap(quoteBytes, MessageHeaderDecoder.ENCODED_LENGTH);
            fill.wrap(fillBytes, MessageHeaderDecoder.ENCODED_LENGTH);
            run(inputs.account(0, AccountChange.OPENING_BALANCE, 5_000_000_000_000_000L));
            run(inputs.quote(0, 0, 49, 51));
            run(inputs.holding(0, 0, 100_000));
            run(inputs.quote(1, 0, 999, 1001));
        }

        void quote(final int instrument, final long mid) {
            timeNs += 10_000;
            quote.receiveTimeNs(timeNs)
                    .sourceSequence(++streamSequence)
                    .instrumentId(instrument)
                    .bidTicks(mid - 1)
                    .askTicks(mid + 1);
            run(quoteBytes);
        }

        /** A mark whose funding period ends before the next one. */
        void mark(final long ratePpb) {
            timeNs += 10_000;
            mark.receiveTimeNs(timeNs)
                    .sourceSequence(++streamSequence)
                    .markTicks(1000)
                    .indexTicks(1000)
                    .fundingRatePpb(ratePpb)
                    .nextFundingTimeNs(timeNs + 100_000);
            run(markBytes);
        }

        /** A fill that no order explains: bought, or sold if below zero. */
        void fillForeign(final long lots) {
            fill.receiveTimeNs(timeNs)
                    .sourceSequence(++executions)
                    .clientOrderId(1L << 40)
                    .lastTicks(1000)
                    .lastLots(Math.abs(lots))
                    .side(lots > 0 ? Side.BUY : Side.SELL);
            run(fillBytes);
        }

        /** The sleeve swings out of its band and back; what is sent is filled at mid at once, so that no money is lost. */
        void swing(final long i) {
            quote(1, FUTURE_TICKS);
            fillOrder();
            quote(0, (i & 3) < 2 ? 50 : 60);
            fillOrder();
        }

        private void fillOrder() {
            while (isOrder()) {
                fill.receiveTimeNs(timeNs)
                        .sourceSequence(++executions)
                        .clientOrderId(order.clientOrderId())
                        .lastTicks(FUTURE_TICKS)
                        .lastLots(order.qtyLots())
                        .side(order.side() == Side.BUY ? Side.BUY : Side.SELL);
                run(fillBytes);
            }
        }

        private boolean isOrder() {
            int offset = 0;
            for (int i = 0; i < slot.order.outputCount; i++) {
                header.wrap(slot.order.outputs, offset + OrderSection.LENGTH_BYTES);
                if (header.templateId() == NewOrderDecoder.TEMPLATE_ID) {
                    order.wrapAndApplyHeader(slot.order.outputs, offset + OrderSection.LENGTH_BYTES, header);
                    return true;
                }
                offset += OrderSection.LENGTH_BYTES + slot.order.outputs.getInt(offset);
            }
            return false;
        }

        private void run(final DirectBuffer input) {
            slot.input.buffer.putBytes(0, input, 0, input.capacity());
            slot.input.length = input.capacity();
            stages.onSlot(slot, sequence);
            if (journal != null) {
                final OrderSection outputs = slot.order;
                journal.append(
                        sequence,
                        slot.input.buffer,
                        0,
                        slot.input.length,
                        outputs.outputs,
                        outputs.outputBytes,
                        outputs.outputCount);
            }
            sequence++;
        }
    }
}
