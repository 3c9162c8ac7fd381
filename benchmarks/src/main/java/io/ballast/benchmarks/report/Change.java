package io.ballast.benchmarks.report;

/**
 * One figure of a cell in two results.
 *
 * @param cell    its key
 * @param value   which of its values
 * @param state   of the machine in both
 * @param first   in the first result: in the cell's unit, or as a multiple of the measure of its own run
 * @param second  in the second
 * @param ratio   second over first
 * @param low     lower end of the ratio's interval; NaN if there is none
 * @param high    upper end
 * @param verdict what follows
 */
record Change(
        String cell,
        String value,
        LinkState state,
        double first,
        double second,
        double ratio,
        double low,
        double high,
        Verdict verdict) {
    /** What a pair of figures shows. */
    enum Verdict {
        /** The interval holds changes too small to count. */
        NONE("no change"),
        /** Better, the whole interval by more than the least that counts. */
        BETTER("better"),
        /** Worse, the whole interval by more than the least that counts. */
        WORSE("WORSE"),
        /** One fork: nothing can be said. */
        UNKNOWN("too few forks"),
        /** Not part of the engine: where it changes, the machine did. */
        PEER("peer");

        private final String words;

        Verdict(final String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
