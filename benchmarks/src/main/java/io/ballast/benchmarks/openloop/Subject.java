package io.ballast.benchmarks.openloop;

/** Something to be measured, slice by slice, in one JVM. One thread calls; it is pinned and released within a slice. */
public interface Subject extends AutoCloseable {
    /**
     * Measures one slice.
     *
     * @param schedule of its ticks; what runs flat out takes the length alone
     */
    Measurement run(Schedule schedule);

    @Override
    default void close() {}
}
