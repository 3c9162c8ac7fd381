/**
 * Floor 5. Market data read from files: bars and raw exchange captures, merged on receive time.
 *
 * <pre>
 *  file ─▶ BarFeed ───────┐
 *  file ─▶ CaptureFeed ───┼─▶ MergedFeed ─▶ PipedFeed ═ ring ═▶ the engine's feed thread
 *  file ─▶ CaptureFeed ───┘   └── thread recorded-reader ──┘
 * </pre>
 *
 * Reading and parsing allocate; they happen on the reader's thread, so the thread behind the ring does not.
 */
@NullMarked
package io.ballast.gateway.recorded;

import org.jspecify.annotations.NullMarked;
