package io.ballast.launch;

import static io.ballast.launch.ConfigurationText.RICH;
import static io.ballast.launch.ConfigurationText.VALID;
import static io.ballast.launch.ConfigurationText.basisWith;
import static io.ballast.launch.ConfigurationText.parse;
import static io.ballast.launch.ConfigurationText.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.Seeds;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResolvedYamlTest {
    @Test
    void shouldParseToAnEqualConfiguration() {
        final EngineConfiguration configuration = parse(VALID);
        assertThat(parse(configuration.resolvedYaml())).isEqualTo(configuration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mode: beta, index: basket, beta: {composition: -0.312345678, priorSd: 0.1, grid: 1.5m}",
                "index: none, band: 0.00001bp",
                "index: basket, lookThrough: 33.3333333%"
            })
    void shouldKeepEveryDigitOfAnOverlay(final String passage) {
        final EngineConfiguration configuration =
                parse(with("index: basket", passage).replace(passage.contains("band:") ? ", band: 1%" : "\u0000", ""));
        assertThat(parse(configuration.resolvedYaml())).isEqualTo(configuration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quantities: {UNI: 4.5, BTC: 0.001}, base: 123.456",
                "supplies: {UNI: 6.3e8, BTC: 19800000.5}, factors: {BTC: 95%}",
                "supplies: {UNI: 630000000, BTC: 19800000}, cap: 60%, floor: 12.5%, base: 1",
                "weights: {UNI: 33.3333333%, BTC: 66.6666667%}",
                "weights: equal, assets: [UNI, BTC, DEFI]",
                "cross: {quote: BTC, quantities: {UNI: 4.5, DEFI: 0.1}}",
                "cross: {quote: BTC, quantities: {UNI: 1}}, base: 100, recompositions: [{at: 2025-06-18T00:00:00Z, quantities: {DEFI: 2}}]",
                "quantities: {UNI: 1}, recompositions: [{at: 2025-06-18T00:00:00Z, weights: equal, assets: [BTC, UNI]}, {at: 2025-06-17T00:00:00Z, supplies: {BTC: 1, UNI: 1e6}, cap: 70%}]"
            })
    void shouldKeepAnIndexOfAnyForm(final String passage) {
        final EngineConfiguration configuration = parse(with("quantities: {UNI: 4.5}", passage));
        assertThat(parse(configuration.resolvedYaml())).isEqualTo(configuration);
    }

    @Test
    void shouldKeepEveryKeyOfEveryKindOfOverlay() {
        for (final String yaml : List.of(RICH, basisWith("carrying", "carrying"))) {
            final EngineConfiguration configuration = parse(yaml);
            assertThat(parse(configuration.resolvedYaml())).isEqualTo(configuration);
        }
    }

    /** Each replacement of a value by another legal one must show in what is read back. */
    @Test
    void shouldKeepEveryValueOfAnOverlay() {
        final Matcher number =
                Pattern.compile("(?<=[:] )\\d+(\\.\\d+)?(?=[%bmhd, }])").matcher(RICH);
        int accepted = 0;
        while (number.find()) {
            final String other = RICH.substring(0, number.start())
                    + new BigDecimal(number.group()).add(BigDecimal.ONE)
                    + RICH.substring(number.end());
            try {
                final EngineConfiguration changed = parse(other);
                assertThat(changed.resolvedYaml()).isNotEqualTo(parse(RICH).resolvedYaml());
                assertThat(parse(changed.resolvedYaml())).isEqualTo(changed);
                accepted++;
            } catch (final ConfigurationException refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
        assertThat(accepted).isGreaterThan(40);
    }

    @Test
    void shouldKeepTheCoinsOfABasketToTheLastDigit() {
        Seeds.forEach(200, generator -> {
            final BigDecimal coins = BigDecimal.valueOf(generator.between(1, 999_999_999_999_999L), 9);
            final EngineConfiguration configuration = parse(basisWith("BTC: 0.7", "BTC: " + coins.toPlainString()));
            assertThat(parse(configuration.resolvedYaml())).isEqualTo(configuration);
            assertThat(configuration.resolvedYaml()).contains("basket: {BTC: " + Decimals.format(coins) + ",");
        });
    }

    @Test
    void shouldKeepWhatVenuesPrice() {
        final EngineConfiguration configuration = parse(with(
                "source: bars, symbol: UNIUSDT, kind: spot",
                "kind: spot, venues: {BTC: {weight: 60%}, DEFI: {weight: 7bp, cross: BTCF, depeg: 40bp}}, exclude: 0"));
        assertThat(parse(configuration.resolvedYaml())).isEqualTo(configuration);
        assertThat(ConfigurationReport.of(configuration))
                .contains("UNI          spot     priced by BTC, DEFI within 50bp,");
    }

    @Test
    void shouldKeepTextThatNeedsQuotes() {
        final EngineConfiguration configuration = parse(with("reason: review", "reason: 'a \"b\" \\ c: {d} # e'"));
        assertThat(configuration.commands().get(0).reason()).isEqualTo("a \"b\" \\ c: {d} # e");
        assertThat(parse(configuration.resolvedYaml())).isEqualTo(configuration);
    }

    @Test
    void shouldKeepAPositionLimitInContracts() {
        final EngineConfiguration configuration =
                parse(with("command: PAUSE", "command: TIGHTEN_MAX_POSITION, maxPosition: 2.5"));
        assertThat(configuration.commands().get(0).value()).isEqualTo(2_500L);
        assertThat(configuration.resolvedYaml()).contains("maxPosition: 2.5,");
        assertThat(parse(configuration.resolvedYaml())).isEqualTo(configuration);
    }

    @Test
    void shouldNotDependOnHowTheFileIsWritten() {
        final String rewritten =
                with("lot: 0.0001", "lot: 0.00010").replace("5bp", "0.05%").replace("15s", "15000ms");
        assertThat(parse(rewritten)).isEqualTo(parse(VALID));
    }
}
