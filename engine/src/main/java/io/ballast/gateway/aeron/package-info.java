/**
 * Floor 5. A gateway in another process, over Aeron: the engine's side of the connection and the exchange's.
 */
@NullMarked
package io.ballast.gateway.aeron;

import org.jspecify.annotations.NullMarked;
