package io.ballast.settings;

/** Where inputs come from and orders go. */
public enum GatewayKind {
    /** The embedded exchange, in the engine's own process. */
    SIM,
    /** A gateway in another process, over Aeron. */
    AERON
}
