package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

/** A small valid configuration that tests change in one place. */
final class ConfigurationText {
    static final String VALID = """
        session: {name: test, timer: 15s}
        topology: {profile: direct, wait: yield, ring: 1024}
        journal: {directory: journal/test}
        sources:
          bars: {kind: bars, files: [bars/a.csv.gz], bar: 1m, halfSpread: 5bp}
        instruments:
          BTC: {source: bars, symbol: BTCUSDT, kind: spot, tick: 0.1, lot: 0.0001}
          UNI: {source: bars, symbol: UNIUSDT, kind: spot, tick: 0.001, lot: 0.1}
          DEFI: {source: bars, symbol: DEFIUSDT, kind: linear, tick: 0.001, lot: 0.001}
          BTCF: {source: bars, symbol: BTCDOMUSDT, kind: linear, tick: 0.1, lot: 0.001}
        portfolio: {cash: 100, holdings: {BTC: 1.5, UNI: 100}}
        sleeves:
          majors: {target: 57%, assets: [BTC]}
          defi: {target: 38%, assets: [UNI]}
        cashTarget: 5%
        indices:
          basket: {quantities: {UNI: 4.5}}
        overlays:
          one: {sleeve: defi, contract: DEFI, index: basket, band: 1%, tradeBack: 50%, maxOrder: 2, maxPosition: 10}
        risk: {maxLeverage: 2}
        exchange: {fee: 5bp}
        commands:
          - {at: 2025-06-16T22:00:00Z, command: PAUSE, overlay: one, author: ann, reason: review}
        """;

    /** A valid configuration with every kind of overlay and every key of one. */
    static final String RICH = """
        session: {name: rich, timer: 15s}
        sources:
          bars: {kind: bars, files: [bars/a.csv.gz], bar: 1m, halfSpread: 5bp}
        instruments:
          BTC: {source: bars, symbol: BTC, kind: spot, tick: 0.1, lot: 0.0001}
          ETH: {source: bars, symbol: ETH, kind: spot, tick: 0.01, lot: 0.001}
          UNI: {source: bars, symbol: UNI, kind: spot, tick: 0.001, lot: 0.1}
          BTCF: {source: bars, symbol: BTCF, kind: linear, tick: 0.1, lot: 0.001}
          ETHF: {source: bars, symbol: ETHF, kind: linear, tick: 0.01, lot: 0.01}
          DEFI: {source: bars, symbol: DEFI, kind: linear, tick: 0.001, lot: 0.001}
          ALT: {source: bars, symbol: ALT, kind: linear, tick: 0.001, lot: 0.1}
          TOP: {source: bars, symbol: TOP, kind: linear, tick: 0.1, lot: 0.001}
          BTCQ: {source: bars, symbol: BTCQ, kind: linear, tick: 0.1, lot: 0.01}
        portfolio: {cash: 100, holdings: {BTC: 1.5, ETH: 20, UNI: 100}, lotMethod: hifo, lots: {UNI: [{qty: 30, price: 4.25, acquired: 2024-01-05T00:00:00Z}, {qty: 20, price: 9, acquired: 2024-03-05T00:00:00Z}]}}
        sleeves:
          majors: {target: 57%, assets: [BTC, ETH]}
          defi: {target: 38%, assets: [UNI]}
        cashTarget: 5%
        indices:
          market: {quantities: {BTC: 1, ETH: 10}}
        overlays:
          drifting:
            kind: drift
            sleeve: defi
            mode: min_te
            contracts:
              DEFI: {lookThrough: {defi: 100%, majors: -20%}, maxOrder: 14, maxPosition: 300, cost: 5bp, carry: 3%, execution: {style: passive, improve: 1, reprice: 2, repriceInterval: 3s, patience: 4m, cancelOnDisconnect: on}}
              ALT: {maxOrder: 2, maxPosition: 30, expiry: 2025-09-26T08:00:00Z, execution: {style: ioc, slippage: 3bp, minInterval: 2s, depthShare: 20%, timeLimit: 30s}}
              ETHF: {lookThrough: 50%, maxOrder: 5, maxPosition: 10}
            candidates:
              basket: {DEFI: 70%, ALT: 30%}
              three: [DEFI, ALT, ETHF]
            band: {cost: 5bp, riskAversion: 3, relative: 5%}
            tradeBack: 40%
            dwell: 2
            cooldown: 10m
            review: 1d
            beta: {composition: 0.9, grid: 1m, halfLife: 1d, priorSd: 0.5, minSamples: 30}
            selection: {review: 2h, riskAversion: 2, horizon: 3d, minEffectiveness: 0.7, depthMultiple: 5, marginCost: 4%, switchMargin: 12%, switchReviews: 2, rollLead: 1d}
            outlook: {bar: 2h, emaFast: 10, emaSlow: 20, adx: 7, zigZagAtr: 2.5, zigZag: 1%, minScore: 0.6, trendAdx: 30, rangeAdx: 15, confirm: 3, dwell: 1h, truncation: true}
            handOff: {band: 4%, tradeBack: 10%, breakEven: 20d, assets: {UNI: {maxOrder: 50, cost: 10bp, execution: {style: ioc, slippageTicks: 2}}}}
            ledger: {fee: 8bp, halfSpread: 4bp, impact: 1.5, volumes: {UNI: 50000000, DEFI: 1400000}, volatility: 5%, tax: 30%, deferral: 6%, collateral: 25%, collateralRate: 7%, remaining: 2d, review: 4h}
          shield:
            kind: protect
            index: market
            mode: beta
            contract: BTCF
            lookThrough: {majors: 100%}
            maxOrder: 1
            maxPosition: 20
            cost: 2bp
            band: {width: 2%}
            outlook: {}
            protect: {rule: 50%, maxTime: 2d}
            ledger: {fee: 10bp, volume: 200000000}
          pairing:
            kind: pair
            sleeve: majors
            index: market
            contracts:
              TOP: {maxOrder: 1, maxPosition: 20}
              BTCQ: {maxOrder: 1, maxPosition: 20}
            band: 1%
            pair: {firstBeta: 1.4, secondBeta: 1.1, bound: 3%}
        commands:
          - {at: 2025-06-16T22:00:00Z, command: OUTLOOK, overlay: drifting, view: sustained, expires: 2025-06-20T00:00:00Z, author: ann, reason: view}
          - {at: 2025-06-16T23:00:00Z, command: PROTECT, overlay: shield, share: 25%, author: ann, reason: caution}
        """;

    /** An overlay that can stand in the place of the pair in {@link #RICH}. */
    static final String BASIS = """
          carrying:
            kind: basis
            contract: BTCQ
            maxOrder: 1
            maxPosition: 20
            basis: {size: 10, basket: {BTC: 0.7, ETH: 1.234567891}, hurdle: 6%, exit: 1%, financing: 4%, expiry: 2025-09-26T08:00:00Z, holding: 20d, inventory: true, first: spot, slice: 0.5, maxOrder: {BTC: 0.5, ETH: 4}, cost: {BTC: 10bp}}
        """;

    private ConfigurationText() {}

    /** {@link #RICH} with one passage replaced. */
    static String richWith(final String passage, final String replacement) {
        assertThat(RICH).contains(passage);
        return RICH.replace(passage, replacement);
    }

    /** {@link #RICH} with the pair replaced by {@link #BASIS}, in which one passage is replaced. */
    static String basisWith(final String passage, final String replacement) {
        assertThat(BASIS).contains(passage);
        final int start = RICH.indexOf("  pairing:");
        final int end = RICH.indexOf("commands:");
        return RICH.substring(0, start) + BASIS.replace(passage, replacement) + RICH.substring(end);
    }

    /** The valid text with one passage replaced. */
    static String with(final String passage, final String replacement) {
        assertThat(VALID).contains(passage);
        return VALID.replace(passage, replacement);
    }

    static EngineConfiguration parse(final String yaml) {
        return ConfigurationFile.parse("test.yaml", yaml);
    }

    static List<ConfigurationProblem> problemsOf(final String yaml) {
        final ConfigurationException refusal = catchThrowableOfType(ConfigurationException.class, () -> parse(yaml));
        assertThat(refusal).as("configuration was accepted").isNotNull();
        return refusal.problems();
    }

    /** Paths and problems, without lines and remedies. */
    static List<String> complaintsOf(final String yaml) {
        return problemsOf(yaml).stream()
                .map(problem -> problem.path() + ": " + problem.what())
                .toList();
    }
}
