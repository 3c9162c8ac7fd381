package io.ballast.settings;

/** Where market data comes from. */
public enum SourceKind {
    /** Minute or hour bars turned into short paths of quotes. */
    BARS,
    /** Raw exchange WebSocket messages with their local receive times. */
    CAPTURE,
    /** Prices made by the engine's own seeded generator. */
    SYNTHETIC
}
