package io.ballast.replay.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several tasks at a time, and their results in the order of the tasks. */
final class Parallel {
    private Parallel() {}

    /**
     * Runs all tasks; if one fails, the failure of the first in the list.
     *
     * @param threads how many run at a time, at least one
     */
    static <T> List<T> run(final int threads, final List<? extends Callable<T>> tasks) {
        final ExecutorService executor = Executors.newFixedThreadPool(Math.min(threads, Math.max(1, tasks.size())));
        try {
            final List<T> results = new ArrayList<>();
            for (final Future<T> future : executor.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (final ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new LabException("a run broke: " + e.getCause(), e.getCause());
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted", e);
        } finally {
            executor.shutdownNow();
        }
    }
}
