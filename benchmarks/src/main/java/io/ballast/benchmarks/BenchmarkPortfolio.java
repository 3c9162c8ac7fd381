package io.ballast.benchmarks;

import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.EngineConfiguration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A portfolio of a million USD with any number of constituents: 40 % in one sleeve of equal holdings, the rest cash.
 * The sleeve's target is 38 %, so that the overlay always has a short position of about 2 % of NAV to look after.
 */
public final class BenchmarkPortfolio {
    /** First mid of every constituent, in ticks of a cent. */
    public static final long CONSTITUENT_TICKS = 100_00;
    /** First mid of the contract, in ticks of a cent. */
    public static final long CONTRACT_TICKS = 1_000_00;

    /** Half-width of a band that an ordinary walk of prices does not leave. */
    public static final String WIDE_BAND = "1%";
    /** Half-width of a band that a quarter of one of 500 constituents leaves: 50 USD. */
    public static final String NARROW_BAND = "0.005%";

    private static final BigDecimal SLEEVE_USD = BigDecimal.valueOf(400_000);
    private static final BigDecimal CONSTITUENT_USD = BigDecimal.valueOf(CONSTITUENT_TICKS, 2);

    private static final String TEXT = """
        session: {name: benchmark, seed: 1, epoch: 1, timer: 1s}
        topology: {profile: direct, wait: yield}
        sources:
          market: {kind: capture, files: [none], staleness: 30d, maxClockSkew: 0s}
        instruments:
        %s  FUTURE: {source: market, kind: linear, tick: 0.01, lot: 0.001, multiplier: 1}
        portfolio: {cash: 600000, holdings: {%s}}
        sleeves:
          basket: {target: 38%%, assets: [%s]}
        cashTarget: 62%%
        indices:
          basket: {quantities: {%s}}
        overlays:
          basket: {sleeve: basket, contract: FUTURE, index: basket, mode: notional, band: %s, tradeBack: 50%%,
                   maxOrder: 1000, maxPosition: 1000}
        risk: {maxLeverage: 2, ordersPerSecond: 100000, orderBurst: 100000, executionsPerMinute: 0, dayLoss: 0%%, basisShock: 0%%, basisShockSigmas: 0}
        exchange: {fee: 0bp, entryLatency: 0ms, responseLatency: 0ms, funding: off}
        """;

    /** In the place of the plain overlay: every kind of work that a tick can meet, in bands that nothing leaves. */
    private static final String EVERYTHING = """
        overlays:
          basket:
            sleeve: basket
            index: basket
            mode: min_te
            contracts:
              FUTURE: {maxOrder: 1000, maxPosition: 1000, cost: 5bp}
              SECOND: {maxOrder: 1000, maxPosition: 1000, cost: 5bp}
            candidates: {both: [FUTURE, SECOND], one: [FUTURE]}
            selection: {review: 1h, minEffectiveness: 0, depthMultiple: 0}
            outlook: {bar: 1s}
            handOff: {band: 40%, breakEven: 30d, assets: {C0: {maxOrder: 1, cost: 10bp}, C1: {maxOrder: 1, cost: 20bp}}}
            band: {width: 30%, relative: 80%}
            beta: {grid: 1s, halfLife: 1h, minSamples: 3}
          shield:
            kind: protect
            index: broad
            mode: beta
            contract: THIRD
            maxOrder: 1000
            maxPosition: 1000
            band: 30%
            outlook: {bar: 1s}
            protect: {rule: 1%, maxTime: 1d}
            beta: {grid: 1s, halfLife: 1h, minSamples: 3}
        risk:\
        """;

    private BenchmarkPortfolio() {}

    /** The same portfolio with everything configured: see {@link #EVERYTHING}; three contracts, two more indices. */
    public static EngineConfiguration withEverything(final int constituents) {
        final String contract = "  FUTURE: {source: market, kind: linear, tick: 0.01, lot: 0.001, multiplier: 1}\n";
        final String plain = text(constituents, WIDE_BAND);
        final String supplies = IntStream.range(0, constituents)
                .mapToObj(i -> "C" + i + ": 1e6")
                .collect(Collectors.joining(", "));
        final String crossed =
                IntStream.range(1, constituents).mapToObj(i -> "C" + i + ": 1").collect(Collectors.joining(", "));
        return ConfigurationFile.parse(
                "benchmark portfolio",
                plain.replace(
                                contract,
                                contract + contract.replace("FUTURE", "SECOND") + contract.replace("FUTURE", "THIRD"))
                        .replace(
                                "indices:\n",
                                "indices:\n  broad: {supplies: {" + supplies
                                        + "}, cap: 30%}\n  dominance: {cross: {quote: C0," + " quantities: {" + crossed
                                        + "}}}\n")
                        .replaceAll("(?s)overlays:.*risk:", Matcher.quoteReplacement(EVERYTHING)));
    }

    /** Constituents have the ids from 0, the contract the one behind them. */
    public static EngineConfiguration of(final int constituents, final String band) {
        return ConfigurationFile.parse("benchmark portfolio", text(constituents, band));
    }

    private static String text(final int constituents, final String band) {
        final BigDecimal coins = SLEEVE_USD.divide(
                CONSTITUENT_USD.multiply(BigDecimal.valueOf(constituents)), 2, RoundingMode.UNNECESSARY);
        final String instruments = IntStream.range(0, constituents)
                .mapToObj(i -> "  C%d: {source: market, kind: spot, tick: 0.01, lot: 0.01}\n".formatted(i))
                .collect(Collectors.joining());
        final String quantities = IntStream.range(0, constituents)
                .mapToObj(i -> "C" + i + ": " + coins)
                .collect(Collectors.joining(", "));
        final String names =
                IntStream.range(0, constituents).mapToObj(i -> "C" + i).collect(Collectors.joining(", "));
        return TEXT.formatted(instruments, quantities, names, quantities, band);
    }
}
