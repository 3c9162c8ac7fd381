package io.ballast.replay.export;

/** What was asked for is not there, or cannot be: the message says what would work. */
public final class UnfitRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnfitRequestException(final String message) {
        super(message);
    }
}
