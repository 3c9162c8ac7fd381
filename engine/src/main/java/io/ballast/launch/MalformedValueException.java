package io.ballast.launch;

/**
 * One value that cannot be read, or is out of its range: the message says what is wrong with it and how to mend it.
 * {@link Section} turns it into a problem with a path.
 */
public final class MalformedValueException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String remedy;

    MalformedValueException(final String what, final String remedy) {
        super(what + "; " + remedy);
        this.what = what;
        this.remedy = remedy;
    }

    String what() {
        return what;
    }

    String remedy() {
        return remedy;
    }
}
