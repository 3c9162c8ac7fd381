package io.ballast.index;

import io.ballast.harness.World;
import io.ballast.instrument.IndexDefinition;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.InstrumentKind;
import io.ballast.instrument.Sleeve;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

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
    /** By contract settled in coin: coins that its fills brought in. */
    private final BigDecimal[] coinCash;

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
        coinCash = new BigDecimal[count];
        Arrays.fill(coinCash, BigDecimal.ZERO);
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
        if (instrument.isSettledInCoin()) {
            fillInCoin(instrument, sign * qty, ticks, feeNanoUsd);
            return;
        }
        final BigDecimal price = instrument.tickSize().multiply(BigDecimal.valueOf(ticks));
        final BigDecimal notional = units(instrument, sign * qty).multiply(price);
        futuresCash = futuresCash.subtract(notional).subtract(usd(feeNanoUsd));
        fees = fees.add(usd(feeNanoUsd));
        if (ask[id] != 0) {
            spread = spread.add(notional.subtract(units(instrument, sign * qty).multiply(mid(id))));
        }
        lots[id] += sign * qty;
    }

    private void fillInCoin(final Instrument contract, final long signedLots, final long ticks, final long feeNanoUsd) {
        final int id = contract.id();
        final BigDecimal before = profitUsd(id);
        final BigDecimal price = contract.tickSize().multiply(BigDecimal.valueOf(ticks));
        coinCash[id] = coinCash[id].subtract(coinsAt(contract, signedLots, price));
        lots[id] += signedLots;
        spread = spread.add(ask[id] == 0 ? BigDecimal.ZERO : before.subtract(profitUsd(id)));
        futuresCash = futuresCash.subtract(usd(feeNanoUsd));
        fees = fees.add(usd(feeNanoUsd));
    }

    /** What so many lots are in coin: they gain when it rises. */
    private static BigDecimal coinsAt(final Instrument contract, final long lots, final BigDecimal price) {
        final BigDecimal count = contract.lotSize().multiply(BigDecimal.valueOf(lots));
        return contract.kind() == InstrumentKind.INVERSE
                ? count.multiply(contract.terms().faceUsd())
                        .divide(price, 9, RoundingMode.HALF_UP)
                        .negate()
                : count.multiply(contract.terms().coinPerPoint()).multiply(price);
    }

    private BigDecimal profitCoin(final int id) {
        return lots[id] == 0
                ? coinCash[id]
                : coinCash[id].add(coinsAt(world.instruments().get(id), lots[id], mid(id)));
    }

    private BigDecimal profitUsd(final int id) {
        final int coin = world.instruments().get(id).terms().settleInstrumentId();
        return profitCoin(id).multiply(mid(coin)).setScale(9, RoundingMode.HALF_UP);
    }

    private BigDecimal profitsIn(final Predicate<Integer> isCoin) {
        return world.instruments().stream()
                .filter(contract -> contract.isSettledInCoin()
                        && isCoin.test(contract.terms().settleInstrumentId()))
                .map(contract -> profitUsd(contract.id()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
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
        final boolean isFeasible = Arrays.stream(stagedPpb).sum() <= 1_000_000_000L;
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
        final int coin = world.instruments().get(id).terms().settleInstrumentId();
        return isPriced(id) && (coin < 0 || isPriced(coin)) && !isQuarantined[id];
    }

    boolean isNavValid() {
        for (int id = 0; id < lots.length; id++) {
            final int coin = world.instruments().get(id).terms().settleInstrumentId();
            final boolean isInCoin = coin >= 0 && (lots[id] != 0 || coinCash[id].signum() != 0);
            if ((lots[id] != 0 && !isPriced(id)) || (isInCoin && !isPriced(coin))) {
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
        return value(true).add(futuresCash).add(profitsIn(coin -> true));
    }

    private BigDecimal value(final boolean isContract) {
        BigDecimal sum = BigDecimal.ZERO;
        for (final Instrument instrument : world.instruments()) {
            if (instrument.isContract() == isContract && !instrument.isSettledInCoin()) {
                sum = sum.add(valueOf(instrument.id()));
            }
        }
        return sum;
    }

    private BigDecimal valueOf(final int id) {
        return units(world.instruments().get(id), lots[id]).multiply(mid(id));
    }

    /** In USD, to the nearest nano-USD where the contract is settled in coin. */
    BigDecimal lotValue(final int id) {
        final Instrument instrument = world.instruments().get(id);
        if (!instrument.isSettledInCoin()) {
            return units(instrument, 1).multiply(mid(id));
        }
        final BigDecimal coin = mid(instrument.terms().settleInstrumentId());
        return instrument.kind() == InstrumentKind.INVERSE
                ? instrument.terms().faceUsd().multiply(coin).divide(mid(id), 9, RoundingMode.HALF_UP)
                : instrument
                        .terms()
                        .coinPerPoint()
                        .multiply(mid(id))
                        .multiply(coin)
                        .setScale(9, RoundingMode.HALF_UP);
    }

    BigDecimal grossOf(final List<Integer> contracts) {
        return contracts.stream()
                .filter(id -> lots[id] != 0)
                .map(id -> lotValue(id).multiply(BigDecimal.valueOf(Math.abs(lots[id]))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The parts of an asset are cut to whole nano-USD a half tick, and the last sleeve has what is left. */
    BigDecimal sleeve(final int sleeve) {
        BigDecimal sum = BigDecimal.ZERO;
        for (final int asset : world.sleeves().get(sleeve).assetIds()) {
            final BigInteger part = part(asset, sleeve);
            sum = sum.add(new BigDecimal(part.multiply(BigInteger.valueOf(bid[asset] + ask[asset])), 9));
        }
        return sum.add(profitsIn(world.sleeves().get(sleeve).assetIds()::contains));
    }

    private BigInteger part(final int asset, final int sleeve) {
        final BigInteger whole = BigInteger.valueOf(lots[asset])
                .multiply(BigInteger.valueOf(world.instruments().get(asset).nanoUsdPerHalfTickLot()));
        BigInteger before = BigInteger.ZERO;
        int last = sleeve;
        for (final Sleeve other : world.sleeves()) {
            if (other.assetIds().contains(asset)) {
                last = other.id();
            }
        }
        for (int id = 0; id < world.sleeves().size(); id++) {
            final int place = world.sleeves().get(id).assetIds().indexOf(asset);
            if (place < 0) {
                continue;
            }
            final long sharePpb = world.sleeves().get(id).sharesPpb().get(place);
            final BigInteger part = id == last
                    ? whole.subtract(before)
                    : whole.multiply(BigInteger.valueOf(sharePpb)).divide(BigInteger.valueOf(1_000_000_000L));
            if (id == sleeve) {
                return part;
            }
            before = before.add(part);
        }
        throw new IllegalArgumentException("not in the sleeve");
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
