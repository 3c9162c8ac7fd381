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

    private ConfigurationText() {}

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
