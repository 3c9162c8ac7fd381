/**
 * Measuring from the intended time on: a fixed schedule of ticks, what meets it, and what is known of the machine
 * meanwhile.
 *
 * <pre>
 *  Schedule ──▶ PacedGateway ──▶ PipelineEngine ──▶ OrderTap ──▶ Arrivals ──▶ Measurement
 *                    ▲                                 │
 *                    └──────────── fills ──────────────┘
 *
 *  Sentinel: how far apart the processors are      Window: bytes, collections, time in run queues
 *  HiccupProbe: the machine without any engine     Placement: which thread runs where
 * </pre>
 */
@NullMarked
package io.ballast.benchmarks.openloop;

import org.jspecify.annotations.NullMarked;
