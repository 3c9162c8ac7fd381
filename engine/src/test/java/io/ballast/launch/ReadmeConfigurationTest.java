package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.settings.LadderSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The annotated sections in the README are what the engine reads. */
class ReadmeConfigurationTest {
    private static final String REST = """
        session: {name: readme}
        sources:
          bars: {kind: bars, files: [a.csv.gz], bar: 1m, halfSpread: 5bp}
        instruments:
          BTC: {source: bars, symbol: BTC, kind: spot, tick: 0.1, lot: 0.0001}
          ETH: {source: bars, symbol: ETH, kind: spot, tick: 0.01, lot: 0.001}
          UNI: {source: bars, symbol: UNI, kind: spot, tick: 0.001, lot: 0.1}
          DEFI_F: {source: bars, symbol: DEFI_F, kind: linear, tick: 0.001, lot: 0.001}
          ETH_F: {source: bars, symbol: ETH_F, kind: linear, tick: 0.01, lot: 0.001}
          BTC_F: {source: bars, symbol: BTC_F, kind: linear, tick: 0.1, lot: 0.001}
          BTC_Q: {source: bars, symbol: BTC_Q, kind: linear, tick: 0.1, lot: 0.001}
        portfolio: {cash: 100, holdings: {BTC: 1, ETH: 10, UNI: 100}}
        indices:
          market: {quantities: {BTC: 1}}
        """;

    @Test
    void shouldReadTheAccountAndSayTheDefaultsOfItsLadder() throws IOException {
        final String readme = Files.readString(Path.of("README.md"));
        final int start = readme.indexOf("```yaml\naccounts:") + "```yaml\n".length();
        final String example = readme.substring(start, readme.indexOf("```", start));
        final EngineConfiguration configuration = ConfigurationFile.parse(
                "README.md",
                REST + "sleeves:\n  coins: {target: 100%, assets: [BTC, ETH, UNI]}\ncashTarget: 0%\n" + example);
        assertThat(configuration.accounts().get(0).ladder()).isEqualTo(LadderSettings.DEFAULT);
    }

    @Test
    void shouldReadTheExample() throws IOException {
        final String readme = Files.readString(Path.of("README.md"));
        final int start = readme.indexOf("```yaml\nsleeves:") + "```yaml\n".length();
        final String example = readme.substring(start, readme.indexOf("```", start));
        final EngineConfiguration configuration = ConfigurationFile.parse("README.md", REST + example);
        assertThat(configuration.overlays()).hasSize(3);
        assertThat(configuration.commands()).hasSize(2);
        assertThat(ConfigurationWarnings.of(configuration)).isEmpty();
        assertThat(ConfigurationFile.parse("resolved", configuration.resolvedYaml()))
                .isEqualTo(configuration);
    }

    @Test
    void shouldReadTheLimits() throws IOException {
        final String readme = Files.readString(Path.of("README.md"));
        final int sleeves = readme.indexOf("```yaml\nsleeves:") + "```yaml\n".length();
        final int start = readme.indexOf("```yaml\ncalendar:") + "```yaml\n".length();
        final String limits = readme.substring(start, readme.indexOf("```", start));
        final String example = readme.substring(sleeves, readme.indexOf("```", sleeves));
        final EngineConfiguration configuration = ConfigurationFile.parse("README.md", REST + example + limits);
        assertThat(configuration.risk().killFile()).isEqualTo("/run/ballast/kill");
        assertThat(configuration.risk().calendar().windows()).hasSize(1);
        assertThat(ConfigurationFile.parse("resolved", configuration.resolvedYaml()))
                .isEqualTo(configuration);
    }

    @Test
    void shouldReadTheExchange() throws IOException {
        final String readme = Files.readString(Path.of("README.md"));
        final int start = readme.indexOf("```yaml\nexchange:") + "```yaml\n".length();
        final String example = readme.substring(start, readme.indexOf("```", start));
        final String sleeves =
                "sleeves: {coins: {target: 95%, assets: [BTC, ETH, UNI]}}\ncashTarget: 5%\noverlays: {}\n";
        final EngineConfiguration configuration = ConfigurationFile.parse("README.md", REST + sleeves + example);
        assertThat(configuration.exchange().faults()).hasSize(3);
        assertThat(ConfigurationFile.parse("resolved", configuration.resolvedYaml()))
                .isEqualTo(configuration);
    }

    @Test
    void shouldReadTheExampleOfTaxLots() throws IOException {
        final String readme = Files.readString(Path.of("README.md"));
        final int start = readme.indexOf("```yaml\nsession: {name: lots") + "```yaml\n".length();
        final EngineConfiguration configuration =
                ConfigurationFile.parse("README.md", readme.substring(start, readme.indexOf("```", start)));
        assertThat(configuration.taxLots().lots()).hasSize(2);
        assertThat(configuration.overlays().get(0).cost()).isNotNull();
        assertThat(ConfigurationFile.parse("resolved", configuration.resolvedYaml()))
                .isEqualTo(configuration);
    }
}
