/**
 * Floor 8. The command line: one class for each command.
 */
@NullMarked
package io.ballast.cli;

import org.jspecify.annotations.NullMarked;
