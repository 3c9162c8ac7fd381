/**
 * JMH benchmarks of the stages and their parts, the run that measures them all, and the gate that a build runs.
 *
 * <pre>
 *  BenchmarkPortfolio ──▶ SteppedEngine ◀── QuoteRing       quotes in
 *                          ▲  ▲    │
 *             Seasoning ───┘  └────┴─────── InstantVenue     orders out, fills back
 *                                ▲
 *       SteadyMarket (no order) ─┼─ TradingMarket (orders for every tick)
 *       ContractMarket (margin) ─┴─ StageCycle (one stage alone, with orders)
 *                                ▲
 *                            benchmarks ◀── JmhRuns ◀── StagesCommand
 *                                ▲
 *                           GateSubject ◀── GateLoop ◀── Gate ──▶ HandOffLook
 * </pre>
 */
@NullMarked
package io.ballast.benchmarks;

import org.jspecify.annotations.NullMarked;
