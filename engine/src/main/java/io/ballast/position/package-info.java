/**
 * Floor 3. What is owned and owed: positions, holdings, cash and what the trading cost.
 */
@NullMarked
package io.ballast.position;

import org.jspecify.annotations.NullMarked;
