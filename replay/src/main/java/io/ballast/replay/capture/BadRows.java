package io.ballast.replay.capture;

import io.ballast.gateway.MarketDataException;
import java.util.ArrayList;
import java.util.List;

/** Rows that could not be read: how many, and where the first of them are. */
final class BadRows {
    private static final int MOST_NAMED = 10;

    private final List<String> named = new ArrayList<>();
    private long count;

    void add(final MarketDataException complaint) {
        count++;
        if (named.size() < MOST_NAMED) {
            named.add(String.valueOf(complaint.getMessage()));
        }
    }

    long count() {
        return count;
    }

    /** File, line and problem of the first ones. */
    List<String> named() {
        return List.copyOf(named);
    }
}
