/** How far long work has come, written by the thread that does it and looked at by the one that says so. */
@NullMarked
package io.ballast.replay.progress;

import org.jspecify.annotations.NullMarked;
