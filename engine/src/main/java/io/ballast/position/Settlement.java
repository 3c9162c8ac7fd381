package io.ballast.position;

/** The end of a dated contract. */
public final class Settlement {
    /** Expiry of a contract that has none. */
    public static final long NEVER_NS = Long.MAX_VALUE;

    private Settlement() {}

    /**
     * Share of the contract's delta that is left. Final settlement is an average over a window (CME: Bitcoin Reference
     * Rate, partitions of one hour; Deribit: 30 minutes), so each moment that passes fixes its share of the price: 1
     * before the window, linear to 0 at expiry.
     *
     * @param windowNs length of the window that ends at expiry; 0 settles at one price
     */
    public static double deltaShare(final long timeNs, final long expiryNs, final long windowNs) {
        if (isExpired(timeNs, expiryNs)) {
            return 0;
        }
        final long leftNs = expiryNs - timeNs;
        final boolean isOverflow = leftNs < 0;
        return isOverflow || leftNs >= windowNs ? 1 : (double) leftNs / windowNs;
    }

    /** From its expiry on a contract neither trades nor counts. */
    public static boolean isExpired(final long timeNs, final long expiryNs) {
        return expiryNs != NEVER_NS && timeNs >= expiryNs;
    }
}
