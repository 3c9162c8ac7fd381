package io.ballast.journal;

/**
 * A place between two documents of a journal, to which its reader can come back.
 *
 * @param offsetBytes  of the frame that comes next
 * @param nextSequence sequence of the input that comes next
 * @param crc          checksum of the document before, with which that of the next is chained
 * @param unprocessed  inputs before it that no stage has seen
 */
public record ReadingPlace(long offsetBytes, long nextSequence, int crc, long unprocessed) {}
