/**
 * Market data of others, read into an input journal.
 *
 * <pre>
 *  klines, mapped bars ─▶ CsvBars ─▶ BarFeed ─┐
 *  aggTrades, bookTicker, mapped ─▶ RowFeed ──┼─▶ merged ─▶ FundingFeed ─▶ NumberedFeed ─▶ InputJournal
 *  bars, captures ─▶ the engine's feeds ──────┘                 ▲
 *  funding rates ───────────────────────────────────────────────┘
 * </pre>
 */
@NullMarked
package io.ballast.replay.capture;

import org.jspecify.annotations.NullMarked;
