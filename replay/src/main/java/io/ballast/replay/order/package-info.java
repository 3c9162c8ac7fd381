/**
 * What became of orders: the one place that follows an order from the input that caused it to its end.
 *
 * <p>Who explains, exports or reports orders only puts it into words; this package knows none of them.
 */
@NullMarked
package io.ballast.replay.order;

import org.jspecify.annotations.NullMarked;
