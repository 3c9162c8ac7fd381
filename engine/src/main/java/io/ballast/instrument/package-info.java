/**
 * Floor 1. Immutable reference data: what can be priced, held and traded, and how its integers are to be read.
 */
@NullMarked
package io.ballast.instrument;

import org.jspecify.annotations.NullMarked;
