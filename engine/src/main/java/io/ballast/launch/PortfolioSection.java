package io.ballast.launch;

import io.ballast.instrument.Instrument;
import io.ballast.instrument.InstrumentKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Key {@code portfolio}: what is held at the start.
 *
 * @param cashNanoUsd uninvested USD
 * @param holdingLots quantities by instrument id
 */
record PortfolioSection(long cashNanoUsd, List<Long> holdingLots) {
    static PortfolioSection read(final Section section, final Names names, final List<Instrument> instruments) {
        final ValueType<Long> money = Decimals::nanoUsd;
        final long cash = section.optional(
                "cash", money.where(amount -> amount >= 0, "is below zero", "write the USD in hand, or 0"), 0L);
        final List<Long> lots = new ArrayList<>(Collections.nCopies(instruments.size(), 0L));
        final Section holdings = section.optionalSection("holdings");
        final int before = section.problemCount();
        for (final String key : holdings.keys()) {
            readHolding(holdings, key, names, instruments, lots);
        }
        final boolean isEmpty = cash == 0 && lots.stream().allMatch(quantity -> quantity == 0);
        if (isEmpty && section.problemCount() == before && !section.isAbsent()) {
            section.problem("", "holds nothing", "add cash or holdings");
        }
        return new PortfolioSection(cash, List.copyOf(lots));
    }

    private static void readHolding(
            final Section holdings,
            final String key,
            final Names names,
            final List<Instrument> instruments,
            final List<Long> lots) {
        final int id = names.idOfKey(holdings, key);
        if (id < 0) {
            return;
        }
        final Instrument instrument = instruments.get(id);
        if (instrument.kind() == InstrumentKind.SPOT) {
            lots.set(id, holdings.required(key, Decimals.lots(instrument.lotSize()), 0L));
        } else {
            holdings.problem(key, "is a contract", "hold instruments of kind spot; contracts start flat");
        }
    }
}
