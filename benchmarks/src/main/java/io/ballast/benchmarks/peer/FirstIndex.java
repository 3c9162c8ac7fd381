package io.ballast.benchmarks.peer;

import io.ballast.instrument.Instrument;
import io.ballast.instrument.Sleeve;
import io.ballast.launch.EngineConfiguration;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prices, holdings and the position in maps; the sleeve and NAV summed anew with every tick. */
final class FirstIndex {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Map<String, BigDecimal> mids = new HashMap<>();
    private final Map<String, BigDecimal> holdings = new HashMap<>();
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
        targetShare = BigDecimal.valueOf(sleeve.targetPpb(), 9);
        assets = sleeve.assetIds().size();
    }

    void onTick(final FirstTick tick) {
        switch (tick.kind) {
            case CASH -> cashUsd = cashUsd.add(tick.quantity);
            case HOLDING -> holdings.put(tick.symbol, tick.quantity);
            case QUOTE -> mids.put(tick.symbol, tick.price.add(tick.ask).divide(TWO));
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
        if (future == null || mids.size() <= assets) {
            return;
        }
        BigDecimal sleeveUsd = BigDecimal.ZERO;
        for (final Map.Entry<String, BigDecimal> holding : holdings.entrySet()) {
            sleeveUsd = sleeveUsd.add(holding.getValue().multiply(mids.get(holding.getKey())));
        }
        tick.navUsd = cashUsd.add(sleeveUsd).add(worth(positionLots, future));
        tick.driftUsd = sleeveUsd.subtract(targetShare.multiply(tick.navUsd));
        tick.usdPerLot = worth(BigDecimal.ONE, future);
        tick.positionLots = positionLots;
    }

    private BigDecimal worth(final BigDecimal lots, final BigDecimal price) {
        return lots.multiply(contractsPerLot).multiply(price);
    }
}
