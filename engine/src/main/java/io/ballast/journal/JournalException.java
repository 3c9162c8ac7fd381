package io.ballast.journal;

/** A journal from which not even the session's header can be read: {@link #end()} says why. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient JournalEnd end;

    public JournalException(final JournalEnd end) {
        super(end.message());
        this.end = end;
    }

    static JournalException of(final EndState state, final String message) {
        return new JournalException(new JournalEnd(state, 0, 0, DocumentDescriptor.HEADER_SEQUENCE, message));
    }

    /** Why it cannot be read. */
    public JournalEnd end() {
        return end;
    }
}
