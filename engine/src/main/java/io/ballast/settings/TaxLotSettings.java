package io.ballast.settings;

import java.util.List;

/**
 * How holdings were acquired, and which part of one a sale takes. What no lot accounts for counts as bought at its first
 * price.
 *
 * @param method which lots are sold first
 * @param lots   of the opening holdings
 */
public record TaxLotSettings(LotMethod method, List<OpeningLot> lots) {
    /** First in, first out, everything bought at its first price. */
    public static final TaxLotSettings DEFAULT = new TaxLotSettings(LotMethod.FIFO, List.of());

    public TaxLotSettings {
        lots = List.copyOf(lots);
    }
}
