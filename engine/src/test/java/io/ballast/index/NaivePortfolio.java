package io.ballast.index;

import io.ballast.harness.World;
import io.ballast.instrument.IndexDefinition;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.Sleeve;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/** What the index stage should say, computed from scratch in decimals. */
final class NaivePortfolio {
    private static final BigDecimal NANOS = new BigDecimal("1e9");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final World world;
    private final long[] bid;
    private final long[] ask;
    private final long[] quotedNs;
    private final boolean[] isDown;
    private final long[] lots;
    private final long[] targetPpb;
    private final long[] stagedPpb;
    private final boolean[] isQuarantined;
    private BigDecimal cash = BigDecimal.ZERO;
    private BigDecimal futuresCash = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;
    private BigDecimal spread = BigDecimal.ZERO;
    private BigDecimal funding = BigDecimal.ZERO;
    long nowNs;

    NaivePortfolio(final World world) {
        this.world = world;
        final int count = world.instruments().size();
        bid = new long[count];
        ask = new long[count];
        quotedNs = new long[count];
        isDown = new boolean[count];
        lots = new long[count];
        isQuarantined = new boolean[count];
        targetPpb = world.sleeves().stream().mapToLong(Sleeve::targetPpb).toArray();
        stagedPpb = targetPpb.clone();
    }

    void quote(final int id, final long bidTicks, final long askTicks) {
        bid[id] = bidTicks;
        ask[id] = askTicks;
        quotedNs[id] = nowNs;
        isDown[id] = false;
    }

    void hold(final int id, final long qty) {
        lots[id] = qty;
    }

    void transfer(final long nanoUsd) {
        cash = cash.add(usd(nanoUsd));
    }

    void fund(final long nanoUsd) {
        funding = funding.add(usd(nanoUsd));
        futuresCash = futuresCash.add(usd(nanoUsd));
    }

    void fill(final int id, final int sign, final long qty, final long ticks, final long feeNanoUsd) {
        final Instrument instrument = world.instruments().get(id);
        final BigDecimal price = instrument.tickSize().multiply(BigDecimal.valueOf(ticks));
        final BigDecimal notional = units(instrument, sign * qty).multiply(price);
        futuresCash = futuresCash.subtract(notional).subtract(usd(feeNanoUsd));
        fees = fees.add(usd(feeNanoUsd));
        if (ask[id] != 0) {
            spread = spread.add(notional.subtract(units(instrument, sign * qty).multiply(mid(id))));
        }
        lots[id] += sign * qty;
    }

    void quarantine(final int id, final boolean quarantined) {
        isQuarantined[id] = quarantined;
    }

    void down(final int sourceId) {
        for (final Instrument instrument : world.instruments()) {
            if (instrument.sourceId() == sourceId) {
                isDown[instrument.id()] = true;
            }
        }
    }

    boolean target(final int sleeve, final long ppb, final boolean isCommit) {
        stagedPpb[sleeve] = ppb;
        if (!isCommit) {
            return true;
        }
        final boolean isFeasible = java.util.Arrays.stream(stagedPpb).sum() <= 1_000_000_000L;
        System.arraycopy(
                isFeasible ? stagedPpb : targetPpb, 0, isFeasible ? targetPpb : stagedPpb, 0, stagedPpb.length);
        return isFeasible;
    }

    boolean isPriced(final int id) {
        final long staleNs =
                world.sources().get(world.instruments().get(id).sourceId()).stalenessNs();
        return ask[id] != 0 && !isDown[id] && nowNs - quotedNs[id] <= staleNs;
    }

    boolean isContractValid(final int id) {
        return isPriced(id) && !isQuarantined[id];
    }

    boolean isNavValid() {
        for (int id = 0; id < lots.length; id++) {
            if (lots[id] != 0 && !isPriced(id)) {
                return false;
            }
        }
        return nav().signum() > 0;
    }

    BigDecimal nav() {
        return unhedgedNav().add(futuresEquity());
    }

    BigDecimal unhedgedNav() {
        return value(false).add(cash);
    }

    BigDecimal collateral() {
        return cash.add(futuresEquity());
    }

    private BigDecimal futuresEquity() {
        return value(true).add(futuresCash);
    }

    private BigDecimal value(final boolean isContract) {
        BigDecimal sum = BigDecimal.ZERO;
        for (final Instrument instrument : world.instruments()) {
            if (instrument.isContract() == isContract) {
                sum = sum.add(valueOf(instrument.id()));
            }
        }
        return sum;
    }

    private BigDecimal valueOf(final int id) {
        return units(world.instruments().get(id), lots[id]).multiply(mid(id));
    }

    BigDecimal lotValue(final int id) {
        return units(world.instruments().get(id), 1).multiply(mid(id));
    }

    BigDecimal grossOf(final List<Integer> contracts) {
        return contracts.stream().map(id -> valueOf(id).abs()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal sleeve(final int sleeve) {
        return world.sleeves().get(sleeve).assetIds().stream()
                .map(this::valueOf)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** In nano-USD: value of the sleeve less its target share of NAV, cut to whole nano-USD. */
    BigInteger driftNano(final int sleeve) {
        final BigDecimal share = nav().multiply(usd(targetPpb[sleeve])).multiply(NANOS);
        return nano(sleeve(sleeve))
                .subtract(share.setScale(0, RoundingMode.DOWN).toBigInteger());
    }

    boolean isIndexValid(final int index) {
        return world.indices().get(index).instrumentIds().stream().allMatch(this::isPriced);
    }

    BigDecimal level(final int index) {
        final IndexDefinition definition = world.indices().get(index);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < definition.instrumentIds().size(); i++) {
            sum = sum.add(definition
                    .amounts()
                    .get(i)
                    .multiply(mid(definition.instrumentIds().get(i))));
        }
        return sum;
    }

    long position(final int id) {
        return lots[id];
    }

    BigDecimal fees() {
        return fees;
    }

    BigDecimal spread() {
        return spread;
    }

    BigDecimal funding() {
        return funding;
    }

    private BigDecimal mid(final int id) {
        return world.instruments()
                .get(id)
                .tickSize()
                .multiply(BigDecimal.valueOf(bid[id] + ask[id]))
                .divide(TWO);
    }

    private static BigDecimal units(final Instrument instrument, final long lots) {
        return instrument.lotSize().multiply(instrument.multiplier()).multiply(BigDecimal.valueOf(lots));
    }

    private static BigDecimal usd(final long nanoUsd) {
        return BigDecimal.valueOf(nanoUsd, 9);
    }

    static BigInteger nano(final BigDecimal usd) {
        return usd.multiply(NANOS).toBigIntegerExact();
    }
}
