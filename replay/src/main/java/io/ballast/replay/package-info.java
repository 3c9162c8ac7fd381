/**
 * What reads journals. It drives the engine's own stages and duplicates none of their logic.
 */
@NullMarked
package io.ballast.replay;

import org.jspecify.annotations.NullMarked;
