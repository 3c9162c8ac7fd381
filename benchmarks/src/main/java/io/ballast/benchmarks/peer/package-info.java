/**
 * What the engine is measured against, under the same load, in the same run: hand-offs between two threads, Chronicle
 * Queue alone, and the overlay as a team would write it first.
 */
@NullMarked
package io.ballast.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
