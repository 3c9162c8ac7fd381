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
 * <p>A stage writes every field of its section that a later stage may read, on every event: slots are recycled and
 * hold what an earlier event left there.
 */
@NullMarked
package io.ballast.slot;

import org.jspecify.annotations.NullMarked;
