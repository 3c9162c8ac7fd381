package io.ballast.launch;

import java.nio.file.Path;

/**
 * The first place where a re-run did not do what the journal says.
 *
 * @param sequence sequence of the input, −1 for the state hash at the end
 * @param what     which output, or the state hash
 * @param input    the input that caused it
 * @param recorded what the journal says
 * @param rerun    what the stages did now
 */
public record Divergence(long sequence, String what, String input, String recorded, String rerun) {
    /** Sequence of a difference that no input stands for. */
    public static final long AT_END = -1;

    /** The same, of a journal that the verified one goes on from. */
    Divergence in(final Path journal) {
        return new Divergence(sequence, what + " of " + journal, input, recorded, rerun);
    }
}
