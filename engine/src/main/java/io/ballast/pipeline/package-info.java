/**
 * Floor 6. Stages, journal and gateway on one ring, in a chosen topology.
 *
 * <pre>
 *  DIRECT     [ feed · ingest · index · hedge · order · journal · egress ]
 *
 *  FUSED      [ feed ] ──▶ [ ingest · index · hedge · order · journal · egress ]
 *
 *  SPLIT      [ feed ] ──▶ [ ingest · index · hedge · order ] ──▶ [ journal · egress ]
 *
 *  PIPELINED  [ feed ] ──▶ [ ingest ] ──▶ [ index ] ──▶ [ hedge ] ──▶ [ order ] ──▶ [ journal · egress ]
 * </pre>
 *
 * <p>A bracket is a thread, an arrow one hand-off through the ring. The handlers and their order are the same in all
 * four; stages do not know which thread runs them.
 */
@NullMarked
package io.ballast.pipeline;

import org.jspecify.annotations.NullMarked;
