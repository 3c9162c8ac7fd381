package io.ballast.launch;

import static io.ballast.launch.ConfigurationText.VALID;
import static io.ballast.launch.ConfigurationText.parse;
import static io.ballast.launch.ConfigurationText.with;
import static org.assertj.core.api.Assertions.assertThat;

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
