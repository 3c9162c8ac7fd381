package io.ballast.replay.step;

import io.ballast.journal.JournalDocument;
import io.ballast.slot.Slot;

/**
 * One input with what it caused and the state behind it.
 *
 * @param slot     what the stages have made of it
 * @param document the input and its outputs as recorded
 */
record Stop(Slot slot, JournalDocument document) {}
