package io.ballast.replay.report;

import io.ballast.harness.SmallSession;
import java.nio.file.Path;

/**
 * A small session that begins overweight in coins bought cheaply long ago, hedges them, closes the hedge in a sell-off, and
 * is paused: one episode of its cost ledger.
 */
final class LedgerSession {
    private static final String YAML = """
        session: {name: ledger, seed: 4, timer: 5s}
        topology: {profile: direct, wait: park}
        journal: {block: 1MiB, minFreeDisk: 0B}
        warmUp: {inputs: 0}
        sources:
          market: {kind: synthetic, staleness: 15s}
        synthetic: {start: 2025-01-01T00:00:00Z, duration: 2h, step: 5s, sellOff: 12%}
        instruments:
          BTC: {source: market, kind: spot, tick: 0.1, lot: 0.0001}
          UNI: {source: market, kind: spot, tick: 0.001, lot: 0.1}
          AAVE: {source: market, kind: spot, tick: 0.01, lot: 0.01}
          DEFI: {source: market, kind: linear, tick: 0.001, lot: 0.001}
        portfolio:
          cash: 30000
          holdings: {BTC: 5.2415, UNI: 26154.8, AAVE: 707.06}
          lotMethod: hifo
          lots:
            UNI: [{qty: 26154.8, price: 7.2, acquired: 2023-10-12T00:00:00Z}]
            AAVE: [{qty: 707.06, price: 270, acquired: 2023-10-12T00:00:00Z}]
        sleeves:
          majors: {target: 57%, assets: [BTC]}
          defi: {target: 38%, assets: [UNI, AAVE]}
        cashTarget: 5%
        indices:
          defi: {quantities: {UNI: 24154.8, AAVE: 657.06}}
        overlays:
          defi:
            {sleeve: defi, contract: DEFI, index: defi, band: 1%, tradeBack: 50%, maxOrder: 14, maxPosition: 300,
             beta: {grid: 1m, halfLife: 1h, minSamples: 20},
             ledger: {fee: 10bp, halfSpread: quoted, impact: 1,
                      volumes: {UNI: 381000000, AAVE: 317700000, DEFI: 11800000}, volatility: 5%, tax: 25%,
                      deferral: 5%, collateral: 30%, collateralRate: 50%, remaining: 1d, review: 10m}}
        exchange: {fee: 5bp, entryLatency: 5ms, responseLatency: 5ms, funding: off}
        commands: [{at: 2025-01-01T00:40:00Z, command: PAUSE, overlay: defi, author: desk, reason: end of test}]
        """;

    private LedgerSession() {}

    /** Runs it and returns its journal. */
    static Path run(final Path directory) {
        return SmallSession.run(directory, YAML);
    }
}
