package io.ballast.launch;

/**
 * How far one journal's re-run has come.
 *
 * @param inputs        that ran
 * @param outputs       that they caused
 * @param unprocessed   inputs that the session did not process
 * @param gatewayInputs inputs that a gateway made
 * @param lastTimeNs    engine time behind the last input, 0 without one
 */
record RerunCount(long inputs, long outputs, long unprocessed, long gatewayInputs, long lastTimeNs) {}
