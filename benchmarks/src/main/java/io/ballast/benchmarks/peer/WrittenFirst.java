package io.ballast.benchmarks.peer;

import io.ballast.benchmarks.openloop.Market;
import io.ballast.benchmarks.openloop.PacedSubject;
import io.ballast.benchmarks.openloop.Subject;
import java.util.List;

/** The two forms of the overlay that a team would write first. */
public enum WrittenFirst {
    /** All steps in the thread that polls. */
    ONE(FirstInOneThread::new),
    /** A thread for each step. */
    STAGES(FirstInStages::new);

    private final PacedSubject.Maker maker;

    WrittenFirst(final PacedSubject.Maker maker) {
        this.maker = maker;
    }

    /** To be measured on these processors in a market in which every tick makes an order. */
    public Subject subject(final List<Integer> allowed, final int constituents) {
        return new PacedSubject(allowed, constituents, Market.TRADING, maker);
    }
}
