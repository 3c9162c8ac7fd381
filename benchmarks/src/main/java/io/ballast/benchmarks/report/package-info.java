/**
 * What was measured, kept, told and compared.
 *
 * <pre>
 *  latency, jmh ──▶ ResultFile ──ResultWriter──▶ RESULT.json ──ResultReader──▶ Results ──▶ report
 *                     └ Cell      one thing under one set of conditions           │
 *                        └ Fork   one JVM                                         └─────▶ compare
 *                           └ Slice   a stretch in one state of the machine, with its values
 *
 *  report:   Results ──▶ Evaluation (Targets) ──▶ Page ──▶ HtmlPage, MarkdownPage, ReadmeSection
 *  compare:  Sample ──▶ Figure ──▶ Shift ──▶ Change ──▶ Comparison
 * </pre>
 */
@NullMarked
package io.ballast.benchmarks.report;

import org.jspecify.annotations.NullMarked;
