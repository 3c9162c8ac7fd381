package io.ballast.benchmarks.report;

/**
 * What became of a target in one state of the machine.
 *
 * @param id       of the target
 * @param claim    of the target
 * @param where    conditions
 * @param limit    in words
 * @param state    of the machine; {@link LinkState#NONE} for one thread alone and for what was not published
 * @param measured the ratio in words, or empty
 * @param interval in words, or empty
 * @param standing what follows
 * @param reason   why it was not published, or on how much it rests
 */
record Outcome(
        String id,
        String claim,
        String where,
        String limit,
        LinkState state,
        String measured,
        String interval,
        Standing standing,
        String reason) {
    /** How a target stands. */
    enum Standing {
        /** The ratio and its whole interval are on the right side of the limit. */
        MET("met"),
        /** The ratio is, a part of its interval is not, or there is none. */
        MET_WITHIN_SPREAD("met, spread crosses"),
        /** The ratio is on the wrong side. */
        MISSED("not met"),
        /** There are no figures. */
        UNPUBLISHED("not published");

        private final String words;

        Standing(final String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    boolean isMet() {
        return standing == Standing.MET || standing == Standing.MET_WITHIN_SPREAD;
    }
}
