/**
 * Floor 5. The embedded exchange: an order book of our own orders against somebody else's quotes, on the feed's thread,
 * deterministic from its seed.
 *
 * <pre>
 *   egress thread                         feed thread
 *   send ──▶ SPSC queue ──▶ entry latency ──▶ exchange ──▶ response latency ──▶ poll
 *                                               ▲
 *                                             market feed
 * </pre>
 *
 * <p>Everything happens in the order of simulated time; at equal times orders arrive first, then the market moves, then
 * answers, commands and timers go out. The exchange sees a quote at the moment the engine receives it.
 */
@NullMarked
package io.ballast.gateway.sim;

import org.jspecify.annotations.NullMarked;
