/**
 * A step debugger over a journal: forward and back, to a sequence, a time, an order or a condition, with a view of the
 * state behind each input.
 *
 * <pre>
 *   stdin ── ScriptRunner ─┐                 ┌─ Movement ────┐
 *                          ├─ Debugger ──────┼─ BreakVerbs ──┼── Stepper ── JournalPlayback
 *   terminal ── Prompt ────┘   (Verbs)       └─ LookVerbs ───┘      └────── Snapshots
 * </pre>
 */
@NullMarked
package io.ballast.replay.step;

import org.jspecify.annotations.NullMarked;
