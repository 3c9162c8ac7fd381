package io.ballast.replay.explain;

import io.ballast.harness.SmallSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small sessions whose overlays are of other kinds than a plain drift: coins traded on a hand-off, protection, a pair. */
final class KindSessions {
    private static final String OLD_OVERLAYS =
            "  defi: {sleeve: defi, contract: DEFI, index: defi, band: 1%, tradeBack: 50%, maxOrder: 14, maxPosition:"
                    + " 300}\n";
    private static final String OLD_FUTURE = "  DEFI: {source: market, kind: linear, tick: 0.001, lot: 0.001}\n";
    private static final String MORE_FUTURES = OLD_FUTURE
            + "  BTCPERP: {source: market, kind: linear, tick: 0.1, lot: 0.001}\n"
            + "  ETHPERP: {source: market, kind: linear, tick: 0.01, lot: 0.01}\n";
    private static final String OLD_INDEX = "  defi: {quantities: {UNI: 24154.8, AAVE: 657.06}}\n";
    private static final String MORE_INDICES = OLD_INDEX + "  market: {quantities: {BTC: 1}}\n";
    private static final String BETA = "beta: {grid: 1m, halfLife: 1h, minSamples: 10}";

    private KindSessions() {}

    /** A drift that is handed off to the coins by a person's view, followed by signals; and protection by command. */
    static Path handOffAndProtect(final Path directory) throws IOException {
        return run(directory, """
              defi: {sleeve: defi, contract: DEFI, index: defi, mode: beta, band: 1%, tradeBack: 50%, maxOrder: 14,
                     maxPosition: 300, BETA,
                     outlook: {bar: 1m, emaFast: 3, emaSlow: 6, adx: 3, zigZagAtr: 1, confirm: 1, dwell: 1m},
                     handOff: {band: 1%, tradeBack: 10%, breakEven: 30m,
                               assets: {UNI: {maxOrder: 5000, cost: 10bp}, AAVE: {maxOrder: 100, cost: 10bp}}}}
              shield: {kind: protect, index: market, mode: beta, contract: BTCPERP, lookThrough: {majors: 100%},
                       maxOrder: 5, maxPosition: 20, cost: 2bp, band: 2%, BETA}
            commands:
              - {at: 2025-01-01T00:40:00Z, command: PROTECT, overlay: shield, share: 50%, author: desk, reason: test}
              - {at: 2025-01-01T00:50:00Z, command: OUTLOOK, overlay: defi, view: sustained, author: desk, reason: test}
            """);
    }

    static Path pair(final Path directory) throws IOException {
        return run(directory, """
              pair: {kind: pair, sleeve: defi, index: market,
                     contracts: {DEFI: {lookThrough: {defi: 100%}, maxOrder: 20, maxPosition: 300, cost: 10bp},
                                 ETHPERP: {lookThrough: {majors: 100%}, maxOrder: 50, maxPosition: 400, cost: 5bp}},
                     pair: {firstBeta: 1.4, secondBeta: 1.2, bound: 5%}, band: 1%, tradeBack: 50%, BETA}
            """);
    }

    private static Path run(final Path directory, final String overlays) throws IOException {
        final String yaml = SmallSession.yaml()
                .replace(OLD_FUTURE, MORE_FUTURES)
                .replace(OLD_INDEX, MORE_INDICES)
                .replace(OLD_OVERLAYS, overlays.replace("BETA", BETA));
        return SmallSession.run(Files.createDirectories(directory), yaml);
    }
}
