/**
 * Two sessions side by side: where they part, which orders only one of them sent, and what the difference costs.
 */
@NullMarked
package io.ballast.replay.compare;

import org.jspecify.annotations.NullMarked;
