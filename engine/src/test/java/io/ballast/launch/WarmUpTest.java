package io.ballast.launch;

import static io.ballast.launch.ConfigurationText.RICH;
import static io.ballast.launch.ConfigurationText.basisWith;
import static io.ballast.launch.ConfigurationText.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.counter.Counter;
import io.ballast.harness.SmallSession;
import io.ballast.settings.Profile;
import io.ballast.settings.WarmUpSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WarmUpTest {
    private static final long MESSAGES = 20_000;
    private static final long LIMIT = 60_000_000_000L;
    private static final int DAMAGED_AT = 200_000;

    @TempDir
    private Path directory;

    @Test
    void shouldTradeWithEveryKindOfOverlayAndSleeve() {
        for (final String yaml :
                List.of(RICH, basisWith("carrying", "carrying"), SleeveRulesTest.shared(), SleeveRulesTest.ruled())) {
            assertThat(warmUp(parse(yaml), "", MESSAGES).orders()).as(yaml).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void shouldLeaveJournalCountersAndStateAsTheyAre(final Profile profile) {
        final EngineConfiguration parked = Sessions.parked(small(), profile);
        final SessionResult cold = run(parked.withWarmUp(WarmUpSettings.OFF), "cold");
        final SessionResult warm =
                run(parked.withWarmUp(new WarmUpSettings(cold.journal().toString(), MESSAGES, LIMIT)), "warm");

        assertThat(JournalDifference.between(cold.journal(), warm.journal())).isEmpty();
        assertThat(warm.stateSha256()).isEqualTo(cold.stateSha256());
        assertThat(counts(warm)).isEqualTo(counts(cold));
        assertThat(cold.counters().get(Counter.ORDERS_SENT)).isPositive();
    }

    @Test
    void shouldBeginManyTimesInTheMadeUpMarketAndInTheRecordedOne() {
        final SessionResult recorded = run(small().withWarmUp(WarmUpSettings.OFF), "recorded");
        final WarmedUp done = warmUp(small(), recorded.journal().toString(), MESSAGES);

        assertThat(done.passes()).isEqualTo(5 + 5);
        assertThat(done.inputs()).isGreaterThan(MESSAGES);
    }

    @Test
    void shouldEndInTimeHoweverMuchIsLeft() {
        final WarmedUp done = Objects.requireNonNull(
                WarmUp.run(small().withWarmUp(new WarmUpSettings("", 1_000_000_000, 200_000_000)), () -> false));

        assertThat(done.inputs()).isPositive();
    }

    @Test
    void shouldNotBeginWhenTheSessionIsToldToStop() {
        final WarmedUp done =
                Objects.requireNonNull(WarmUp.run(small().withWarmUp(WarmUpSettings.DEFAULT), () -> true));

        assertThat(done.passes()).isZero();
    }

    @Test
    void shouldDoNothingWhenTurnedOff() {
        assertThat(WarmUp.run(small().withWarmUp(WarmUpSettings.OFF), () -> false))
                .isNull();
    }

    @Test
    void shouldLeaveNothingInATemporaryDirectory() throws IOException {
        final Path journal;
        try (ScratchDirectory scratch = new ScratchDirectory("ballast-warm-up-test-")) {
            journal = scratch.resolve("journal");
            Files.createDirectory(journal);
            Files.writeString(journal.resolve("file"), "bytes");
        }

        assertThat(journal.getParent()).doesNotExist();
    }

    @Test
    void shouldRefuseAJournalThatIsMissing() {
        assertThatThrownBy(() -> warmUp(small(), directory.resolve("nowhere").toString(), MESSAGES))
                .isInstanceOf(WarmUpException.class)
                .hasMessageContaining("no such directory")
                .hasMessageContaining("the made-up market alone");
    }

    @Test
    void shouldRefuseAJournalOfOtherInstruments() {
        final SessionResult recorded = run(small().withWarmUp(WarmUpSettings.OFF), "recorded");
        final EngineConfiguration other = parse(SmallSession.yaml()
                .replace("AAVE: {", "MKR: {")
                .replace("AAVE]", "MKR]")
                .replace("AAVE:", "MKR:"));

        assertThatThrownBy(() -> warmUp(other, recorded.journal().toString(), MESSAGES))
                .isInstanceOf(WarmUpException.class)
                .hasMessageContaining("has no instrument 'MKR'");
    }

    @Test
    void shouldRefuseAJournalThatIsDamaged() throws IOException {
        final SessionResult recorded = run(small().withWarmUp(WarmUpSettings.OFF), "recorded");
        damage(recorded.journal());

        assertThatThrownBy(() -> warmUp(small(), recorded.journal().toString(), 10 * MESSAGES))
                .isInstanceOf(WarmUpException.class)
                .hasMessageContaining("damaged");
    }

    private static void damage(final Path journal) throws IOException {
        final Path file;
        try (Stream<Path> files = Files.list(journal)) {
            file = files.filter(each -> each.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
        final byte[] bytes = Files.readAllBytes(file);
        bytes[DAMAGED_AT] ^= 1;
        Files.write(file, bytes);
    }

    private static List<Long> counts(final SessionResult result) {
        return Arrays.stream(Counter.values()).map(result.counters()::get).toList();
    }

    private static EngineConfiguration small() {
        return parse(SmallSession.yaml());
    }

    private static WarmedUp warmUp(final EngineConfiguration configuration, final String journal, final long messages) {
        return Objects.requireNonNull(
                WarmUp.run(configuration.withWarmUp(new WarmUpSettings(journal, messages, LIMIT)), () -> false));
    }

    private SessionResult run(final EngineConfiguration configuration, final String name) {
        return Sessions.run(configuration, directory, directory.resolve(name));
    }
}
