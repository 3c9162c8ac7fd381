package io.ballast.settings;

/**
 * What a scratch engine does before a session, so that its first inputs do not pay for loading and compiling the code.
 *
 * @param journal   of a session whose market it trades behind the made-up one; empty: the made-up one alone
 * @param inputs    most messages of a market it takes; 0: there is no warm-up
 * @param limitNs   longest wall time it may take
 */
public record WarmUpSettings(String journal, long inputs, long limitNs) {
    /** A made-up market, about as long as it takes until everything is compiled. */
    public static final WarmUpSettings DEFAULT = new WarmUpSettings("", 200_000, 10_000_000_000L);

    /** None. */
    public static final WarmUpSettings OFF = new WarmUpSettings("", 0, DEFAULT.limitNs);

    /** The same with another journal. */
    public WarmUpSettings withJournal(final String other) {
        return new WarmUpSettings(other, inputs, limitNs);
    }

    public boolean isOff() {
        return inputs == 0;
    }
}
