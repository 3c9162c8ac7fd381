package io.ballast.replay.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.ballast.harness.CommandRun;
import io.ballast.harness.SmallSession;
import io.ballast.launch.Decision;
import io.ballast.launch.DecisionLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiffTest {
    private Path root = Path.of("");
    private Path narrow = Path.of("");
    private Path wide = Path.of("");

    @BeforeAll
    void runTwoSessions(@TempDir final Path directory) throws IOException {
        root = directory;
        narrow = SmallSession.run(Files.createDirectory(directory.resolve("narrow")), SmallSession.yaml());
        wide = SmallSession.run(
                Files.createDirectory(directory.resolve("wide")),
                SmallSession.yaml().replace("band: 1%", "band: 1.5%"));
    }

    @Test
    void shouldFindAJournalTheSameAsItself() {
        final CommandRun run = Lab.run("diff", narrow, narrow);

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.out()).contains("settings        the same", "the same to the last byte");
    }

    @Test
    void shouldNameTheFirstPlaceWhereTheyPart() {
        final CommandRun run = Lab.run("diff", narrow, wide, "--json");

        assertThat(run.exitCode()).as("%s", run).isEqualTo(4);
        final List<String> first = Lab.bytes(narrow);
        final List<String> second = Lab.bytes(wide);
        int at = 0;
        while (first.get(at).equals(second.get(at))) {
            at++;
        }
        final long inputsBefore = first.subList(0, at).stream()
                .filter(line -> !line.startsWith("→"))
                .count();
        assertThat(first.get(at)).as("the narrow band is breached first").startsWith("→");
        assertThat(Lab.json(run.out()))
                .containsEntry("/firstDivergence/sequence", String.valueOf(inputsBefore - 1))
                .containsEntry("/firstDivergence/what", "output 1")
                .hasEntrySatisfying(
                        "/firstDivergence/a", said -> assertThat(said).contains("reason=BAND_BREACHED"));
    }

    @Test
    void shouldNameEveryOrderThatOnlyOneSent() {
        final Map<String, String> json =
                Lab.json(Lab.run("diff", narrow, wide, "--json").out());

        final Set<Long> times = times(narrow);
        final Set<Long> both = new HashSet<>(times(wide));
        both.retainAll(times);
        final long named = json.entrySet().stream()
                .filter(entry -> entry.getKey().matches("/orders/changes/\\d+/a/timeNs"))
                .count();
        assertThat(named + Long.parseLong(json.get("/orders/SAME")))
                .isEqualTo(orders(narrow).size());
        assertThat(Long.parseLong(json.get("/orders/SAME")) + Long.parseLong(json.get("/orders/CHANGED")))
                .isGreaterThanOrEqualTo(both.size());
        assertThat(json)
                .containsEntry("/a/orders", String.valueOf(orders(narrow).size()));
        assertThat(json).containsEntry("/b/orders", String.valueOf(orders(wide).size()));
    }

    /** What each session's own summary says. */
    @Test
    void shouldSayWhatTheDifferenceCosts() throws IOException {
        final Path first = root.resolve("first.json");
        final Path second = root.resolve("second.json");
        Lab.run("backtest", "--config", root.resolve("narrow/small.yaml"), "--summary", first);
        Lab.run("backtest", "--config", root.resolve("wide/small.yaml"), "--summary", second);
        final Map<String, String> one = Lab.json(Files.readString(first));
        final Map<String, String> other = Lab.json(Files.readString(second));

        final Map<String, String> diff =
                Lab.json(Lab.run("diff", narrow, wide, "--json").out());

        Map.of(
                        "nav", "/navEnd",
                        "fees", "/costs/fees",
                        "spread", "/costs/spread",
                        "overlay.defi.turnover", "/overlays/defi/turnoverPerYear",
                        "margin.main.ratio.max", "/accounts/main/marginRatioMax",
                        "margin.main.ratio.mean", "/accounts/main/marginRatioMean")
                .forEach((figure, path) -> {
                    assertThat(Double.parseDouble(diff.get("/figures/" + figure + "/a")))
                            .as(figure)
                            .isEqualTo(Double.parseDouble(one.get(path)));
                    assertThat(Double.parseDouble(diff.get("/figures/" + figure + "/b")))
                            .as(figure)
                            .isEqualTo(Double.parseDouble(other.get(path)));
                });
    }

    @Test
    void shouldCompareAJournalWithItselfUnderOtherSettings() {
        final CommandRun settings = Lab.run("diff", narrow, "--set", "overlays.defi.band=1.5%", "--json");
        final CommandRun journals = Lab.run("diff", narrow, wide, "--json");

        assertThat(settings.exitCode()).isEqualTo(4);
        final Map<String, String> ofSettings = Lab.json(settings.out());
        final Map<String, String> ofJournals = Lab.json(journals.out());
        List.of(ofSettings, ofJournals).forEach(json -> json.keySet().removeIf(path -> path.matches("/./(name|end)")));
        assertThat(ofSettings).isEqualTo(ofJournals);
        assertThat(Lab.run("diff", narrow, "--set", "overlays.defi.band=1%").exitCode())
                .isZero();
    }

    @Test
    void shouldCompareAJournalWithItselfUnderAnotherConfiguration() {
        final Path other = root.resolve("wide/small.yaml");
        final CommandRun file = Lab.run("diff", narrow, "--config", other, "--json");
        final CommandRun journals = Lab.run("diff", narrow, wide, "--json");

        assertThat(file.exitCode()).as("%s", file).isEqualTo(4);
        final Map<String, String> ofFile = Lab.json(file.out());
        final Map<String, String> ofJournals = Lab.json(journals.out());
        assertThat(ofFile).containsEntry("/b/name", "under " + other);
        List.of(ofFile, ofJournals).forEach(json -> json.keySet().removeIf(path -> path.matches("/./(name|end)")));
        assertThat(ofFile).isEqualTo(ofJournals);
        final CommandRun with = Lab.run("diff", narrow, "--config", other, "--set", "overlays.defi.band=1%");
        assertThat(with.exitCode()).as("%s", with).isZero();
        assertThat(Lab.run("diff", narrow, "--config", root.resolve("none.yaml"))
                        .err())
                .contains("none.yaml");
    }

    /** The wide band is breached later, so that its session has a position for a shorter time. */
    @Test
    void shouldCompareTrackingErrorsOverTheIntervalsThatBothHave() throws IOException {
        final Path early = tracked("early", "1%");
        final Path late = tracked("late", "1.5%");
        final Map<String, String> json =
                Lab.json(Lab.run("diff", early, late, "--json").out());
        final Map<String, String> ofNarrow =
                Lab.json(Lab.run("diff", early, early, "--json").out());
        final Map<String, String> ofWide =
                Lab.json(Lab.run("diff", late, late, "--json").out());
        final String figure = "/figures/overlay.defi.error.";
        final long common = Long.parseLong(json.get(figure + "intervals/a"));

        assertThat(json).containsEntry(figure + "intervals/b", String.valueOf(common));
        assertThat(common)
                .isPositive()
                .isLessThan(Long.parseLong(ofNarrow.get(figure + "intervals/a")))
                .isEqualTo(Long.parseLong(ofWide.get(figure + "intervals/a")));
        for (final String name : List.of("realised", "predicted", "realised.unhedged")) {
            assertThat(Double.parseDouble(json.get(figure + name + "/b")))
                    .as("of the session all of whose intervals are common")
                    .isCloseTo(Double.parseDouble(ofWide.get(figure + name + "/a")), within(1e-9));
        }
        assertThat(Double.parseDouble(json.get(figure + "realised.unhedged/a")))
                .as("what was not hedged, over the same intervals, is nearly the same")
                .isCloseTo(Double.parseDouble(json.get(figure + "realised.unhedged/b")), withinPercentage(1))
                .isNotCloseTo(Double.parseDouble(ofNarrow.get(figure + "realised.unhedged/a")), within(1e-9));
        assertThat(json.get("/notes/0"))
                .contains("tracking errors are over " + common + " intervals, those in which both had a position")
                .contains("A has " + ofNarrow.get(figure + "intervals/a") + " from 2025-01-01T00:");
        assertThat(ofNarrow).doesNotContainKey("/notes/0");
    }

    /** With an estimator that is ready soon, so that errors are predicted. */
    private Path tracked(final String name, final String band) throws IOException {
        final String soon = "band: " + band + ", beta: {grid: 1m, halfLife: 1h, minSamples: 5}";
        return SmallSession.run(
                Files.createDirectory(root.resolve(name)), SmallSession.yaml().replace("band: 1%", soon));
    }

    @Test
    void shouldAskForOneThingToCompareWith() {
        for (final CommandRun run : List.of(
                Lab.run("diff", narrow),
                Lab.run("diff", narrow, wide, "--set", "session.seed=2"),
                Lab.run("diff", narrow, wide, "--config", root.resolve("wide/small.yaml")),
                Lab.run("diff", narrow, wide, "--data", root))) {
            assertThat(run.exitCode()).as("%s", run).isEqualTo(2);
        }
        assertThat(Lab.run("diff", narrow, root.resolve("none")).err()).contains("no such directory");
    }

    private static List<Decision.Order> orders(final Path journal) {
        return DecisionLog.read(journal).stream()
                .filter(Decision.Order.class::isInstance)
                .map(Decision.Order.class::cast)
                .toList();
    }

    private static Set<Long> times(final Path journal) {
        return orders(journal).stream().map(Decision.Order::timeNs).collect(Collectors.toSet());
    }
}
