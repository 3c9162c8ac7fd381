/**
 * Floor 3. Hedge ratios and the risk that they leave: streaming, no allocation after construction.
 *
 * <p>An estimator of two series takes a sample in O(1), {@link io.ballast.estimator.ReturnCovariance} one of N series in
 * O(N²). {@link io.ballast.estimator.MinTrackingError} is prepared on the slow path and solves per tick in O(k²) for at
 * most four contracts. What is not finite, or spans no time, is refused by the returned value and changes nothing.
 */
@NullMarked
package io.ballast.estimator;

import org.jspecify.annotations.NullMarked;
