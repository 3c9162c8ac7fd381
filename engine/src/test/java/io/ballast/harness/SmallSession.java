package io.ballast.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A demo-like session on four instruments of the synthetic market: small, but its sell-off is hedged. */
public final class SmallSession {
    private static final String YAML = """
        session: {name: small, seed: 4, timer: 5s}
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
        portfolio: {cash: 50000, holdings: {BTC: 5.2415, UNI: 24154.8, AAVE: 657.06}}
        sleeves:
          majors: {target: 57%, assets: [BTC]}
          defi: {target: 38%, assets: [UNI, AAVE]}
        cashTarget: 5%
        indices:
          defi: {quantities: {UNI: 24154.8, AAVE: 657.06}}
        overlays:
          defi: {sleeve: defi, contract: DEFI, index: defi, band: 1%, tradeBack: 50%, maxOrder: 14, maxPosition: 300}
        exchange: {fee: 5bp, entryLatency: 5ms, responseLatency: 5ms, funding: on}
        """;

    private SmallSession() {}

    /** Two hours with orders: some six thousand inputs. */
    public static String yaml() {
        return YAML;
    }

    /** As long as told. */
    public static String yamlOf(final String duration) {
        return YAML.replace("duration: 2h", "duration: " + duration);
    }

    /** Runs a configuration into {@code directory/journal} and returns that. */
    public static Path run(final Path directory, final String yaml) {
        final Path journal = directory.resolve("journal");
        final CommandRun run = CommandRun.ballast("run", "--config", write(directory, yaml), "--journal", journal);
        if (run.exitCode() != 0) {
            throw new AssertionError(run.toString());
        }
        return journal;
    }

    /** Writes a configuration file. */
    public static Path write(final Path directory, final String yaml) {
        try {
            return Files.writeString(directory.resolve("small.yaml"), yaml);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
