package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.instrument.InstrumentKind;
import io.ballast.instrument.Sleeve;
import io.ballast.math.Ppb;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples and the demo: they must load without a warning and start where their comments say. */
class ShippedConfigurationTest {
    /** First prices of the recorded week, which the synthetic market starts near as well. */
    private static final Map<String, Double> WEEK_OPEN = Map.ofEntries(
            Map.entry("BTC", 108_748.6),
            Map.entry("ETH", 2_668.53),
            Map.entry("UNI", 7.866),
            Map.entry("AAVE", 289.18),
            Map.entry("MKR", 2_246.6),
            Map.entry("CRV", 0.645),
            Map.entry("COMP", 56.08),
            Map.entry("SNX", 0.64),
            Map.entry("LDO", 0.877),
            Map.entry("SUSHI", 0.6744),
            Map.entry("YFI", 5_245.0),
            Map.entry("1INCH", 0.203),
            Map.entry("ONEINCH", 0.203),
            Map.entry("PENDLE", 4.0693),
            Map.entry("DYDX", 0.538));

    private static final Map<String, Double> TICKS_OPEN = Map.of("BTC", 61_837.635, "ETH", 2_683.805);

    static List<EngineConfiguration> shipped() throws IOException {
        return List.of(
                example("defi-week.yaml"),
                example("btc-eth-ticks.yaml"),
                example("alts-handoff.yaml"),
                example("concentration.yaml"),
                example("defi-pair.yaml"),
                example("protect.yaml"),
                example("contract-choice.yaml"),
                demo());
    }

    @Test
    void shouldWarnOfTheExampleThatIsBuiltTooLarge() {
        assertThat(ConfigurationWarnings.of(example("margin-ladder.yaml")))
                .singleElement()
                .asString()
                .contains("risk.maxLeverage");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shouldLoadWithoutWarning(final EngineConfiguration configuration) {
        assertThat(ConfigurationWarnings.of(configuration)).isEmpty();
        assertThat(OversubscriptionCheck.problem(configuration.topology(), 1)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shouldBeAFixedPointOfItsResolvedText(final EngineConfiguration configuration) {
        assertThat(ConfigurationFile.parse("resolved", configuration.resolvedYaml()))
                .isEqualTo(configuration);
    }

    @Test
    void shouldStartTheDefiWeekThreePercentOverweight() {
        final EngineConfiguration configuration = example("defi-week.yaml");
        final double nav = nav(configuration, WEEK_OPEN);
        assertThat(nav).isCloseTo(1_000_000, within(100.0));
        assertThat(weight(configuration, 0, WEEK_OPEN)).isCloseTo(0.57, within(1e-4));
        assertThat(weight(configuration, 1, WEEK_OPEN)).isCloseTo(0.41, within(1e-4));
        assertThat(configuration.cashNanoUsd() / 1e9 / nav).isCloseTo(0.02, within(1e-4));
        assertThat(configuration.instruments()).hasSize(15);
        assertThat(configuration.overlays()).singleElement().satisfies(overlay -> {
            assertThat(overlay.band().halfWidthPpb()).isEqualTo(Ppb.ONE / 100);
            assertThat(overlay.band().tradeBackPpb()).isEqualTo(Ppb.ONE / 2);
        });
    }

    @Test
    void shouldStartTheTicksWithinTheBand() {
        final EngineConfiguration configuration = example("btc-eth-ticks.yaml");
        for (int sleeve = 0; sleeve < 2; sleeve++) {
            final double target =
                    Ppb.toFraction(configuration.sleeves().get(sleeve).targetPpb());
            final double band =
                    Ppb.toFraction(configuration.overlays().get(sleeve).band().halfWidthPpb());
            assertThat(weight(configuration, sleeve, TICKS_OPEN)).isCloseTo(target, within(band));
        }
        assertThat(configuration.instruments())
                .extracting(instrument -> instrument.kind())
                .containsExactly(
                        InstrumentKind.SPOT,
                        InstrumentKind.SPOT,
                        InstrumentKind.LINEAR,
                        InstrumentKind.LINEAR,
                        InstrumentKind.INVERSE,
                        InstrumentKind.INVERSE);
    }

    @Test
    void shouldStartTheDemoOnTarget() throws IOException {
        final EngineConfiguration configuration = demo();
        assertThat(nav(configuration, WEEK_OPEN)).isCloseTo(1_000_000, within(100.0));
        for (final Sleeve sleeve : configuration.sleeves()) {
            assertThat(weight(configuration, sleeve.id(), WEEK_OPEN))
                    .isCloseTo(Ppb.toFraction(sleeve.targetPpb()), within(1e-4));
        }
        assertThat(configuration.exchange().funding()).isTrue();
    }

    private static EngineConfiguration example(final String name) {
        return ConfigurationFile.read(Path.of("examples", name));
    }

    private static EngineConfiguration demo() throws IOException {
        try (InputStream stream = Objects.requireNonNull(EngineConfiguration.class.getResourceAsStream("demo.yaml"))) {
            return ConfigurationFile.parse("demo.yaml", new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static double weight(
            final EngineConfiguration configuration, final int sleeveId, final Map<String, Double> prices) {
        double value = 0;
        for (final int asset : configuration.sleeves().get(sleeveId).assetIds()) {
            value += value(configuration, asset, prices);
        }
        return value / nav(configuration, prices);
    }

    private static double nav(final EngineConfiguration configuration, final Map<String, Double> prices) {
        double nav = configuration.cashNanoUsd() / 1e9;
        for (int id = 0; id < configuration.instruments().size(); id++) {
            nav += configuration.holdingLots().get(id) == 0 ? 0 : value(configuration, id, prices);
        }
        return nav;
    }

    private static double value(
            final EngineConfiguration configuration, final int id, final Map<String, Double> prices) {
        final var instrument = configuration.instruments().get(id);
        final double price = Objects.requireNonNull(prices.get(instrument.name()));
        return configuration.holdingLots().get(id) * instrument.lotSize().doubleValue() * price;
    }
}
