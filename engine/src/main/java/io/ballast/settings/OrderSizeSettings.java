package io.ballast.settings;

/**
 * How large one order that adds risk may be, beside its contract's own {@code maxOrder}.
 *
 * @param navPpb         at most this share of NAV; 0: not limited
 * @param depthPpb       at most this share of the smaller quantity shown at the best prices; 0: not limited
 * @param isSplit        whether a larger order is cut to what is allowed; otherwise it is refused
 * @param medianMultiple at most so many times the median of the contract's last orders; 0: not limited
 */
public record OrderSizeSettings(long navPpb, long depthPpb, boolean isSplit, int medianMultiple) {
    /** No limit. */
    public static final OrderSizeSettings NONE = new OrderSizeSettings(0, 0, true, 0);
}
