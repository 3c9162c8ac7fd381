package io.ballast.pipeline;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import io.ballast.counter.Counters;
import io.ballast.gateway.Gateway;
import io.ballast.gateway.WaitModes;
import io.ballast.settings.Profile;
import io.ballast.settings.TopologySettings;
import io.ballast.settings.WaitMode;
import io.ballast.slot.OrderSection;
import io.ballast.slot.Slot;
import io.ballast.slot.SlotShape;
import io.ballast.slot.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/** Wires stages, journal and gateway on one ring and runs a session in the chosen topology. */
public final class Pipeline {
    private final TopologySettings topology;
    private final Stages stages;
    private final InputJournal journal;
    private final Gateway gateway;
    private final RingBuffer<Slot> ring;
    private final FailStop failStop = new FailStop();
    private final List<Consumer> consumers = new ArrayList<>();
    private final FailedSends failedSends = new FailedSends();
    private final Egress egress;
    private final @Nullable EventHandler<Slot> inline;
    private final Sequence lastDone;
    private final SlotPublisher publisher;
    private final DiskGuard diskGuard;
    private final KillLatch killLatch;
    private final @Nullable KillGuard killGuard;
    private final SlotShape shape;
    private volatile boolean isStopRequested;

    /**
     * @param guards      what the feed looks after beside the inputs
     * @param shape       what a slot must have room for
     * @param instruments how many instruments there are
     */
    public Pipeline(
            final TopologySettings topology,
            final Stages stages,
            final InputJournal journal,
            final Gateway gateway,
            final SlotObserver observer,
            final Counters counters,
            final FeedGuards guards,
            final SlotShape shape,
            final int instruments) {
        this.topology = topology;
        this.stages = stages;
        this.journal = journal;
        this.gateway = gateway;
        this.shape = shape;
        killLatch = new KillLatch(counters);
        egress = new Egress(gateway, failedSends, killLatch);
        ring = RingBuffer.createSingleProducer(
                slots(topology.profile(), shape)::get, topology.ringSize(), waitStrategy(topology.waitMode()));
        final TailHandler tail = new TailHandler(journal, egress, killLatch, observer);
        if (topology.profile() == Profile.DIRECT) {
            inline = inOrder(new StagesHandler(stages.inOrder().toArray(new Stage[0])), tail);
            lastDone = new Sequence();
        } else {
            inline = null;
            wire(tail);
            lastDone = consumers.get(consumers.size() - 1).sequence();
        }
        ring.addGatingSequences(lastDone);
        final QuoteConflater conflater = gateway.isLive() ? new QuoteConflater(instruments) : null;
        publisher = new SlotPublisher(ring, lastDone, conflater, new CheckpointClock(guards.checkpoints()), counters);
        diskGuard = new DiskGuard(guards.isDiskLow());
        final BooleanSupplier isKillOrdered = guards.isKillOrdered();
        killGuard = isKillOrdered == null ? null : new KillGuard(isKillOrdered, killLatch);
    }

    /** Where one thread does everything to an input, every input finds the sections as the one before it left them. */
    private static Supplier<Slot> slots(final Profile profile, final SlotShape shape) {
        final boolean isOneThread = profile == Profile.DIRECT || profile == Profile.FUSED;
        return isOneThread ? new Slot(shape)::sharingSections : () -> new Slot(shape);
    }

    private void wire(final TailHandler tail) {
        final Stage[] all = stages.inOrder().toArray(new Stage[0]);
        switch (topology.profile()) {
            case DIRECT -> {}
            case FUSED -> consumeLast("engine", inOrder(new StagesHandler(all), tail));
            case SPLIT -> {
                consume("stages", new StagesHandler(all));
                consumeLast("journal", tail);
            }
            case PIPELINED -> {
                consume("ingest", new StagesHandler(stages.ingest()));
                consume("index", new StagesHandler(stages.index()));
                consume("hedge", new StagesHandler(stages.hedge()));
                consume("order", new StagesHandler(stages.order()));
                consumeLast("journal", tail);
            }
        }
    }

    /** Adds a consumer behind the one added before it. */
    private void consume(final String role, final EventHandler<Slot> handler) {
        consume(role, barrier(), handler);
    }

    /** The same for the one that appends. */
    private void consumeLast(final String role, final EventHandler<Slot> handler) {
        consume(role, new JournalBarrier(barrier(), journal), handler);
    }

    private void consume(final String role, final SequenceBarrier barrier, final EventHandler<Slot> handler) {
        consumers.add(new Consumer(role, ring, barrier, handler, failStop, topology.maxBatch()));
    }

    private SequenceBarrier barrier() {
        final Sequence[] dependencies = consumers.isEmpty()
                ? new Sequence[0]
                : new Sequence[] {consumers.get(consumers.size() - 1).sequence()};
        return ring.newBarrier(dependencies);
    }

    private static EventHandler<Slot> inOrder(final EventHandler<Slot> first, final EventHandler<Slot> second) {
        return (slot, sequence, endOfBatch) -> {
            first.onEvent(slot, sequence, endOfBatch);
            second.onEvent(slot, sequence, endOfBatch);
        };
    }

    /** Lets the session end after the inputs already published; any thread may ask. */
    public void requestStop() {
        isStopRequested = true;
    }

    /** The threads that consume; the feed's is the one that calls {@link #run}. */
    public List<Thread> consumerThreads() {
        return consumers.stream().map(Consumer::thread).toList();
    }

    /**
     * Runs the feed on the calling thread until the gateway is finished, someone asks to stop, or something breaks.
     *
     * @param beganNs engine time at which the session begins, not behind its first input
     */
    public SessionEnd run(final long beganNs) {
        stages.ingest().begin(beganNs);
        publisher.begin(beganNs);
        consumers.forEach(Consumer::start);
        try {
            feed(WaitModes.idleStrategy(topology.waitMode()));
        } catch (final RuntimeException | Error e) {
            failStop.record(e);
        }
        final long deadlineNs = System.nanoTime() + topology.shutdownDeadlineNs();
        drain(deadlineNs, new BackoffIdleStrategy());
        consumers.forEach(Consumer::halt);
        boolean isStopped = true;
        for (final Consumer consumer : consumers) {
            isStopped &= consumer.join(Math.max(deadlineNs - System.nanoTime(), topology.shutdownDeadlineNs() / 10));
        }
        return end(isStopped);
    }

    private void feed(final IdleStrategy idle) {
        while (!isStopRequested && !failStop.isTriggered()) {
            // Looked at before the failed sends: once nothing is pending, every send that failed is in their queue.
            final long pendingNs = publisher.oldestPendingTimeNs();
            final int returned =
                    publisher.flush() + failedSends.poll(publisher) + diskGuard.poll(publisher) + pollKill();
            final int work =
                    returned + gateway.poll(publisher, returned == 0 ? pendingNs : publisher.oldestPendingTimeNs());
            runInline();
            if (work == 0 && gateway.isFinished()) {
                return;
            }
            idle.idle(work == 0 && inline != null ? journal.onIdle() : work);
        }
    }

    private int pollKill() {
        return killGuard == null ? 0 : killGuard.poll(publisher);
    }

    /** In the direct topology the feed's thread does everybody's work. */
    private void runInline() {
        if (inline == null) {
            return;
        }
        for (long sequence = lastDone.get() + 1; sequence <= publisher.published(); sequence++) {
            try {
                inline.onEvent(ring.get(sequence), sequence, true);
            } catch (final Exception | Error e) {
                failStop.handleEventException(e, sequence, ring.get(sequence));
            }
            lastDone.set(sequence);
        }
    }

    /** After a failure the consumers behind the broken one still finish what it let through. */
    private void drain(final long deadlineNs, final IdleStrategy idle) {
        if (inline != null && failStop.lastUnbroken() == Long.MAX_VALUE) {
            drainInline();
        }
        while (lastDone.get() < Math.min(publisher.published(), failStop.lastUnbroken())
                && System.nanoTime() < deadlineNs) {
            idle.idle();
        }
    }

    /** What the gateway published before it failed, in the same poll. */
    private void drainInline() {
        try {
            runInline();
        } catch (final FailStop.Halted e) {
            failStop.record(e);
        }
    }

    private SessionEnd end(final boolean isStopped) {
        // What breaks behind the journal has been journaled, yet is not done.
        final long inputs = Math.max(lastDone.get() + 1, isStopped ? journal.nextSequence() : 0);
        final long unprocessed = publisher.published() + 1 - inputs;
        final OrderSection cancels = new OrderSection(shape);
        if (!isStopped) {
            return new SessionEnd(
                    SessionEnd.Kind.DEADLINE,
                    false,
                    inputs,
                    unprocessed,
                    publisher.lastTimeNs(),
                    cancels,
                    failStop.cause());
        }
        journalUnprocessed(inputs);
        if (failStop.isTriggered()) {
            stages.order().cancelAll(cancels, publisher.lastTimeNs(), true);
        }
        final SessionEnd.Kind kind = failStop.isTriggered()
                ? SessionEnd.Kind.FAIL_STOP
                : unprocessed > 0 ? SessionEnd.Kind.DEADLINE : SessionEnd.Kind.CLEAN;
        return new SessionEnd(kind, true, inputs, unprocessed, publisher.lastTimeNs(), cancels, failStop.cause());
    }

    /** If the journal itself is what broke, working orders are cancelled all the same. */
    private void journalUnprocessed(final long first) {
        try {
            for (long sequence = first; sequence <= publisher.published(); sequence++) {
                journal.appendUnprocessed(sequence, ring.get(sequence));
            }
        } catch (final RuntimeException e) {
            failStop.record(e);
        }
    }

    /** From a kill seen to its cancellations sent, in nanoseconds of wall time; once the session has ended. */
    public Histogram killSeenToCancelNs() {
        return killLatch.seenToCancelNs();
    }

    /** Adds cancellations for what a session that was asked to end leaves working; its state must be hashed before. */
    public void cancelWorking(final SessionEnd end) {
        if (end.isStopped() && end.kind() != SessionEnd.Kind.FAIL_STOP) {
            stages.order().cancelAll(end.cancels(), end.lastTimeNs(), false);
        }
    }

    /** Sends the cancellations of a session's end, once they are journaled. */
    public void sendCancels(final SessionEnd end) {
        egress.send(end.cancels(), end.lastTimeNs());
    }

    private static WaitStrategy waitStrategy(final WaitMode mode) {
        return switch (mode) {
            case SPIN -> new BusySpinWaitStrategy();
            case YIELD -> new YieldingWaitStrategy();
            case PARK -> new SleepingWaitStrategy();
        };
    }
}
