/**
 * Floor 3. Hedge-ratio estimators: streaming, O(1), no allocation.
 */
@NullMarked
package io.ballast.estimator;

import org.jspecify.annotations.NullMarked;
