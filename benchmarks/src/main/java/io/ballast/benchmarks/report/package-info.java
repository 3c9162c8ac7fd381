/**
 * What was measured, kept and told.
 *
 * <pre>
 *  latency, jmh ──▶ ResultFile ──ResultWriter──▶ RESULT.json ──ResultReader──▶ report, compare
 *                     └ Cell          one thing under one set of conditions
 *                        └ Fork       one JVM
 *                           └ Slice   a stretch in one state of the machine, with its values
 * </pre>
 */
@NullMarked
package io.ballast.benchmarks.report;

import org.jspecify.annotations.NullMarked;
