/**
 * Floor 5. The port to the outside: inputs come in through {@link io.ballast.gateway.Gateway#poll}, orders leave through
 * {@link io.ballast.gateway.Gateway#send}. Each side has one thread.
 */
@NullMarked
package io.ballast.gateway;

import org.jspecify.annotations.NullMarked;
