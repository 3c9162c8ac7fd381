package io.ballast.instrument;

import io.ballast.math.Ppb;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What a venue asks for a position, by its size in USD. Maintenance margin = notional × rate − amount, with
 * amount_n = floor_n·(rate_n − rate_{n−1}) + amount_{n−1}, so that it has no jump at a floor (Binance, leverage and
 * margin of USDⓈ-M futures).
 *
 * @param tiers by ascending floor, the first from 0; at least one
 */
public record MarginTiers(List<Tier> tiers) {
    /** Of a contract that says nothing: 1 % at every size, at most 20×. */
    public static final MarginTiers DEFAULT = flat(Ppb.ONE / 100, 20);

    public MarginTiers {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.get(0).floorNanoUsd() != 0) {
            throw new IllegalArgumentException("the first tier begins at 0");
        }
    }

    /**
     * One tier.
     *
     * @param floorNanoUsd   from this notional on
     * @param maintenancePpb share of notional, above 0 and below the initial margin's
     * @param leverage       largest at this size: initial margin is notional ÷ leverage
     */
    public record Tier(long floorNanoUsd, long maintenancePpb, double leverage) {}

    /** The same at every size. */
    public static MarginTiers flat(final long maintenancePpb, final double leverage) {
        return new MarginTiers(List.of(new Tier(0, maintenancePpb, leverage)));
    }

    /** What is taken off in each tier, in nano-USD, rounded toward zero: never too little is asked for. */
    public List<Long> amountsNanoUsd() {
        final List<Long> amounts = new ArrayList<>();
        amounts.add(0L);
        for (int i = 1; i < tiers.size(); i++) {
            final Tier tier = tiers.get(i);
            final long risePpb = tier.maintenancePpb() - tiers.get(i - 1).maintenancePpb();
            amounts.add(share(tier.floorNanoUsd(), risePpb) + amounts.get(i - 1));
        }
        return List.copyOf(amounts);
    }

    private static long share(final long nanoUsd, final long ppb) {
        return BigInteger.valueOf(nanoUsd)
                .multiply(BigInteger.valueOf(ppb))
                .divide(BigInteger.valueOf(Ppb.ONE))
                .longValueExact();
    }
}
