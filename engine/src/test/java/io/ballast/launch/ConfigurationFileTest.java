package io.ballast.launch;

import static io.ballast.launch.ConfigurationText.VALID;
import static io.ballast.launch.ConfigurationText.complaintsOf;
import static io.ballast.launch.ConfigurationText.parse;
import static io.ballast.launch.ConfigurationText.problemsOf;
import static io.ballast.launch.ConfigurationText.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {
    @Test
    void shouldListEverythingThatIsWrongAtOnce() {
        final String malformed = """
                sesion: {name: x}
                topology: {profile: fast, ring: 1000}
                sources:
                  bars: {kind: bars, files: [a.csv.gz], halfSpread: 5 percent}
                  ticks: {kind: captures}
                instruments:
                  BTC: {source: bar, kind: spot, tick: 0.1, lot: 0.0001}
                  BTC: {source: bars, kind: spot, tick: 0.1, lot: 0.0001}
                  UNI: {source: bars, kind: spot, tick: "one", lot: 0.1}
                  DEFI: {source: bars, kind: liner, tick: 0.001, lot: 0.001}
                portfolio: {cash: much, holdings: {BTC: 1.00001, UNX: 1}}
                sleeves:
                  majors: {target: 157%, assets: [BTC]}
                  defi: [UNI]
                overlays:
                  defi:
                    sleeve: defi
                    contract: BTC
                    band: 1 percent
                    tradeback: 50%
                    maxOrder: 1
                commands:
                  - {at: 16.06.2025, command: PAUZE, overlay: none, author: ann}
                """;
        assertThat(complaintsOf(malformed))
                .containsExactlyInAnyOrder(
                        "session: is missing",
                        "sesion: is not a setting",
                        "topology.profile: 'fast' is not known",
                        "topology.ring: '1000' is not a power of two",
                        "sources.bars.bar: is missing",
                        "sources.bars.halfSpread: '5 percent' is not a share",
                        "sources.ticks.kind: 'captures' is not known",
                        "instruments.BTC.source: there is no source 'bar'",
                        "instruments.BTC: appears twice, first in line 7",
                        "instruments.UNI.tick: 'one' is not a decimal number",
                        "instruments.DEFI.kind: 'liner' is not known",
                        "portfolio.cash: 'much' is not a decimal number",
                        "portfolio.holdings.BTC: '1.00001' is not a whole number of lots of 0.0001",
                        "portfolio.holdings.UNX: there is no instrument 'UNX'",
                        "sleeves.majors.target: '157%' is out of range",
                        "sleeves.defi: expected keys with values",
                        "cashTarget: is missing",
                        "overlays.defi.contract: 'BTC' is not a contract",
                        "overlays.defi.band: '1 percent' is not a share",
                        "overlays.defi.tradeback: is not a setting",
                        "overlays.defi.maxPosition: is missing",
                        "commands[0].at: '16.06.2025' is not a time",
                        "commands[0].command: 'PAUZE' is not known",
                        "commands[0].overlay: there is no overlay 'none'",
                        "commands[0].reason: is missing");
    }

    @Test
    void shouldNameLineAndRemedy() {
        assertThat(problemsOf(with("band: 1%", "band: 1 percent")))
                .extracting(ConfigurationProblem::toString)
                .containsExactly("line 19: overlays.one.band: '1 percent' is not a share; "
                        + "write it like 38%, 5bp or 0.05, with at most nine decimals as a fraction");
    }

    @Test
    void shouldSuggestWhatWasMeant() {
        assertThat(problemsOf(with("band: 1%", "band: 1%, tradeback: 1%").replace("tradeBack: 50%, ", "")))
                .extracting(ConfigurationProblem::remedy)
                .containsExactly("did you mean 'tradeBack'?");
        assertThat(problemsOf(with("contract: DEFI", "contract: DEVI")))
                .extracting(ConfigurationProblem::remedy)
                .containsExactly("did you mean 'DEFI'?");
    }

    @Test
    void shouldListProblemsInTheOrderOfTheFile() {
        final String yaml = with("fee: 5bp", "fee: much").replace("timer: 15s", "timer: never");
        assertThat(problemsOf(yaml))
                .extracting(ConfigurationProblem::path)
                .containsExactly("session.timer", "exchange.fee");
        assertThatThrownBy(() -> parse(yaml))
                .hasMessageStartingWith("2 problems in test.yaml:\n  line 1: session.timer: 'never' is not a duration")
                .hasMessageContaining("\n  line 21: exchange.fee:");
    }

    @Test
    void shouldRefuseWhatIsNotYaml() {
        assertThat(problemsOf("session: {name: x\nrisk: [")).singleElement().satisfies(problem -> {
            assertThat(problem.what()).startsWith("not valid YAML");
            assertThat(problem.line()).isPositive();
        });
        assertThat(complaintsOf("")).containsExactly(": the file is empty");
        assertThat(complaintsOf("just text")).containsExactly(": expected keys with values");
        assertThat(complaintsOf("a: 1\n---\nb: 2\n")).singleElement().asString().startsWith(": not valid YAML");
    }

    @Test
    void shouldBoundDepthLengthAndAliases() {
        assertThat(complaintsOf("a: " + "[".repeat(10_000))).containsExactly(": nests deeper than 8 levels");
        assertThat(complaintsOf("#".repeat(YamlDocument.MAX_CHARACTERS + 1)))
                .containsExactly(": is longer than " + YamlDocument.MAX_CHARACTERS + " characters");
        assertThat(complaintsOf("a: &a [1]\nb: *a\n"))
                .singleElement()
                .asString()
                .startsWith(": not valid YAML");
    }

    @Test
    void shouldNeverConstructObjects() {
        assertThat(complaintsOf(with("timer: 15s", "timer: !!java.net.URL [\"http://localhost\"]")))
                .containsExactly("session.timer: expected a single value");
    }

    @Test
    void shouldReadAFile(@TempDir final Path directory) throws IOException {
        final Path file = directory.resolve("engine.yaml");
        Files.writeString(file, VALID);
        assertThat(ConfigurationFile.read(file)).isEqualTo(parse(VALID));
    }

    @Test
    void shouldNameAFileThatCannotBeRead(@TempDir final Path directory) throws IOException {
        final Path absent = directory.resolve("absent.yaml");
        assertThatThrownBy(() -> ConfigurationFile.read(absent))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("absent.yaml")
                .hasMessageContaining("there is no such file");
        final Path latin = directory.resolve("latin.yaml");
        Files.write(latin, new byte[] {'a', ':', ' ', (byte) 0xFC});
        assertThatThrownBy(() -> ConfigurationFile.read(latin)).hasMessageContaining("is not UTF-8 text");
        assertThatThrownBy(() -> ConfigurationFile.read(directory)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void shouldFillInDefaults() {
        final EngineConfiguration configuration = parse(VALID);
        assertThat(configuration.sessionEpoch()).isEqualTo(1);
        assertThat(configuration.sources().get(0).stalenessNs()).isEqualTo(90_000_000_000L);
        assertThat(configuration.overlays().get(0).estimator().halfLifeNs()).isEqualTo(10 * Durations.DAY_NS);
        assertThat(configuration.risk().maxLeveragePpb()).isEqualTo(2_000_000_000L);
        assertThat(configuration.journal().blockBytes()).isEqualTo(64L << 20);
    }

    @Test
    void shouldGiveDenseIdsInTheOrderOfTheFile() {
        final EngineConfiguration configuration = parse(VALID);
        assertThat(configuration.instruments())
                .extracting(instrument -> instrument.id() + instrument.name())
                .containsExactly("0BTC", "1UNI", "2DEFI", "3BTCF");
        assertThat(configuration.holdingLots()).containsExactly(15_000L, 1_000L, 0L, 0L);
        assertThat(configuration.sleeves())
                .extracting(sleeve -> sleeve.id() + sleeve.name())
                .containsExactly("0majors", "1defi");
        assertThat(configuration.overlays().get(0).mainLeg().maxPositionLots()).isEqualTo(10_000L);
    }
}
