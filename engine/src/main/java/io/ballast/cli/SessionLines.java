package io.ballast.cli;

import io.ballast.counter.Counter;
import io.ballast.launch.SessionResult;
import java.io.PrintWriter;
import java.util.Locale;

/** What a session did, in the few lines that every command prints that runs one. */
public final class SessionLines {
    private static final double NANOS_PER_USD = 1e9;

    private SessionLines() {}

    /**
     * Prints counts, NAV, and the hash of the state behind the last input.
     *
     * @param isKept whether there will still be a journal to name
     */
    public static void print(final PrintWriter out, final SessionResult result, final boolean isKept) {
        out.printf(
                Locale.ROOT,
                "%s: %,d events, %,d orders, %,d fills, profile %s%n",
                result.configuration().sessionName(),
                result.counters().get(Counter.INPUTS),
                result.counters().get(Counter.ORDERS_SENT),
                result.counters().get(Counter.FILLS),
                result.configuration().topology().profile().name().toLowerCase(Locale.ROOT));
        out.printf(
                Locale.ROOT,
                "NAV %,.2f → %,.2f USD with the overlay, %,.2f without%n",
                result.recorder().navStartNanoUsd() / NANOS_PER_USD,
                result.recorder().navEndNanoUsd() / NANOS_PER_USD,
                result.recorder().unhedgedEndNanoUsd() / NANOS_PER_USD);
        if (isKept) {
            out.printf("journal %s%n", result.journal());
        }
        out.printf("state   %s%n", result.stateSha256());
    }
}
