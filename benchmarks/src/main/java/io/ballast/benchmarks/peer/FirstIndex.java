package io.ballast.benchmarks.peer;

import io.ballast.instrument.IndexComposition;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.MarginTiers;
import io.ballast.instrument.Sleeve;
import io.ballast.launch.EngineConfiguration;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prices, holdings and the position in maps; the sleeve, its index, NAV and margin computed anew with every tick. */
final class FirstIndex {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Map<String, BigDecimal> mids = new HashMap<>();
    private final Map<String, BigDecimal> holdings = new HashMap<>();
    private final Map<String, BigDecimal> basket = new HashMap<>();
    private final Map<String, Long> updatedNs = new HashMap<>();
    private final List<MarginTiers.Tier> tiers;
    private final List<Long> amountsNanoUsd;
    private final long stalenessNs;
    private final String contract;
    private final BigDecimal contractsPerLot;
    private final BigDecimal targetShare;
    private final int assets;
    private BigDecimal cashUsd = BigDecimal.ZERO;
    private BigDecimal positionLots = BigDecimal.ZERO;

    FirstIndex(final EngineConfiguration configuration) {
        final Sleeve sleeve = configuration.sleeves().get(0);
        final Instrument future = configuration.instruments().stream()
                .filter(Instrument::isContract)
                .findFirst()
                .orElseThrow();
        contract = future.name();
        contractsPerLot = future.lotSize().multiply(future.multiplier());
        tiers = future.terms().margin().tiers();
        amountsNanoUsd = future.terms().margin().amountsNanoUsd();
        stalenessNs = configuration.sources().get(0).stalenessNs();
        final IndexComposition composition = configuration.indices().get(0).composition();
        for (int i = 0; i < composition.instrumentIds().size(); i++) {
            final int id = composition.instrumentIds().get(i);
            basket.put(
                    configuration.instruments().get(id).name(),
                    composition.amounts().get(i));
        }
        targetShare = BigDecimal.valueOf(sleeve.targetPpb(), 9);
        assets = sleeve.assetIds().size();
    }

    void onTick(final FirstTick tick) {
        switch (tick.kind) {
            case CASH -> cashUsd = cashUsd.add(tick.quantity);
            case HOLDING -> holdings.put(tick.symbol, tick.quantity);
            case QUOTE -> {
                mids.put(tick.symbol, tick.price.add(tick.ask).divide(TWO));
                updatedNs.put(tick.symbol, tick.timeNs);
            }
            case FILL -> {
                positionLots = positionLots.add(tick.quantity);
                cashUsd = cashUsd.subtract(worth(tick.quantity, tick.price));
            }
            case OTHER -> {}
        }
        value(tick);
    }

    private void value(final FirstTick tick) {
        final @Nullable BigDecimal future = mids.get(contract);
        if (future == null || mids.size() <= assets || isStale(tick.timeNs)) {
            return;
        }
        final BigDecimal sleeveUsd = sum(holdings);
        tick.indexLevel = sum(basket);
        tick.navUsd = cashUsd.add(sleeveUsd).add(worth(positionLots, future));
        tick.driftUsd = sleeveUsd.subtract(targetShare.multiply(tick.navUsd));
        tick.usdPerLot = worth(BigDecimal.ONE, future);
        tick.positionLots = positionLots;
        tick.marginRatio = maintenanceUsd(worth(positionLots, future).abs())
                .divide(cashUsd.add(worth(positionLots, future)), MathContext.DECIMAL64);
    }

    private BigDecimal sum(final Map<String, BigDecimal> quantities) {
        BigDecimal sum = BigDecimal.ZERO;
        for (final Map.Entry<String, BigDecimal> quantity : quantities.entrySet()) {
            sum = sum.add(quantity.getValue().multiply(mids.get(quantity.getKey())));
        }
        return sum;
    }

    private boolean isStale(final long nowNs) {
        for (final long lastNs : updatedNs.values()) {
            if (nowNs - lastNs > stalenessNs) {
                return true;
            }
        }
        return false;
    }

    private BigDecimal maintenanceUsd(final BigDecimal notionalUsd) {
        int at = 0;
        while (at + 1 < tiers.size()
                && notionalUsd.compareTo(BigDecimal.valueOf(tiers.get(at + 1).floorNanoUsd(), 9)) >= 0) {
            at++;
        }
        return notionalUsd
                .multiply(BigDecimal.valueOf(tiers.get(at).maintenancePpb(), 9))
                .subtract(BigDecimal.valueOf(amountsNanoUsd.get(at), 9));
    }

    private BigDecimal worth(final BigDecimal lots, final BigDecimal price) {
        return lots.multiply(contractsPerLot).multiply(price);
    }
}
