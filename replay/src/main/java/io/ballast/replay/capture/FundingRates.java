package io.ballast.replay.capture;

import io.ballast.gateway.MarketDataException;
import java.util.ArrayList;
import java.util.List;

/** What funding files say: which rate is paid when. */
final class FundingRates {
    private static final long NS_PER_HOUR = 3_600_000_000_000L;
    private static final long USUAL_HOURS = 8;

    /**
     * One payment.
     *
     * @param timeNs   when it is due
     * @param ratePpb  what longs pay shorts
     * @param periodNs until the next one
     */
    record Payment(Targets.Target target, int sourceId, long timeNs, long ratePpb, long periodNs) {}

    private final List<Payment> payments = new ArrayList<>();

    List<Payment> all() {
        return payments;
    }

    /** Reads a file to its end and closes it. */
    void read(final CsvRows rows, final Targets targets, final BadRows bad) {
        try (rows) {
            while (rows.next()) {
                try {
                    read(rows, targets);
                } catch (final MarketDataException e) {
                    bad.add(e);
                }
            }
        }
    }

    private void read(final CsvRows rows, final Targets targets) {
        rows.requireWidth();
        final List<Targets.Target> wanted = targets.of(rows);
        if (wanted.isEmpty()) {
            return;
        }
        final long timeNs = rows.timeNs(Field.TIME);
        final long ratePpb = rows.ppb(Field.RATE);
        final long hours = rows.has(Field.INTERVAL_HOURS) ? rows.whole(Field.INTERVAL_HOURS) : USUAL_HOURS;
        for (final Targets.Target target : wanted) {
            payments.add(new Payment(target, targets.sourceId(), timeNs, ratePpb, hours * NS_PER_HOUR));
        }
    }
}
