package io.ballast.replay.series;

/** A name or pattern that stands for no series; the message says what would work. */
public final class UnknownSeriesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownSeriesException(final String message) {
        super(message);
    }
}
