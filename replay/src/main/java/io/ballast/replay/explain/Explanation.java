package io.ballast.replay.explain;

import io.ballast.journal.JournalEnd;
import io.ballast.launch.Divergence;
import java.util.ArrayList;
import java.util.List;

/**
 * An explanation as lines of text.
 *
 * @param lines      for people
 * @param isDamaged  whether the journal is damaged, so that nothing is known of what came behind that
 * @param isDiverged whether the stages did something else than the journal says: the figures are not those of the session
 */
public record Explanation(List<String> lines, boolean isDamaged, boolean isDiverged) {
    public Explanation {
        lines = List.copyOf(lines);
    }

    static Explanation whole(final List<String> lines) {
        return new Explanation(lines, false, false);
    }

    static Explanation damaged(final List<String> lines, final JournalEnd end) {
        final List<String> said = new ArrayList<>(lines);
        said.add("explained up to the damage: " + end.message());
        return new Explanation(said, true, false);
    }

    static Explanation diverged(final List<String> lines, final Divergence divergence) {
        final List<String> said = new ArrayList<>(lines);
        said.add("the re-run did something else than the journal says at input " + divergence.sequence() + ": "
                + divergence.what() + "; ballast-replay verify shows it");
        return new Explanation(said, false, true);
    }

    /** The same with other lines in front. */
    Explanation behind(final List<String> before) {
        final List<String> all = new ArrayList<>(before);
        all.addAll(lines);
        return new Explanation(all, isDamaged, isDiverged);
    }
}
