/**
 * Tables of what a journal holds: series on a grid or at every event, orders and fills, as CSV and Parquet.
 *
 * <pre>
 *  JournalPlayback ─▶ JournalExport ─▶ Sampler, OrderTable or FillTable ─▶ TableWriter ─▶ .csv
 *                                                                               └─ DuckDB ─▶ .parquet
 * </pre>
 */
@NullMarked
package io.ballast.replay.export;

import org.jspecify.annotations.NullMarked;
