/**
 * Floor 2. One entry of the ring: the encoded input and one section per stage.
 *
 * <pre>
 *            writes                       reads
 *  ingest    slot.ingest                  slot.input
 *  index     slot.index                   slot.ingest
 *  hedge     slot.hedge                   slot.ingest, slot.index
 *  order     slot.order                   slot.ingest, slot.index, slot.hedge
 *  journal                                slot.input, slot.order
 * </pre>
 *
 * <p>After a stage every field of its section that a later stage acts on is that of the event: slots are recycled and
 * hold what an earlier event left there. Some figures for people are older, and say so. A stage that finds its own event before in the section, by its
 * {@link Continuity}, writes what has changed; else it writes everything.
 */
@NullMarked
package io.ballast.slot;

import org.jspecify.annotations.NullMarked;
