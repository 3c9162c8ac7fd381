/**
 * JMH benchmarks of the stages, and the gate that a build runs on them.
 *
 * <pre>
 *  BenchmarkPortfolio ──▶ SteppedEngine ◀── QuoteRing       quotes in
 *                             ▲    │
 *                             └────┴─────── InstantVenue     orders out, fills back
 *                                ▲
 *       SteadyMarket (no order) ─┴─ TradingMarket (an order for every tick)
 *                                ▲
 *                            benchmarks ◀── Gate
 * </pre>
 */
@NullMarked
package io.ballast.benchmarks;

import org.jspecify.annotations.NullMarked;
