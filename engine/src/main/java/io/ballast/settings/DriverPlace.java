package io.ballast.settings;

/** Which process runs Aeron's media driver. */
public enum DriverPlace {
    /** The gateway's; the engine uses it. */
    EXCHANGE,
    /** The engine's; the gateway's process uses it. */
    ENGINE,
    /** Each process its own, beside each other's directory: for UDP only. */
    EACH,
    /** One that was started by somebody else. */
    EXTERNAL
}
