/**
 * Floor 3. What venues ask for positions, how far these are from liquidation, and how large they may be: pure functions, and
 * the two small state machines that follow volatility and the margin ladder. No I/O, no Slot.
 *
 * <p>Money that is compared is integer nano-USD; prices of liquidation, distances and ratios are statistics, so doubles.
 */
@NullMarked
package io.ballast.margin;

import org.jspecify.annotations.NullMarked;
