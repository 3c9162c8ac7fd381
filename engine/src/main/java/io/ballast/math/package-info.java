/**
 * Floor 1. Fixed-point arithmetic and exact sums: pure functions and one small accumulator, no I/O, no other package but
 * {@code state}.
 */
@NullMarked
package io.ballast.math;

import org.jspecify.annotations.NullMarked;
