/**
 * Floor 1. What the engine counts. Every counter has one writing thread; anyone may read.
 */
@NullMarked
package io.ballast.counter;

import org.jspecify.annotations.NullMarked;
