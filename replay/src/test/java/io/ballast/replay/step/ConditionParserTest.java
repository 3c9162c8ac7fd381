package io.ballast.replay.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.cli.ExitCode;
import io.ballast.harness.SmallSession;
import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.JournalPlayback;
import io.ballast.replay.series.SeriesCatalogue;
import io.ballast.slot.MarginState;
import io.ballast.slot.Slot;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionParserTest {
    private static final int DEFI = 1;
    private static final int OVERLAY = 0;
    private static final int LEG = 0;

    private final SeriesCatalogue catalogue =
            SeriesCatalogue.of(ConfigurationFile.parse("small.yaml", SmallSession.yaml()));
    private final Slot slot =
            new Slot(ConfigurationFile.parse("small.yaml", SmallSession.yaml()).slotShape());

    /** Said twice: as a condition, and in terms of the fields of a slot. */
    private static final Map<String, Predicate<Slot>> ORACLES = oracles();

    private static Map<String, Predicate<Slot>> oracles() {
        final Map<String, Predicate<Slot>> oracles = new LinkedHashMap<>();
        oracles.put("sleeve.defi.drift < -0.9%", slot -> slot.index.isNavValid && drift(slot) < -0.009);
        oracles.put("abs(sleeve.defi.drift) >= 5e-3", slot -> slot.index.isNavValid && Math.abs(drift(slot)) >= 0.005);
        oracles.put("position.DEFI != 0", slot -> slot.index.positionLots[LEG] != 0);
        oracles.put(
                "position.DEFI = 0 and nav > 0", slot -> slot.index.positionLots[LEG] == 0 && slot.index.isNavValid);
        oracles.put(
                "not (position.DEFI == 0) or sleeve.defi.drift > 0.001",
                slot -> slot.index.positionLots[LEG] != 0 || (slot.index.isNavValid && drift(slot) > 0.001));
        oracles.put(
                "position.DEFI == 0 or nav > 0 and sleeve.defi.drift > 0",
                slot -> slot.index.positionLots[LEG] == 0 || (slot.index.isNavValid && drift(slot) > 0));
        oracles.put(
                "(position.DEFI == 0 or nav > 0) and sleeve.defi.drift > 0",
                slot -> slot.index.isNavValid && drift(slot) > 0);
        oracles.put(
                "overlay.defi.target.DEFI > position.DEFI",
                slot -> slot.hedge.targetLots[LEG] > slot.index.positionLots[LEG]);
        oracles.put(
                "abs(overlay.defi.effective.usd) > overlay.defi.band.usd",
                slot -> slot.index.isNavValid
                        && Math.abs(slot.hedge.effectiveDriftNanoUsd[OVERLAY]) > slot.hedge.bandNanoUsd[OVERLAY]);
        oracles.put("margin.main.state <= normal", slot -> slot.index.marginState[0] == MarginState.NORMAL);
        oracles.put("NORMAL != margin.main.state", slot -> slot.index.marginState[0] != MarginState.NORMAL);
        oracles.put("fees.DEFI>1.5", slot -> slot.index.legFeesNanoUsd[LEG] > 1_500_000_000L);
        return oracles;
    }

    private static double drift(final Slot slot) {
        return (double) slot.index.driftNanoUsd[DEFI] / slot.index.navNanoUsd;
    }

    @Test
    void shouldAgreeWithTheSlotBehindEveryInputOfASession(@TempDir final Path directory) {
        final Path journal = SmallSession.run(directory, SmallSession.yamlOf("45m"));
        final Map<String, Integer> met = new LinkedHashMap<>();
        int inputs = 0;
        final Map<String, Condition> conditions = new LinkedHashMap<>();
        ORACLES.keySet().forEach(text -> conditions.put(text, ConditionParser.parse(text, catalogue)));
        try (JournalPlayback playback = JournalPlayback.open(journal)) {
            while (playback.next()) {
                inputs++;
                for (final Map.Entry<String, Predicate<Slot>> oracle : ORACLES.entrySet()) {
                    final boolean isMet = Objects.requireNonNull(conditions.get(oracle.getKey()))
                            .isMet(playback.slot());
                    assertThat(isMet)
                            .as("%s at %d", oracle.getKey(), playback.sequence())
                            .isEqualTo(oracle.getValue().test(playback.slot()));
                    met.merge(oracle.getKey(), isMet ? 1 : 0, Integer::sum);
                }
            }
        }
        final int all = inputs;
        assertThat(met.entrySet())
                .filteredOn(entry -> !entry.getKey().contains("margin"))
                .as("every one is sometimes true and sometimes not")
                .allSatisfy(entry -> assertThat(entry.getValue())
                        .as(entry.getKey())
                        .isPositive()
                        .isLessThan(all));
    }

    @Test
    void shouldFindNoComparisonTrueOfAFigureThatIsUnknown() {
        assertThat(catalogue.named("nav").value(slot)).isNaN();
        for (final String sign : new String[] {"<", "<=", ">", ">=", "==", "!="}) {
            assertThat(ConditionParser.parse("nav " + sign + " 0", catalogue).isMet(slot))
                    .as(sign)
                    .isFalse();
        }
        assertThat(ConditionParser.parse("not nav > 0", catalogue).isMet(slot)).isTrue();
    }

    @Test
    void shouldShowWhereAConditionIsWrong() {
        assertProblem("nav > ", "column 7: expected a series or a number", 6);
        assertProblem("nav", "column 4: expected <, <=, >, >=, == or !=", 3);
        assertProblem("nav > 1 nav", "column 9: expected 'and', 'or' or the end", 8);
        assertProblem("nav > 1 and", "column 12: expected a series or a number", 11);
        assertProblem("(nav > 1", "column 9: expected ')'", 8);
        assertProblem("nav > 1)", "column 8: expected 'and', 'or' or the end", 7);
        assertProblem("abs(nav > 1", "column 9: expected ')'", 8);
        assertProblem("abs() > 1", "column 5: there is no series ')'", 4);
        assertProblem("abs(", "column 5: expected a series", 4);
        assertProblem("nav ! 1", "column 5: a lone '!'", 4);
        assertProblem("1 > 2", "column 5: a comparison needs a series", 4);
        assertProblem("and", "column 1: expected a series or a number", 0);
    }

    @Test
    void shouldSayWhatWouldWorkForANameThatItDoesNotKnow() {
        assertProblem(
                "nav > 1 and drift.defi > 0.03",
                "column 13: there is no series 'drift.defi': did you mean 'sleeve.defi.drift' or"
                        + " 'sleeve.defi.drift.usd' or 'overlay.defi.drift'?",
                12);
        assertProblem("0.03 < sleeve.defi.wieght", "column 8: there is no series 'sleeve.defi.wieght'", 7);
        assertProblem("abs(navv) > 1", "column 5: there is no series 'navv': did you mean 'nav'?", 4);
        assertProblem(
                "margin.main.state == TOPPUP",
                "column 22: 'TOPPUP' is no state of margin.main.state: it is one of NORMAL,",
                21);
        assertProblem("nav == TOPUP", "column 8: there is no series 'TOPUP'", 7);
        assertProblem("foo == bar", "column 1: there is no series 'foo'", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nav>1", "nav  >\t1", "NOT nav > 1 AND nav > 2", "((nav > 1))", "nav > -1", "nav > +1.5E3"})
    void shouldReadItHoweverItIsSpaced(final String text) {
        assertThat(ConditionParser.parse(text, catalogue)).isNotNull();
    }

    @Test
    void shouldRefuseOneThatIsTooLong() {
        assertThatThrownBy(() -> ConditionParser.parse("(".repeat(1_001), catalogue))
                .hasMessage("a condition has at most 1000 characters");
    }

    private void assertProblem(final String text, final String message, final int column) {
        assertThatThrownBy(() -> ConditionParser.parse(text, catalogue))
                .as(text)
                .isInstanceOf(StepException.class)
                .hasMessageStartingWith(message)
                .hasMessageEndingWith("\n  " + text + "\n  " + " ".repeat(column) + "^")
                .extracting(e -> ((StepException) e).exitCode())
                .isEqualTo(ExitCode.USAGE);
    }
}
