package io.ballast.settings;

/** What the series' trend says about a drift: how long it is likely to last, never whether it is hedged. */
public enum Outlook {
    /** Nothing is known about how long the drift lasts; it is treated as temporary. */
    UNKNOWN,
    /** The drift is a correction or noise: hedge it and leave the spot alone. */
    TEMPORARY,
    /** The drift follows an impulse or a broken trend: hedge it now and hand off to spot. */
    SUSTAINED
}
