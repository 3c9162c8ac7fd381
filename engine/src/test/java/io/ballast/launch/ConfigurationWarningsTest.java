package io.ballast.launch;

import static io.ballast.launch.ConfigurationText.RICH;
import static io.ballast.launch.ConfigurationText.VALID;
import static io.ballast.launch.ConfigurationText.parse;
import static io.ballast.launch.ConfigurationText.richWith;
import static io.ballast.launch.ConfigurationText.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.settings.Profile;
import io.ballast.settings.TopologySettings;
import io.ballast.settings.WaitMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationWarningsTest {
    private static List<String> warnings(final String passage, final String replacement) {
        return ConfigurationWarnings.of(parse(with(passage, replacement)));
    }

    @Test
    void shouldWarnOfLimitsThatAreSwitchedOff() {
        assertThat(warnings("maxLeverage: 2", "dayLoss: 2%, basisShock: 5%, executionsPerMinute: 10"))
                .isEmpty();
        assertThat(warnings("maxLeverage: 2", "dayLoss: 0, basisShockSigmas: 0"))
                .containsExactly("risk: is without limits that usually hold: dayLoss 1%, basisShockSigmas 6");
    }

    @Test
    void shouldFindNothingOddInTheBaseline() {
        assertThat(ConfigurationWarnings.of(parse(VALID))).isEmpty();
    }

    @Test
    void shouldWarnOfACadenceSlowerThanItsGuard() {
        assertThat(warnings("halfSpread: 5bp", "halfSpread: 5bp, staleness: 15s"))
                .isEmpty();
        assertThat(warnings("halfSpread: 5bp", "halfSpread: 5bp, staleness: 14999ms"))
                .anySatisfy(warning -> assertThat(warning)
                        .startsWith("sources.bars.staleness: a quote every 15s is slower than the guard of 14999ms"));
    }

    @Test
    void shouldWarnOfATimerSlowerThanAGuard() {
        assertThat(warnings("timer: 15s", "timer: 90s")).isEmpty();
        assertThat(warnings("timer: 15s", "timer: 91s"))
                .singleElement()
                .asString()
                .startsWith("session.timer: ");
    }

    @Test
    void shouldWarnOfASourceThatNobodyUses() {
        assertThat(warnings("\ninstruments:", "\n  spare: {kind: capture, files: [x], staleness: 20s}\ninstruments:"))
                .containsExactly("sources.spare: no instrument takes its prices from it");
    }

    @Test
    void shouldWarnOfABetaGridFinerThanTheQuotes() {
        assertThat(warnings("band: 1%", "band: 1%, mode: beta, beta: {grid: 15s}"))
                .isEmpty();
        assertThat(warnings("band: 1%", "band: 1%, mode: beta, beta: {grid: 14s}"))
                .singleElement()
                .asString()
                .startsWith("overlays.one.beta.grid: ");
    }

    @Test
    void shouldWarnOfAGridTooFineForAChoice() {
        assertThat(ConfigurationWarnings.of(parse(RICH))).isEmpty();
        assertThat(ConfigurationWarnings.of(
                        parse(richWith("mode: min_te", "mode: notional").replace("grid: 1m", "grid: 14s"))))
                .singleElement()
                .asString()
                .startsWith("overlays.drifting.beta.grid: ");
    }

    @Test
    void shouldWarnOfAProtectionThatDoesNothing() {
        final String silent = RICH.replace("rule: 50%", "rule: 0%");
        assertThat(ConfigurationWarnings.of(parse(silent))).isEmpty();
        assertThat(ConfigurationWarnings.of(
                        parse(silent.replace("PROTECT, overlay: shield, share: 25%", "PAUSE, overlay: shield"))))
                .containsExactly("overlays.shield.protect: has no rule and there is no PROTECT command: it does nothing"
                        + " unless commanded");
    }

    @Test
    void shouldWarnOfAHandOffThatNeverComes() {
        final String handOff = "band: 1%, handOff: {band: 5%, assets: {UNI: {maxOrder: 5}}}";
        final String never =
                "overlays.one.handOff: without an outlook, a breakEven or an OUTLOOK command it never hands off";
        assertThat(warnings("band: 1%", handOff)).containsExactly(never);
        assertThat(warnings("band: 1%", handOff + ", outlook: {}")).isEmpty();
        assertThat(warnings("band: 1%", handOff.replace("band: 5%", "band: 5%, breakEven: 1d")))
                .isEmpty();
        assertThat(ConfigurationWarnings.of(parse(
                        with("band: 1%", handOff).replace("command: PAUSE,", "command: OUTLOOK, view: sustained,"))))
                .isEmpty();
    }

    @Test
    void shouldWarnOfLimitsThatDoNotBind() {
        assertThat(warnings("maxOrder: 2", "maxOrder: 10")).isEmpty();
        assertThat(warnings("maxOrder: 2", "maxOrder: 11"))
                .singleElement()
                .asString()
                .startsWith("overlays.one.maxOrder");
        assertThat(warnings("maxLeverage: 2", "maxLeverage: 2.1"))
                .singleElement()
                .asString()
                .startsWith("risk.maxLeverage");
    }

    @Test
    void shouldWarnOfACommandOutsideTheSyntheticSession() {
        final String synthetic = with("kind: bars, files: [bars/a.csv.gz], bar: 1m, halfSpread: 5bp", "kind: synthetic")
                + "synthetic: {start: 2025-06-16T00:00:00Z, duration: %s}\n";
        assertThat(ConfigurationWarnings.of(parse(synthetic.replace("%s", "1d"))))
                .isEmpty();
        assertThat(ConfigurationWarnings.of(parse(synthetic.replace("%s", "22h"))))
                .singleElement()
                .asString()
                .startsWith("commands: PAUSE");
    }

    @Test
    void shouldRefuseMoreSpinningThreadsThanCores() {
        assertThat(OversubscriptionCheck.problem(topology(Profile.SPLIT, WaitMode.YIELD, false), 3))
                .isEmpty();
        assertThat(OversubscriptionCheck.problem(topology(Profile.SPLIT, WaitMode.YIELD, false), 2))
                .hasValueSatisfying(problem -> assertThat(problem.path()).isEqualTo("topology.profile"));
        assertThat(OversubscriptionCheck.problem(topology(Profile.SPLIT, WaitMode.PARK, false), 2))
                .isEmpty();
        assertThat(OversubscriptionCheck.problem(topology(Profile.PIPELINED, WaitMode.SPIN, true), 2))
                .isEmpty();
    }

    private static TopologySettings topology(final Profile profile, final WaitMode wait, final boolean allow) {
        return new TopologySettings(profile, wait, 1024, 16, allow, 1_000_000_000L);
    }
}
