/**
 * A session as one page: what a portfolio manager and an engineer look at, from a journal alone.
 *
 * <pre>
 *  journal ─▶ SessionReading ─▶ ReportContent ─▶ HtmlPage      charts, orders, tables
 *             (one pass)                      ├─▶ MarkdownPage  the same tables
 *                                             └─▶ JsonDocument  the same figures
 * </pre>
 */
@NullMarked
package io.ballast.replay.report;

import org.jspecify.annotations.NullMarked;
