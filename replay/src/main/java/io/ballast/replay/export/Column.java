package io.ballast.replay.export;

/**
 * One column of a table.
 *
 * @param type  what its cells hold
 * @param scale digits behind the point of a decimal
 */
public record Column(String name, Type type, int scale) {
    /** What a cell holds, always given as text; an empty one holds nothing. */
    public enum Type {
        /** A time, given in whole nanoseconds since the Unix epoch. */
        TIME,
        /** A whole number of 64 bits. */
        WHOLE,
        /** A decimal number of at most 38 digits, exact. */
        DECIMAL,
        /** A double. */
        REAL,
        /** Words. */
        TEXT
    }

    public static Column time(final String name) {
        return new Column(name, Type.TIME, 0);
    }

    public static Column whole(final String name) {
        return new Column(name, Type.WHOLE, 0);
    }

    public static Column decimal(final String name, final int scale) {
        return new Column(name, Type.DECIMAL, scale);
    }

    public static Column real(final String name) {
        return new Column(name, Type.REAL, 0);
    }

    public static Column text(final String name) {
        return new Column(name, Type.TEXT, 0);
    }
}
