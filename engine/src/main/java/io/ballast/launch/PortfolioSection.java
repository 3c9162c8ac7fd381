package io.ballast.launch;

import io.ballast.instrument.Instrument;
import io.ballast.instrument.InstrumentKind;
import io.ballast.position.TaxLots;
import io.ballast.settings.LotMethod;
import io.ballast.settings.OpeningLot;
import io.ballast.settings.TaxLotSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Key {@code portfolio}: what is held at the start.
 *
 * @param cashNanoUsd uninvested USD
 * @param holdingLots quantities by instrument id
 * @param taxLots     how they were acquired
 */
record PortfolioSection(long cashNanoUsd, List<Long> holdingLots, TaxLotSettings taxLots) {
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
        return new PortfolioSection(cash, List.copyOf(lots), taxLots(section, names, instruments, lots));
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

    private static TaxLotSettings taxLots(
            final Section section,
            final Names names,
            final List<Instrument> instruments,
            final List<Long> holdingLots) {
        final LotMethod method = section.optional("lotMethod", ValueType.oneOf(LotMethod.class), LotMethod.FIFO);
        final List<OpeningLot> lots = new ArrayList<>();
        final Section assets = section.optionalSection("lots");
        for (final String key : assets.keys()) {
            final int id = names.idOfKey(assets, key);
            if (id >= 0) {
                lots.addAll(lotsOf(assets, key, id, instruments.get(id), holdingLots.get(id)));
            }
        }
        return new TaxLotSettings(method, lots);
    }

    private static List<OpeningLot> lotsOf(
            final Section assets, final String key, final int id, final Instrument asset, final long heldLots) {
        final int before = assets.problemCount();
        final List<OpeningLot> lots = new ArrayList<>();
        for (final Section lot : assets.optionalSections(key, TaxLots.CAPACITY)) {
            final ValueType<Long> money = Decimals::nanoUsd;
            lots.add(new OpeningLot(
                    id,
                    lot.required(
                            "qty",
                            Decimals.lots(asset.lotSize())
                                    .where(qty -> qty > 0, "is not above zero", "write a quantity, or remove the lot"),
                            1L),
                    lot.required("price", money.where(price -> price >= 0, "is below zero", "write USD a coin"), 0L),
                    lot.required("acquired", Instants::parse, 0L)));
        }
        final long sum = lots.stream().mapToLong(OpeningLot::qtyLots).sum();
        if (assets.problemCount() == before && sum > heldLots) {
            assets.problem(
                    key,
                    "the lots make " + Decimals.ofLots(sum, asset.lotSize()) + ", and "
                            + Decimals.ofLots(heldLots, asset.lotSize()) + " are held",
                    "write lots of at most the holding; what they leave counts as bought at its first price");
        }
        return lots;
    }
}
