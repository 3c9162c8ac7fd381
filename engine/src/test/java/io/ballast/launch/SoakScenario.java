package io.ballast.launch;

import io.ballast.harness.Generator;
import io.ballast.harness.Inputs;
import io.ballast.settings.FaultKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A minute of a wild market for a small portfolio, with an exchange that fails in every way it can, then a calm in which
 * everything must come to rest. All of it follows from one seed.
 */
final class SoakScenario {
    private static final long START_NS = 1_735_689_600_000_000_000L;
    private static final long MILLIS = 1_000_000L;
    private static final long STEP_NS = 200 * MILLIS;
    private static final int WILD_STEPS = 300;
    private static final int CALM_STEPS = 450;
    private static final String[] NAMES = {"ALT", "BTC", "ALTF", "BTCF"};

    private final Generator generator;
    private final List<UnsafeBuffer> market = new ArrayList<>();
    private final EngineConfiguration configuration;

    SoakScenario(final Generator generator) {
        this.generator = generator;
        configuration = ConfigurationFile.parse("soak", yaml());
        writeMarket();
    }

    EngineConfiguration configuration() {
        return configuration;
    }

    List<UnsafeBuffer> market() {
        return market;
    }

    private String yaml() {
        return String.format(
                Locale.ROOT,
                """
                session: {name: soak, seed: %d, epoch: 3, timer: 1s}
                topology: {profile: direct, wait: yield}
                sources:
                  spot: {kind: bars, files: [none], bar: 1s, halfSpread: 1bp, staleness: 3s}
                  venue: {kind: bars, files: [none], bar: 1s, halfSpread: 1bp, staleness: 3s}
                instruments:
                  ALT: {source: spot, symbol: ALT, kind: spot, tick: 0.01, lot: 0.01}
                  BTC: {source: spot, symbol: BTC, kind: spot, tick: 0.1, lot: 0.0001}
                  ALTF: {source: venue, symbol: ALTF, kind: linear, tick: 0.01, lot: 0.01}
                  BTCF: {source: venue, symbol: BTCF, kind: linear, tick: 0.1, lot: 0.001}
                portfolio: {cash: 600000, holdings: {ALT: 2000, BTC: 4}}
                sleeves:
                  alts: {target: 20%%, assets: [ALT]}
                  btc: {target: 20%%, assets: [BTC]}
                cashTarget: 60%%
                overlays:
                  alts: {sleeve: alts, contract: ALTF, band: 0.5%%, maxOrder: %d, maxPosition: %d, cost: 5bp%s}
                  btc: {sleeve: btc, contract: BTCF, band: 0.5%%, maxOrder: %.1f, maxPosition: 20, cost: 5bp%s}
                commands: [%s]
                risk: {maxLeverage: 2, collar: 5%%, collarSpreads: 5, ordersPerSecond: %d, orderBurst: 10, orderTimeLimit: %s, reconcileEvery: 20s}
                exchange: {fee: 5bp, entryLatency: %dms, responseLatency: %dms, maxFillLots: %d, rejectShare: %s, funding: on%s}
                """,
                generator.between(1, 1_000_000_000),
                generator.between(50, 2000),
                generator.between(800, 3000),
                execution(),
                generator.between(1, 50) / 10.0,
                execution(),
                commands(),
                generator.between(2, 20),
                generator.oneOf(List.of("1s", "3s", "10s")),
                generator.between(0, 400),
                generator.between(0, 400),
                generator.oneIn(2) ? 0 : generator.between(1000, 3000),
                generator.oneOf(List.of("0", "2%", "10%")),
                faults());
    }

    /** One of the styles, with random terms. */
    private String execution() {
        final String terms = generator.oneOf(List.of(
                "style: marketable",
                "style: passive, patience: " + generator.between(1, 10) + "s",
                "style: passive, improve: 1, reprice: 2, repriceInterval: 500ms, patience: 2s",
                "style: ioc, slippage: 20bp, minInterval: 300ms"));
        final String share = generator.oneIn(3) ? ", depthShare: " + generator.between(5, 100) + "%" : "";
        final String disconnect = generator.oneIn(2) ? ", cancelOnDisconnect: on" : "";
        return ", execution: {" + terms + share + disconnect + "}";
    }

    /** Of every kind, all within the wild minute. */
    private String faults() {
        final List<String> faults = new ArrayList<>();
        final long count = generator.oneIn(5) ? 0 : generator.between(1, 40);
        for (long i = 0; i < count; i++) {
            final FaultKind kind = generator.oneOf(List.of(FaultKind.values()));
            faults.add(String.format(
                    Locale.ROOT,
                    "{fault: %s, at: 2025-01-01T00:00:%02d.%03dZ%s%s%s}",
                    kind.name().toLowerCase(Locale.ROOT),
                    generator.between(2, 50),
                    generator.between(0, 999),
                    kind.isLasting() ? ", for: " + generator.between(1, 6000) + "ms" : "",
                    kind.hasShare() ? ", share: " + generator.between(1, 100) + "%" : "",
                    kind.hasShift() ? ", by: " + generator.between(-2000, 2000) + "ms" : ""));
        }
        return faults.isEmpty() ? "" : ", faults: [" + String.join(", ", faults) + "]";
    }

    private String commands() {
        final List<String> commands = new ArrayList<>();
        if (generator.oneIn(4)) {
            final long at = generator.between(5, 40);
            commands.add(command(at, "KILL", ""));
            commands.add(command(at + generator.between(1, 15), "RESET_KILL", ""));
        }
        if (generator.oneIn(4)) {
            final long at = generator.between(5, 40);
            commands.add(command(at, "PAUSE", "overlay: alts, "));
            commands.add(command(at + generator.between(1, 15), "RESUME", "overlay: alts, "));
        }
        if (generator.oneIn(5)) {
            commands.add(command(
                    generator.between(5, 50),
                    "TIGHTEN_MAX_POSITION",
                    "overlay: alts, maxPosition: " + generator.between(1, 800) + ", "));
        }
        return String.join(", ", commands);
    }

    private static String command(final long second, final String command, final String fields) {
        return String.format(
                Locale.ROOT,
                "{at: 2025-01-01T00:00:%02dZ, command: %s, %sauthor: ann, reason: soak}",
                second,
                command,
                fields);
    }

    private void writeMarket() {
        final Inputs inputs = new Inputs();
        inputs.elapse(START_NS - Inputs.START_NS);
        final double[] price = {100, 50_000, 100, 50_000};
        final double wildness = generator.between(1, 8) / 1000.0;
        for (int step = 0; step < WILD_STEPS + CALM_STEPS; step++) {
            final boolean isWild = step < WILD_STEPS;
            if (isWild) {
                move(price, wildness);
            }
            for (int id = 0; id < price.length; id++) {
                if (!isWild || !generator.oneIn(10)) {
                    market.add(quote(inputs, id, price[id], isWild));
                }
            }
            inputs.elapse(STEP_NS);
        }
    }

    private void move(final double[] price, final double wildness) {
        for (int sleeve = 0; sleeve < 2; sleeve++) {
            final double jump = generator.oneIn(60) ? 10 : 1;
            final double factor = StrictMath.exp(wildness * jump * generator.gaussian());
            price[sleeve] *= factor;
            price[sleeve + 2] = price[sleeve] * (1 + 0.0005 * generator.gaussian());
        }
    }

    private UnsafeBuffer quote(final Inputs inputs, final int id, final double price, final boolean isWild) {
        final boolean isAlt = id % 2 == 0;
        final long bid = Math.round(price * (isAlt ? 100 : 10));
        final long lots = isWild ? generator.between(0, isAlt ? 20_000 : 3_000) : 1_000_000;
        return inputs.quote(
                configuration.instruments().stream()
                        .filter(instrument -> instrument.name().equals(NAMES[id]))
                        .findFirst()
                        .orElseThrow()
                        .id(),
                id < 2 ? 0 : 1,
                bid,
                bid + (isWild ? generator.between(1, 5) : 1),
                lots);
    }
}
