package io.ballast.benchmarks;

import io.ballast.benchmarks.GateLoop.Reading;
import io.ballast.benchmarks.latency.HandOffLook;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What may not get worse: nothing is allocated for a tick, a tick costs the same whatever the number of constituents, and a
 * second thread costs no more than handing over must. Times are printed and never judged, for the machine decides them; a
 * check that fails is measured once more before it counts, for the same reason.
 */
final class Gate {
    private static final int FEW = 20;
    private static final int MANY = 500;
    private static final int ROUNDS = 40;
    private static final int ROUNDS_IN_DOUBT = 100;
    private static final int WARM_UP_MS = 1_500;
    private static final int SHORT_WARM_UP_MS = 300;
    private static final int SHORT_ROUNDS = 15;

    private final PrintWriter out;
    private final GateLoop loop = new GateLoop();
    private final List<String> problems = new ArrayList<>();

    /** @param out where figures and verdicts go */
    Gate(final PrintWriter out) {
        this.out = out;
    }

    /**
     * Measures for about half a minute.
     *
     * @return whether every check passed
     * @throws IOException if the JVM that measures hand-offs could not be started
     */
    boolean isPassed() throws IOException, InterruptedException {
        out.printf(Locale.ROOT, "%-72s %10s %10s%n", "one operation", "ns", "bytes");
        checkControls();
        checkSize(GateSubject.steady(FEW, 1, 1), GateSubject.steady(MANY, 1, 1));
        checkSize(GateSubject.steady(FEW, 8, 4), GateSubject.steady(MANY, 8, 4));
        checkSize(GateSubject.everything(FEW), GateSubject.everything(MANY));
        measure(GateSubject.clock());
        checkAllocation(GateSubject.trading(FEW, 1, 1));
        checkAllocation(GateSubject.trading(FEW, 8, 4));
        checkAllocation(GateSubject.covariance());
        checkAllocation(GateSubject.outlook());
        checkJournal();
        checkHandOff();
        problems.forEach(problem -> out.println("FAILED: " + problem));
        out.println(problems.isEmpty() ? "gate: passed" : "gate: failed");
        return problems.isEmpty();
    }

    private void checkControls() {
        final Reading allocating = measure(GateSubject.allocating());
        if (!GateLimits.isAllocating(allocating.bytesPerOp())) {
            problems.add(allocating.name() + " passes the check of allocation: the check proves nothing");
        }
        final List<Reading> sums =
                print(loop.inTurn(SHORT_WARM_UP_MS, SHORT_ROUNDS, GateSubject.scaling(FEW), GateSubject.scaling(MANY)));
        final double ratio = sums.get(1).ratioTo(sums.get(0));
        if (!GateLimits.isScaling(ratio)) {
            problems.add(text(
                    "%s passes the check of size with %.2f: the check proves nothing",
                    sums.get(1).name(), ratio));
        }
    }

    private void checkSize(final GateSubject few, final GateSubject many) {
        final List<Reading> first = print(loop.inTurn(WARM_UP_MS, ROUNDS, few, many));
        final double ratio = first.get(1).ratioTo(first.get(0));
        out.println(
                text("  %d constituents cost %.2f of %d, at most %.1f", MANY, ratio, FEW, GateLimits.MAX_SIZE_RATIO));
        checkAllocation(few, first.get(0));
        checkAllocation(many, first.get(1));
        if (!GateLimits.isScaling(ratio)) {
            return;
        }
        final List<Reading> again = print(loop.inTurn(WARM_UP_MS, ROUNDS_IN_DOUBT, few, many));
        final double second = again.get(1).ratioTo(again.get(0));
        if (GateLimits.isScaling(second)) {
            problems.add(text(
                    "%s costs %.2f and then %.2f of what %d constituents cost, must be at most %.1f",
                    many.name(), ratio, second, FEW, GateLimits.MAX_SIZE_RATIO));
        }
    }

    private void checkJournal() {
        final JournaledMarket journal = new JournaledMarket();
        journal.open();
        try {
            checkAllocation(GateSubject.journaled(FEW, journal));
        } finally {
            journal.close();
        }
    }

    private void checkAllocation(final GateSubject subject) {
        checkAllocation(subject, measure(subject));
    }

    private void checkAllocation(final GateSubject subject, final Reading first) {
        if (!GateLimits.isAllocating(first.bytesPerOp())) {
            return;
        }
        final Reading again =
                print(loop.inTurn(WARM_UP_MS, ROUNDS_IN_DOUBT, subject)).get(0);
        if (GateLimits.isAllocating(again.bytesPerOp())) {
            problems.add(text(
                    "%s allocates %.4f and then %.4f bytes, must be below %.2f",
                    subject.name(), first.bytesPerOp(), again.bytesPerOp(), GateLimits.MAX_BYTES_PER_OP));
        }
    }

    private Reading measure(final GateSubject subject) {
        return print(loop.inTurn(SHORT_WARM_UP_MS, SHORT_ROUNDS, subject)).get(0);
    }

    private List<Reading> print(final List<Reading> readings) {
        for (final Reading reading : readings) {
            out.println(text("%-72s %10.1f %10.4f", reading.name(), reading.medianNs(), reading.bytesPerOp()));
        }
        out.flush();
        return readings;
    }

    private void checkHandOff() throws IOException, InterruptedException {
        final double first = handOffRatio();
        if (!GateLimits.isSlowHandOff(first)) {
            return;
        }
        final double second = handOffRatio();
        if (GateLimits.isSlowHandOff(second)) {
            problems.add(text(
                    "a second thread adds %.2f and then %.2f hops of the Disruptor to a tick, must be at most %.1f",
                    first, second, GateLimits.MAX_HAND_OFF_RATIO));
        }
    }

    /** NaN, said aloud, where this machine cannot tell. */
    private double handOffRatio() throws IOException, InterruptedException {
        final HandOffLook look = HandOffLook.measure(out);
        if (!look.unpublished().isEmpty()) {
            look.unpublished().forEach(cell -> out.println("  not checked: " + cell.key() + ": " + cell.reason()));
            return Double.NaN;
        }
        final double ratio = GateLimits.handOffRatio(look.direct(), look.fused(), look.hop());
        out.println(
                Double.isNaN(ratio)
                        ? "  not checked: what a second thread adds, for no state of the machine has enough slices of all three"
                        : text(
                                "  a second thread adds %.2f hops of the Disruptor to a tick, at most %.1f",
                                ratio, GateLimits.MAX_HAND_OFF_RATIO));
        return ratio;
    }

    private static String text(final String format, final Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
