package io.ballast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.architecture.Sources.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** House rules that no compiler checks. Each ban names what to use instead. */
class TidyTest {
    private static final Set<String> HOT = Set.of(
            "math",
            "slot",
            "counter",
            "position",
            "estimator",
            "signal",
            "margin",
            "ingest",
            "index",
            "hedge",
            "order",
            "pipeline",
            "gateway.sim");
    private static final Set<String> STAGE_ROOMS =
            Set.of("math", "position", "estimator", "signal", "margin", "ingest", "index", "hedge", "order");
    private static final Set<String> MONOTONIC_CLOCK_CLASSES =
            Set.of("SlotPublisher", "Pipeline", "KillGuard", "KillLatch");
    private static final int MAX_LINES = 450;

    private record Ban(Pattern pattern, String replacement) {
        static Ban of(final String regex, final String replacement) {
            return new Ban(Pattern.compile(regex), replacement);
        }
    }

    private static final Ban STATIC_STATE =
            Ban.of("^\\s*(private |public |protected )?static (?!final|class|.*\\()", "a field of the stage");
    private static final List<Ban> HOT_BANS = List.of(
            Ban.of("System\\.currentTimeMillis|Instant\\.now|Clock\\.system", "time is data: take it from the input"),
            Ban.of(
                    "\\bMath\\.(sin|cos|tan|asin|acos|atan2?|sinh|cosh|tanh|exp|expm1|log|log10|log1p|pow|cbrt|hypot)\\(",
                    "StrictMath: the same bits on every machine"),
            Ban.of("String\\.format|\\.formatted\\(", "counters and encoded outputs; words belong off the hot path"),
            Ban.of("java\\.util\\.logging|org\\.slf4j|System\\.(out|err)", "a counter, or an output in the journal"),
            Ban.of("\\bsynchronized\\b|ReentrantLock|java\\.util\\.concurrent\\.locks", "a single writer"),
            Ban.of("\\bOptional(Int|Long|Double)?\\b", "a sentinel or @Nullable"),
            Ban.of("\\b(HashMap|TreeMap|LinkedHashMap|HashSet|ConcurrentHashMap)\\b", "an array by dense id"),
            Ban.of("new Random\\b|Math\\.random|ThreadLocalRandom", "SplittableRandom from the session's seed"),
            Ban.of(
                    "private (static )?(final )?(Map|Set|List|Deque|Queue)<(Integer|Long|Double|Boolean)\\b",
                    "an array of primitives"),
            Ban.of("Thread\\.sleep|\\.wait\\(\\)", "the idle strategy of the topology"));

    @Test
    void shouldNotUseBannedCallsInHotPackages() {
        final List<String> found = new ArrayList<>();
        for (final Ban ban : HOT_BANS) {
            found.addAll(findings(source -> HOT.contains(source.room()), ban));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void shouldReadTheMonotonicClockOnlyWhereTimeIsStamped() {
        final Ban clock = Ban.of("System\\.nanoTime\\(", "the slot's stamps");
        assertThat(findings(TidyTest::isBarredFromTheClock, clock)).isEmpty();
    }

    private static boolean isBarredFromTheClock(final Source source) {
        final boolean isStamping =
                source.room().equals("pipeline") && MONOTONIC_CLOCK_CLASSES.contains(source.className());
        final boolean isWaitingForAProcess =
                source.room().equals("gateway.aeron") && source.className().equals("Deadline");
        return !isStamping
                && !isWaitingForAProcess
                && !source.room().startsWith("telemetry")
                && !source.room().startsWith("launch")
                && !source.room().startsWith("cli");
    }

    @Test
    void shouldUseNoStaticStateInStages() {
        assertThat(findings(source -> STAGE_ROOMS.contains(source.room()), STATIC_STATE))
                .isEmpty();
    }

    @Test
    void shouldLeaveNothingToDoLater() {
        final Ban later = Ban.of("\\b(TODO|FIXME|XXX|HACK)\\b", "an issue");
        assertThat(findings(source -> true, later)).isEmpty();
    }

    @Test
    void shouldNotSwallowThrowables() {
        final Ban swallow = Ban.of("catch \\((final )?Throwable", "RuntimeException, or let it stop the engine");
        assertThat(findings(source -> true, swallow)).isEmpty();
    }

    @Test
    void shouldNameClassesAfterWhatTheyAre() {
        assertThat(Sources.main().stream().map(Source::className))
                .noneMatch(name -> name.matches(".*(Manager|Helper|Utils?|Impl|Data|Info)"));
    }

    @Test
    void shouldKeepFilesShort() {
        assertThat(Sources.main().stream()
                        .filter(source -> source.lines().size() > MAX_LINES)
                        .map(Source::path))
                .isEmpty();
    }

    @Test
    void shouldDescribeEveryPackage() {
        final List<Source> sources = Sources.main();
        final Set<String> described = Set.copyOf(sources.stream()
                .filter(source -> source.className().equals("package-info"))
                .map(Source::room)
                .toList());
        assertThat(sources.stream().map(Source::room).distinct()).allMatch(described::contains);
    }

    @Test
    void shouldMakeClassesFinalOrMeantForExtension() {
        final Pattern open = Pattern.compile("^(public )?class ");
        assertThat(Sources.main().stream()
                        .filter(source -> source.lines().stream()
                                .anyMatch(line -> open.matcher(line).find()))
                        .map(Source::path))
                .isEmpty();
    }

    /** A rule that finds nothing anywhere would prove nothing. */
    @Test
    void shouldFindWhatIsBanned() {
        final Source bad = new Source(
                "io/ballast/hedge/Bad.java",
                List.of("long now = System.currentTimeMillis();", "double x = Math.exp(y);", "static long count;"));
        assertThat(HOT_BANS.stream().filter(ban -> isIn(ban, bad))).hasSize(2);
        assertThat(isIn(STATIC_STATE, bad)).isTrue();
    }

    private static boolean isIn(final Ban ban, final Source source) {
        return source.lines().stream()
                .anyMatch(line -> ban.pattern().matcher(line).find());
    }

    private static List<String> findings(final Predicate<Source> scope, final Ban ban) {
        final List<String> found = new ArrayList<>();
        for (final Source source : Sources.main()) {
            if (scope.test(source)) {
                for (int i = 0; i < source.lines().size(); i++) {
                    if (ban.pattern().matcher(source.lines().get(i)).find()) {
                        found.add(source.path() + ":" + (i + 1) + ": instead use " + ban.replacement());
                    }
                }
            }
        }
        return found;
    }
}
