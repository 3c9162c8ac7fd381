/**
 * Floor 3. Trend, swings and wave counts of one price series: streaming, O(1), no allocation.
 *
 * <pre>
 *  price ─▶ PriceBar ─▶ Adx ──▶ ZigZag ─▶ ElliottCount ─┐
 *               │        │ ATR     pivots               ├─▶ OutlookTracker ─▶ outlook
 *               └─▶ Macd (fast and slow Ema) ───────────┘
 * </pre>
 *
 * <p>Averages are NaN until they have seen enough values, so that no comparison with one of them holds before. Any
 * finite price is taken, so that a series may be of logarithms as well.
 */
@NullMarked
package io.ballast.signal;

import org.jspecify.annotations.NullMarked;
