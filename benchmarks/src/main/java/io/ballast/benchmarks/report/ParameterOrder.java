package io.ballast.benchmarks.report;

import java.util.Comparator;

/** Texts by their letters, and by the size of the numbers in them: 20 before 100. */
enum ParameterOrder implements Comparator<String> {
    /** The order. */
    INSTANCE;

    private static final String PARTS = "(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)";

    @Override
    public int compare(final String first, final String second) {
        final String[] a = first.split(PARTS);
        final String[] b = second.split(PARTS);
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            final int order = part(a[i], b[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    }

    private static int part(final String first, final String second) {
        final boolean isNumber = !first.isEmpty()
                && !second.isEmpty()
                && Character.isDigit(first.charAt(0))
                && Character.isDigit(second.charAt(0));
        return isNumber
                ? Double.compare(Double.parseDouble(first), Double.parseDouble(second))
                : first.compareTo(second);
    }
}
