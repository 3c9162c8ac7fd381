/**
 * Sessions of the past run again under other settings: one ({@code what-if}), on recorded data ({@code backtest}), or many
 * ({@code sweep}). The engine's own sessions do the work, against the embedded exchange.
 */
@NullMarked
package io.ballast.replay.lab;

import org.jspecify.annotations.NullMarked;
