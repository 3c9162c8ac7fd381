package io.ballast.launch;

import static io.ballast.launch.ConfigurationText.RICH;
import static io.ballast.launch.ConfigurationText.VALID;
import static io.ballast.launch.ConfigurationText.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationEditTest {
    @ParameterizedTest
    @ValueSource(strings = {VALID, RICH})
    void shouldChangeNothingBesideWhatItIsToldTo(final String yaml) {
        final EngineConfiguration configuration = parse(yaml);

        final EngineConfiguration same = edit(configuration, "session.seed=" + configuration.seed());

        assertThat(same).isEqualTo(configuration);
    }

    @Test
    void shouldChangeTheValueAtAPath() {
        final EngineConfiguration configuration = parse(VALID);

        final EngineConfiguration changed = edit(configuration, "session.seed=77", "overlays.one.band=3%");

        assertThat(changed.seed()).isEqualTo(77);
        assertThat(changed.overlays().get(0).band().halfWidthPpb()).isEqualTo(30_000_000);
        assertThat(changed.instruments()).isEqualTo(configuration.instruments());
        assertThat(changed).isEqualTo(parse(changed.resolvedYaml()));
    }

    @Test
    void shouldMakeASectionThatTheTextLeavesOut() {
        final EngineConfiguration changed =
                edit(parse(VALID), "calendar=[{name: cpi, from: 2025-06-18T10:00:00Z, " + "to: 2025-06-18T12:00:00Z}]");

        assertThat(changed.risk().calendar().windows()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        overlay.defi.band=1%       | did you mean 'overlays'?
        overlays.ona.band=1%       | did you mean 'one'?
        band=1%                    | overlays.one.band
        overlays.one.bnd=1%       | did you mean 'band'?
        overlays.one.tradeBack.x=1% | leave out 'x'
        overlays.one.band=        | is given no value
        overlays..band=1%          | is not a path
        commands[3].at=x           | no entry [3]
        overlays.one.band={       | is not a value in YAML
        overlays.one.band=fast    | 'fast' is not a share
        session.seed[0]=1          | goes below a single value
        """)
    void shouldSayWhatIsWrongWithASetting(final String setting, final String said) {
        final ConfigurationException refused = refused(setting);

        assertThat(refused.problems()).hasSize(1);
        assertThat(refused).hasMessageContaining(said).hasMessageNotContaining("line ");
    }

    @Test
    void shouldNameEverythingThatIsWrongAtOnce() {
        assertThat(refused("sleves.defi.target=1%", "overlays.x.band=1%").problems())
                .extracting(ConfigurationProblem::path)
                .containsExactly("sleves.defi.target", "overlays.x.band");
        assertThat(refused("session.seed=x", "overlays.one.band=y").problems())
                .extracting(ConfigurationProblem::path)
                .containsExactly("session.seed", "overlays.one.band");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "overlays.one.band", "=3"})
    void shouldRefuseWhatIsNoPathWithAValue(final String text) {
        assertThat(catchThrowableOfType(ConfigurationException.class, () -> Setting.parse(text)))
                .hasMessageContaining("write it like overlays.defi.band=3%");
    }

    private static ConfigurationException refused(final String... settings) {
        return catchThrowableOfType(ConfigurationException.class, () -> edit(parse(VALID), settings));
    }

    private static EngineConfiguration edit(final EngineConfiguration configuration, final String... settings) {
        final List<Setting> parsed = Arrays.stream(settings).map(Setting::parse).toList();
        return ConfigurationEdit.apply("edited", configuration, parsed);
    }
}
