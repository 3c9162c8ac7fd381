package io.ballast.gateway;

/** Recorded data that is missing, truncated or not what its source says: the message names file and line. */
public final class MarketDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MarketDataException(final String message) {
        super(message);
    }

    public MarketDataException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
