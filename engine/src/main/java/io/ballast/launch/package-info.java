/**
 * Floor 7. The composition root: YAML becomes settings, settings become a running engine.
 */
@NullMarked
package io.ballast.launch;

import org.jspecify.annotations.NullMarked;
