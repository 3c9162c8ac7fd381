/**
 * What warming up is worth: JVMs are started anew, with and without it, and each says how long its first ticks took and
 * how long the later ones.
 */
@NullMarked
package io.ballast.benchmarks.warmup;

import org.jspecify.annotations.NullMarked;
