package io.ballast.journal;

/** A directory that cannot take a new journal: the message says why, and which could. Nothing was written. */
public final class JournalDirectoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalDirectoryException(final String message) {
        super(message);
    }

    public JournalDirectoryException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
