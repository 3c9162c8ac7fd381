/**
 * Every figure that can be read from a slot, under one name each. What exports, compares, draws or stops at a figure
 * uses these names and no others.
 */
@NullMarked
package io.ballast.replay.series;

import org.jspecify.annotations.NullMarked;
