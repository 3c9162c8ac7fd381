package io.ballast.replay.report;

/**
 * One of the figures on top.
 *
 * @param label what it is
 * @param value it, with its unit
 * @param note  what to hold it against
 */
record Tile(String label, String value, String note) {}
