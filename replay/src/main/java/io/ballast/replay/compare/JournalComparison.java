package io.ballast.replay.compare;

import io.ballast.launch.ConfigurationDifference;
import io.ballast.replay.progress.PartProgress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two journals, read side by side and not re-run.
 *
 * @param settings   what the sessions were told differently
 * @param parting    the first difference in what they took and did; null if there is none
 * @param first      inputs, outputs and orders of the first
 * @param second     inputs, outputs and orders of the second
 */
public record JournalComparison(
        List<ConfigurationDifference> settings, @Nullable Parting parting, Side first, Side second) {
    private static final String INPUT = "input";
    private static final String NOTHING = "nothing";
    /** Inputs from one report of progress to the next. */
    private static final int PROGRESS_STEP = 1 << 10;

    /**
     * One of the journals.
     *
     * @param end how it ends, in words
     */
    public record Side(long inputs, long outputs, List<SentOrder> orders, String stateSha256, String end) {
        public Side {
            orders = List.copyOf(orders);
        }

        static Side of(final JournalSide journal) {
            return new Side(
                    journal.inputs(), journal.outputs(), journal.orders(), journal.stateSha256(), journal.end());
        }
    }

    public JournalComparison {
        settings = List.copyOf(settings);
    }

    /** Whether both sessions took the same inputs, gave the same outputs and ended in the same state. */
    public boolean isSame() {
        return parting == null;
    }

    /** Whether they are the same as far as the first goes: its session was stopped or killed there, the second's was not. */
    public boolean isSameAsFarAsFirst() {
        return parting == null
                || (parting.what().equals(INPUT) && parting.first().equals(NOTHING));
    }

    /**
     * Reads both to their ends.
     *
     * @param progress told now and then how many inputs of both have been read
     * @throws io.ballast.journal.JournalException if one cannot be read or is damaged
     */
    public static JournalComparison of(final Path first, final Path second, final PartProgress progress) {
        try (JournalSide one = new JournalSide(first);
                JournalSide other = new JournalSide(second)) {
            final Parting parting = read(one, other, progress);
            return new JournalComparison(
                    ConfigurationDifference.between(one.configuration(), other.configuration()),
                    parting,
                    Side.of(one),
                    Side.of(other));
        }
    }

    private static @Nullable Parting read(final JournalSide one, final JournalSide other, final PartProgress progress) {
        Parting parting = null;
        boolean hasOne = one.next();
        boolean hasOther = other.next();
        while (hasOne || hasOther) {
            if (parting == null) {
                parting = part(one, hasOne, other, hasOther);
            }
            hasOne = hasOne && one.next();
            hasOther = hasOther && other.next();
            final long done = one.inputs() + other.inputs();
            if ((done & (PROGRESS_STEP - 1)) <= 1) {
                progress.at(done, Math.min(one.share(), other.share()));
            }
        }
        progress.at(one.inputs() + other.inputs(), 1);
        return parting == null ? partAtEnd(one, other) : parting;
    }

    private static @Nullable Parting part(
            final JournalSide one, final boolean hasOne, final JournalSide other, final boolean hasOther) {
        if (!hasOne || !hasOther) {
            final JournalSide longer = hasOne ? one : other;
            return new Parting(
                    longer.sequence(),
                    longer.engineTimeNs(),
                    INPUT,
                    hasOne ? one.input() : "",
                    hasOne ? one.input() : NOTHING,
                    hasOther ? other.input() : NOTHING);
        }
        if (!one.hasSameInput(other)) {
            return new Parting(one.sequence(), one.engineTimeNs(), INPUT, one.input(), one.input(), other.input());
        }
        return one.hasSameOutputs(other) ? null : partInOutputs(one, other);
    }

    private static Parting partInOutputs(final JournalSide one, final JournalSide other) {
        int number = 1;
        boolean hasOne = one.nextOutput();
        boolean hasOther = other.nextOutput();
        while (hasOne && hasOther && one.hasSameOutput(other)) {
            number++;
            hasOne = one.nextOutput();
            hasOther = other.nextOutput();
        }
        return new Parting(
                one.sequence(),
                one.engineTimeNs(),
                "output " + number,
                one.input(),
                hasOne ? one.output() : NOTHING,
                hasOther ? other.output() : NOTHING);
    }

    /** A session that was killed left no hash to compare. */
    private static @Nullable Parting partAtEnd(final JournalSide one, final JournalSide other) {
        final String first = one.stateSha256();
        final String second = other.stateSha256();
        return first.isEmpty() || second.isEmpty() || first.equals(second)
                ? null
                : new Parting(Parting.AT_END, one.engineTimeNs(), "state hash", "", first, second);
    }
}
