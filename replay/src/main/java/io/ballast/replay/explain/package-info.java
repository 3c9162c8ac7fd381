/**
 * Says of an order why it exists and what became of it, and of an input why no order was sent at it. Every figure is the
 * engine's: from a slot, from what it wrote down, or read from a stage's own objects behind the input.
 */
@NullMarked
package io.ballast.replay.explain;

import org.jspecify.annotations.NullMarked;
