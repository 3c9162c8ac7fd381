/**
 * Floor 4. The third stage: from drift to the absolute position each overlay wants.
 */
@NullMarked
package io.ballast.hedge;

import org.jspecify.annotations.NullMarked;
