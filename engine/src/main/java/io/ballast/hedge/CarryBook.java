package io.ballast.hedge;

import io.ballast.math.Ppb;
import io.ballast.settings.LegSettings;
import java.util.List;

/** Carry a year that a short receives in each contract, as a share of notional. */
final class CarryBook {
    private final double[] receivedByShort;

    CarryBook(final List<LegSettings> contracts) {
        receivedByShort = contracts.stream()
                .mapToDouble(leg -> Ppb.toFraction(leg.carryPpb()))
                .toArray();
    }

    double receivedByShort(final int place) {
        return receivedByShort[place];
    }
}
