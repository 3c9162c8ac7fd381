package io.ballast.benchmarks;

import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.EngineConfiguration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A portfolio of a million USD with any number of constituents: 40 % in equal holdings, dealt out to one or several
 * sleeves in turn, the rest cash. The first sleeve is 2 % of NAV above its target, so that its overlay always has short
 * positions to look after. Every control of the risk gate is on but one that would stop the trading market, and the account
 * has its margin ladder and tiers.
 *
 * <p>Constituents have the ids from 0, contracts those behind them.
 */
public final class BenchmarkPortfolio {
    /** First mid of every constituent, in ticks of a cent. */
    public static final long CONSTITUENT_TICKS = 100_00;
    /** First mid of every contract, in ticks of a tenth of a cent. */
    public static final long CONTRACT_TICKS = 100_000;

    /** What a pulse of the trading market adds to the first sleeve: 20 USD, however many constituents there are. */
    private static final BigDecimal PULSE_USD = BigDecimal.valueOf(20);

    private static final BigDecimal SPOT_USD = BigDecimal.valueOf(400_000);
    private static final BigDecimal CONSTITUENT_USD = BigDecimal.valueOf(CONSTITUENT_TICKS, 2);
    private static final BigDecimal NAV_USD = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal EXCESS_PERCENT = BigDecimal.valueOf(2);
    private static final BigDecimal CASH_PERCENT = BigDecimal.valueOf(62);
    private static final int PERCENT_DIGITS = 7;

    private static final String HEAD = """
        session: {name: benchmark, seed: 1, epoch: 1, timer: 1s}
        topology: {profile: direct, wait: yield}
        sources:
          market: {kind: capture, files: [none], staleness: 30d, maxClockSkew: 0s}
        instruments:
        """;

    private static final String SPOT = "  C%d: {source: market, kind: spot, tick: 0.01, lot: 0.01}\n";

    private static final String CONTRACT = """
          F%d: {source: market, kind: linear, tick: 0.001, lot: 0.001, multiplier: 1, underlying: C0, minNotional: 0.1,
               margin: {tiers: [{from: 0, maintenance: 1%%, leverage: 25}, {from: 10000, maintenance: 2%%, leverage: 20},
                                {from: 100000, maintenance: 5%%, leverage: 10}]}}
        """;

    /** Fees and latencies are those of the instant venue. */
    private static final String TAIL = """
        accounts:
          venue: {sources: [market], margin: cross, maxExposure: 50%%, maxCollateral: 90%%, ladder: {}}
        risk: {maxLeverage: 2, maxGross: 50%%, maxOrderShare: 5%%, maxOrderDepth: 10%%, fatFinger: 5, collar: 50bp, collarSpreads: 5,
               ordersPerSecond: 100000, orderBurst: 100000, basisShock: 2%%, basisShockSigmas: 6, %s}
        calendar:
          - {at: 2030-01-01T00:00:00Z, before: 30m, after: 1h, name: far away}
        exchange: {fee: 0bp, entryLatency: 0ms, responseLatency: 0ms, funding: off}
        """;

    private static final String USUAL_LIMITS = "dayLoss: 1%, executionsPerMinute: 200, basisShockHalfLife: 1m";
    /**
     * A hedge that follows a price up and down after the fact loses a little each time: no more than NAV in some hundred
     * million orders. As many orders a minute as this market makes are what the control against loops is there to stop.
     */
    private static final String LIMITS_OF_A_LOOP = "dayLoss: 100%, executionsPerMinute: 0, basisShockHalfLife: 60h";

    /** ±1 % of NAV, which an ordinary walk of prices does not leave. */
    private static final String WIDE_BAND = "1%";
    /** Wider than any drift of this portfolio. */
    private static final String WIDEST_BAND = "30%";
    /** ±0.5 USD, which every pulse leaves. */
    private static final String NARROW_BAND = "0.00005%";

    private static final String USUAL_GRID = "1s";
    /** Every estimate moves every optimum: orders of one size need estimates that stand still. */
    private static final String GRID_OF_A_LOOP = "1h";

    private static final String ONE_CONTRACT = """
        overlays:
          hedge: {sleeve: S0, contract: F0, index: basket, mode: notional, band: %s, tradeBack: 50%%,
                  maxOrder: 1000, maxPosition: 1000, beta: {grid: %s, halfLife: 10d, minSamples: 3}}
        """;

    private static final String SEVERAL_CONTRACTS = """
        overlays:
          hedge:
            sleeve: S0
            index: basket
            mode: min_te
            contracts: {%s}
            candidates: {every: [%s]}
            band: %s
            tradeBack: 50%%
            beta: {grid: %s, halfLife: 10d, minSamples: 3}
        """;

    /** Every kind of work that a tick can meet, in bands that nothing leaves. */
    private static final String EVERYTHING = """
        overlays:
          hedge:
            sleeve: S0
            index: basket
            mode: min_te
            contracts:
              F0: {maxOrder: 1000, maxPosition: 1000, cost: 5bp}
              F1: {maxOrder: 1000, maxPosition: 1000, cost: 5bp}
            candidates: {both: [F0, F1], one: [F0]}
            selection: {review: 1h, minEffectiveness: 0, depthMultiple: 0}
            outlook: {bar: 1s}
            handOff: {band: 40%, breakEven: 30d, assets: {C0: {maxOrder: 1, cost: 10bp}, C1: {maxOrder: 1, cost: 20bp}}}
            band: {width: 30%, relative: 80%}
            beta: {grid: 1s, halfLife: 1h, minSamples: 3}
          shield:
            kind: protect
            index: broad
            mode: beta
            contract: F2
            maxOrder: 1000
            maxPosition: 1000
            band: 30%
            outlook: {bar: 1s}
            protect: {rule: 1%, maxTime: 1d}
            beta: {grid: 1s, halfLife: 1h, minSamples: 3}
        """;

    private static final int CONTRACTS_OF_EVERYTHING = 3;

    private BenchmarkPortfolio() {}

    /**
     * For a market that gives no reason to trade.
     *
     * @param contracts one is sized by notional, up to four together for the least tracking error
     */
    public static EngineConfiguration steady(final int constituents, final int sleeves, final int contracts) {
        return parse(constituents, sleeves, contracts, WIDE_BAND, USUAL_LIMITS, USUAL_GRID);
    }

    /** As {@link #steady}, in a band so wide that no position is ever opened. */
    public static EngineConfiguration idle(final int constituents, final int sleeves, final int contracts) {
        return parse(constituents, sleeves, contracts, WIDEST_BAND, USUAL_LIMITS, USUAL_GRID);
    }

    /**
     * For a market whose every quote makes orders.
     *
     * @param contracts one is sized by notional, up to four together for the least tracking error
     */
    public static EngineConfiguration trading(final int constituents, final int sleeves, final int contracts) {
        return parse(constituents, sleeves, contracts, NARROW_BAND, LIMITS_OF_A_LOOP, GRID_OF_A_LOOP);
    }

    private static EngineConfiguration parse(
            final int constituents,
            final int sleeves,
            final int contracts,
            final String band,
            final String limits,
            final String grid) {
        final String overlay = contracts == 1
                ? ONE_CONTRACT.formatted(band, grid)
                : SEVERAL_CONTRACTS.formatted(
                        list(contracts, i -> "F" + i + ": {maxOrder: 1000, maxPosition: 1000, cost: 2bp}"),
                        list(contracts, i -> "F" + i),
                        band,
                        grid);
        return parse(text(constituents, sleeves, contracts, "", overlay, limits));
    }

    /** With everything configured: least tracking error, outlook, hand-off, protection, a capped and a crossed index. */
    public static EngineConfiguration withEverything(final int constituents) {
        final String supplies = list(constituents, i -> "C" + i + ": 1e6");
        final String crossed =
                IntStream.range(1, constituents).mapToObj(i -> "C" + i + ": 1").collect(Collectors.joining(", "));
        final String indices = "  broad: {supplies: {" + supplies + "}, cap: 30%}\n"
                + "  dominance: {cross: {quote: C0, quantities: {" + crossed + "}}}\n";
        return parse(text(constituents, 1, CONTRACTS_OF_EVERYTHING, indices, EVERYTHING, USUAL_LIMITS));
    }

    private static EngineConfiguration parse(final String text) {
        return ConfigurationFile.parse("benchmark portfolio", text);
    }

    /** By how many ticks a pulse lifts a constituent. */
    static long pulseTicks(final int constituents) {
        return PULSE_USD
                .divide(coins(constituents).movePointLeft(2), 0, RoundingMode.UNNECESSARY)
                .longValueExact();
    }

    private static BigDecimal coins(final int constituents) {
        return SPOT_USD.divide(CONSTITUENT_USD.multiply(BigDecimal.valueOf(constituents)), 2, RoundingMode.UNNECESSARY);
    }

    private static String text(
            final int constituents,
            final int sleeves,
            final int contracts,
            final String moreIndices,
            final String overlays,
            final String limits) {
        final BigDecimal coins = coins(constituents);
        final String quantities = list(constituents, i -> "C" + i + ": " + coins);
        return HEAD
                + lines(constituents, SPOT::formatted)
                + lines(contracts, CONTRACT::formatted)
                + "portfolio: {cash: 600000, holdings: {" + quantities + "}}\n"
                + "sleeves:\n"
                + lines(sleeves, i -> sleeve(i, constituents, sleeves))
                + "cashTarget: " + CASH_PERCENT + "%\n"
                + "indices:\n"
                + moreIndices
                + "  basket: {quantities: {" + quantities + "}}\n"
                + overlays
                + TAIL.formatted(limits);
    }

    private static String sleeve(final int id, final int constituents, final int sleeves) {
        final int members = (constituents - id + sleeves - 1) / sleeves;
        final BigDecimal percent = coins(constituents)
                .multiply(CONSTITUENT_USD)
                .multiply(BigDecimal.valueOf(members))
                .movePointRight(2)
                .divide(NAV_USD, PERCENT_DIGITS, RoundingMode.UNNECESSARY)
                .subtract(id == 0 ? EXCESS_PERCENT : BigDecimal.ZERO);
        final String assets = list(members, i -> "C" + (id + i * sleeves));
        return "  S" + id + ": {target: " + percent.stripTrailingZeros().toPlainString() + "%, assets: [" + assets
                + "]}\n";
    }

    private static String list(final int count, final IntFunction<String> entry) {
        return IntStream.range(0, count).mapToObj(entry).collect(Collectors.joining(", "));
    }

    private static String lines(final int count, final IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
    }
}
