/**
 * {@code ballast-bench latency}: which cells are measured, in which JVMs, and which of them may be published.
 *
 * <pre>
 *  LatencyCommand ──▶ LatencyRun ──▶ ForkMain: a JVM of its own, several one after another
 *                          │             │  round after round, cell after cell:
 *                          │             │  Sentinel · Subject.run(Schedule) · Sentinel
 *                          │             ▼
 *                          │         SliceReading, RawLogs
 *                          ▼             │
 *                     Publication ◀──────┘ ──▶ RESULT.json
 * </pre>
 */
@NullMarked
package io.ballast.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
