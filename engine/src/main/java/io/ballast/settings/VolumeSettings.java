package io.ballast.settings;

/**
 * What is traded of an instrument on an average day.
 *
 * @param instrumentId an asset or a contract
 * @param usdPerDay    greater than zero
 */
public record VolumeSettings(int instrumentId, double usdPerDay) {}
