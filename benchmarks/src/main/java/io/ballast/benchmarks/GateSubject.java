package io.ballast.benchmarks;

import java.util.function.LongSupplier;

/**
 * Something that the gate runs again and again.
 *
 * @param name      as the table calls it
 * @param operation what it does once; its result is used
 */
record GateSubject(String name, LongSupplier operation) {
    /** The same work with few and with many constituents. */
    record Pair(GateSubject few, GateSubject many) {}

    static GateSubject steady(final int constituents, final int sleeves, final int contracts) {
        final SteadyMarket market = new SteadyMarket();
        market.setSize(constituents, sleeves, contracts);
        market.open();
        return new GateSubject(name("tick without an order", constituents, sleeves, contracts), market::tick);
    }

    static GateSubject trading(final int constituents, final int sleeves, final int contracts) {
        final TradingMarket market = new TradingMarket();
        market.setSize(constituents, sleeves, contracts);
        market.open();
        return new GateSubject(
                name("tick with orders and their fills", constituents, sleeves, contracts), market::tick);
    }

    private static String name(final String what, final int constituents, final int sleeves, final int contracts) {
        return what + ", " + constituents + " constituents, " + sleeves + " sleeves, " + contracts + " contracts";
    }

    static GateSubject everything(final int constituents) {
        final FullMarket market = new FullMarket();
        market.constituents = constituents;
        market.open();
        return new GateSubject("tick with everything configured, " + constituents + " constituents", market::tick);
    }

    /** What the check of size must catch. */
    static GateSubject scaling(final int constituents) {
        final ScalingControl control = new ScalingControl();
        control.constituents = constituents;
        control.open();
        return new GateSubject("control: a sum of " + constituents, control::sum);
    }

    /** What the check of allocation must catch. */
    static GateSubject allocating() {
        final Allocating control = new Allocating();
        return new GateSubject("control: an array of 32 bytes", control::allocate);
    }

    /** What is allocated must be seen by somebody, or a compiler leaves it out. */
    private static final class Allocating {
        private final AllocatingControl control = new AllocatingControl();
        private long[] last = {};

        private long allocate() {
            last = control.allocate();
            return last.length;
        }
    }

    /** What a grid takes once a second, which among ticks would vanish. */
    static GateSubject covariance() {
        final CovarianceBenchmark covariance = new CovarianceBenchmark();
        covariance.open();
        return new GateSubject("13 returns into covariances", covariance::sample);
    }

    /** The same of an outlook's bar. */
    static GateSubject outlook() {
        final OutlookBenchmark outlook = new OutlookBenchmark();
        outlook.open();
        return new GateSubject("a bar into an outlook", () -> outlook.bar() ? 1 : 0);
    }

    /** A tick and its line in the journal. */
    static GateSubject journaled(final int constituents, final JournaledMarket journal) {
        final SteadyMarket market = new SteadyMarket();
        market.setSize(constituents, 1, 1);
        market.open();
        return new GateSubject("tick and its append to the journal, " + constituents + " constituents", () -> {
            market.tick();
            return journal.append(market.slot());
        });
    }

    static GateSubject clock() {
        return new GateSubject("System.nanoTime", System::nanoTime);
    }
}
