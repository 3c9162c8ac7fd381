package io.ballast.benchmarks.openloop;

/** The system does not let this process choose its threads' processors: no latency can be published. */
public final class PinningRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PinningRefusedException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
