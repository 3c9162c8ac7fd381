package io.ballast.journal;

/**
 * How reading a journal ended.
 *
 * @param state            the verdict
 * @param offsetBytes      where in the file: behind the last whole document, which is where the damaged one begins
 * @param cutBytes         bytes from there to the last that is not zero; 0 unless {@link EndState#TORN}
 * @param expectedSequence sequence of the input that would have come next
 * @param message          what is wrong and what to do, for people
 */
public record JournalEnd(EndState state, long offsetBytes, long cutBytes, long expectedSequence, String message) {}
