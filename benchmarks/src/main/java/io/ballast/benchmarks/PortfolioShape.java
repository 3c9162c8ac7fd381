package io.ballast.benchmarks;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How large a portfolio is: the parameters of every benchmark that runs one. */
@State(Scope.Thread)
public abstract class PortfolioShape {
    /** Spot instruments, dealt out to the sleeves in turn, and all in one index. */
    @Param({"20", "100", "500"})
    public int constituents = 20;

    /** Sleeves; the first has the overlay. */
    @Param({"1", "8"})
    public int sleeves = 1;

    /** Contracts of the overlay: one is sized by notional, several together for the least tracking error. */
    @Param({"1", "4"})
    public int contracts = 1;

    PortfolioShape() {}

    /** The same size as another. */
    final void setSize(final int constituents, final int sleeves, final int contracts) {
        this.constituents = constituents;
        this.sleeves = sleeves;
        this.contracts = contracts;
    }
}
