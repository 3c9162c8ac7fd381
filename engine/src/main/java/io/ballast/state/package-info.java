/**
 * Floor 0. How a class says what its state is: once, for writing and for setting it again. No I/O, no other package.
 */
@NullMarked
package io.ballast.state;

import org.jspecify.annotations.NullMarked;
