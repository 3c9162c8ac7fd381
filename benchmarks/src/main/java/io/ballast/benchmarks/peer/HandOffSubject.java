package io.ballast.benchmarks.peer;

import io.ballast.benchmarks.openloop.Arrivals;
import io.ballast.benchmarks.openloop.Measurement;
import io.ballast.benchmarks.openloop.Placement;
import io.ballast.benchmarks.openloop.Schedule;
import io.ballast.benchmarks.openloop.Subject;
import io.ballast.benchmarks.openloop.Window;
import java.util.List;

/** A hand-off alone under the load that the engine is measured with: intended time to arrival at the other thread. */
public final class HandOffSubject implements Subject {
    private static final long FIRST_NS = 1_000_000;

    private final List<Integer> allowed;
    private final HandOff handOff;

    HandOffSubject(final List<Integer> allowed, final HandOff handOff) {
        this.allowed = List.copyOf(allowed);
        this.handOff = handOff;
    }

    @Override
    public Measurement run(final Schedule schedule) {
        final Arrivals arrivals = new Arrivals(schedule);
        final Receiver receiver = new Receiver(arrivals, schedule.lengthNs());
        final Thread consumer = new Thread(() -> handOff.consume(receiver), "ballast-peer");
        final Placement placement = new Placement(allowed);
        if (handOff.isSpinning()) {
            placement.spinning(List.of(consumer));
        } else {
            placement.blocking(List.of(consumer));
        }
        consumer.start();
        final int windowFrom = Measurement.firstFrom(schedule, schedule.measuredFromNs() / 2);
        final Window window = placement.apply();
        try {
            produce(schedule, receiver, window, windowFrom);
            while (!receiver.isDone()) {
                Thread.onSpinWait();
            }
            window.close();
            while (!handOff.offer(HandOff.END)) {
                Thread.onSpinWait();
            }
            consumer.join();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a hand-off was measured", e);
        } finally {
            placement.release();
        }
        return Measurement.paced(
                schedule, arrivals.latencyNs(), schedule.ticks() - windowFrom, window, arrivals.lastNs());
    }

    private void produce(final Schedule schedule, final Receiver receiver, final Window window, final int windowFrom) {
        final long beginNs = System.nanoTime() + FIRST_NS;
        receiver.begin(beginNs);
        for (int tick = 0; tick < schedule.ticks(); tick++) {
            final long offsetNs = schedule.offsetNs(tick);
            while (System.nanoTime() - beginNs < offsetNs) {
                Thread.onSpinWait();
            }
            if (tick == windowFrom) {
                window.open();
            }
            while (!handOff.offer(offsetNs)) {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public void close() {
        handOff.close();
    }
}
