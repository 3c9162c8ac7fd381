/**
 * Floor 4. The second stage: prices and their quality, exact index sums, the only position book, NAV and drift.
 */
@NullMarked
package io.ballast.index;

import org.jspecify.annotations.NullMarked;
