package io.ballast.gateway.recorded;

import java.util.ArrayList;
import java.util.List;

/** The prices of a book that one line of a capture tells, bids and asks in the order of the line. */
final class CaptureLevels {
    private final List<String> prices = new ArrayList<>();
    private final List<String> quantities = new ArrayList<>();
    private final List<Boolean> bids = new ArrayList<>();

    void clear() {
        prices.clear();
        quantities.clear();
        bids.clear();
    }

    void add(final boolean isBid, final String price, final String quantity) {
        bids.add(isBid);
        prices.add(price);
        quantities.add(quantity);
    }

    void addAll(final CaptureLevels others) {
        bids.addAll(others.bids);
        prices.addAll(others.prices);
        quantities.addAll(others.quantities);
    }

    CaptureLevels copy() {
        final CaptureLevels copy = new CaptureLevels();
        copy.addAll(this);
        return copy;
    }

    int size() {
        return prices.size();
    }

    boolean isBid(final int level) {
        return bids.get(level);
    }

    String price(final int level) {
        return prices.get(level);
    }

    String quantity(final int level) {
        return quantities.get(level);
    }
}
