package io.ballast.gateway.aeron;

/**
 * What an order log holds.
 *
 * @param orders        records
 * @param lastSteps     steps that the market had taken when the last order came
 * @param latestCauseNs the latest receive time of an input that caused an order
 * @param tornBytes     bytes of a record that was being written
 */
record OrderLogSummary(long orders, long lastSteps, long latestCauseNs, long tornBytes) {
    static final OrderLogSummary EMPTY = new OrderLogSummary(0, 0, Long.MIN_VALUE, 0);

    /** Reads a log to its end. */
    static OrderLogSummary of(final OrderLogReader log) {
        long orders = 0;
        long lastSteps = 0;
        long latestCauseNs = Long.MIN_VALUE;
        while (log.next()) {
            orders++;
            lastSteps = log.steps();
            latestCauseNs = Math.max(latestCauseNs, log.causeTimeNs());
        }
        return new OrderLogSummary(orders, lastSteps, latestCauseNs, log.tornBytes());
    }
}
