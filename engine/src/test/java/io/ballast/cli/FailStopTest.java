package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.CommandRun;
import io.ballast.harness.SmallSession;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import io.ballast.journal.SessionTrailer;
import io.ballast.launch.JournalVerifier;
import io.ballast.launch.MessageText;
import io.ballast.launch.Verification;
import io.ballast.message.CloseReason;
import io.ballast.settings.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run whose recorded data breaks while an order is on its way. */
class FailStopTest {
    private static final int JUMP_MINUTE = 10;
    private static final int MINUTES = 12;
    /** The header, and four bars a minute: the first line of the minute behind the jump. */
    private static final int BROKEN_LINE = 2 + 4 * (JUMP_MINUTE + 1);

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource(Profile.class)
    void shouldCancelWhatIsWorkingAndCloseTheJournalWhenALineCannotBeRead(final Profile profile) throws IOException {
        final List<String> lines = bars();
        lines.set(BROKEN_LINE - 1, lines.get(BROKEN_LINE - 1).replaceFirst(",BTCUSDT,[^,]*", ",BTCUSDT,not-a-price"));
        Files.write(root.resolve("bars.csv"), lines);
        final CommandRun run = run("bars.csv", profile);

        final String place = root.resolve("bars.csv") + ", line " + BROKEN_LINE;
        assertThat(run.exitCode()).as("%s", run).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .contains("the data ended the session: ")
                .contains(place)
                .contains("not-a-price")
                .doesNotContain("\tat ");
        final SessionTrailer trailer = trailer();
        assertThat(trailer.closeReason()).isEqualTo(CloseReason.FAIL_STOP);
        assertThat(trailer.cause()).contains(place);
        assertThat(trailer.unprocessed())
                .as("what came before the failure is processed")
                .isZero();
        assertThat(cancels()).singleElement().asString().startsWith("CancelOrder ");
        assertVerified(trailer);
    }

    @Test
    void shouldNameTheFileThatIsCutShortAndTheLine() throws IOException {
        final byte[] whole = gzip(bars());
        Files.write(root.resolve("bars.csv.gz"), Arrays.copyOf(whole, whole.length - 12));
        final CommandRun run = run("bars.csv.gz", Profile.DIRECT);

        assertThat(run.exitCode()).as("%s", run).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .containsPattern("bars\\.csv\\.gz, line \\d+: the file is missing, unreadable or cut short")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldWriteNothingIfTheDataIsNotThere() {
        final CommandRun run = run("absent.csv.gz", Profile.DIRECT);

        assertThat(run.exitCode()).as("%s", run).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .contains(root.resolve("absent.csv.gz") + " (source bars)")
                .contains("--data")
                .doesNotContain("\tat ");
        assertThat(root.resolve("journal")).doesNotExist();
    }

    @Test
    void shouldWriteNothingIfTheDataHoldsNoBar() throws IOException {
        Files.write(root.resolve("bars.csv"), bars().subList(0, 1));
        final CommandRun run = run("bars.csv", Profile.DIRECT);

        assertThat(run.exitCode()).as("%s", run).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).doesNotContain("\tat ");
        assertThat(root.resolve("journal")).doesNotExist();
    }

    private void assertVerified(final SessionTrailer trailer) {
        final Verification verification = new JournalVerifier(root.resolve("journal"), inputs -> {}).verify();
        assertThat(verification.isIdentical()).as("%s", verification).isTrue();
        assertThat(verification.inputs()).isEqualTo(trailer.inputs()).isPositive();
        assertThat(verification.unprocessed()).isEqualTo(trailer.unprocessed());
    }

    private CommandRun run(final String file, final Profile profile) {
        final String yaml = SmallSession.yaml()
                .replace(
                        "{kind: synthetic, staleness: 15s}",
                        "{kind: bars, files: [" + file + "], bar: 1m, halfSpread: 5bp, staleness: 90s}")
                .replaceFirst("synthetic: \\{start.*\\R", "")
                .replace("market", "bars")
                .replaceAll("(BTC|UNI|AAVE|DEFI): \\{source", "$1: {symbol: $1USDT, source")
                .replace("entryLatency: 5ms", "entryLatency: 1m");
        return CommandRun.ballast(
                "run",
                "--config",
                SmallSession.write(root, yaml),
                "--journal",
                root.resolve("journal"),
                "--profile",
                profile,
                "--wait",
                "park");
    }

    private JournalReader readToTheEnd() {
        final JournalReader reader = JournalReader.open(root.resolve("journal"));
        final JournalDocument document = new JournalDocument();
        long inputs = 0;
        while (reader.next(document)) {
            inputs++;
        }
        assertThat(inputs).isEqualTo(reader.nextSequence());
        return reader;
    }

    private SessionTrailer trailer() {
        try (JournalReader reader = readToTheEnd()) {
            return Objects.requireNonNull(reader.trailer());
        }
    }

    private List<String> cancels() {
        try (JournalReader reader = readToTheEnd()) {
            return reader.trailerOutputs().stream()
                    .map(output -> MessageText.of(output, 0, output.capacity()))
                    .toList();
        }
    }

    /** UNI loses a seventh of its price between two minutes; the others stand still. */
    private static List<String> bars() {
        final List<String> lines = new ArrayList<>(List.of("open_ms,symbol,open,high,low,close,quote_volume"));
        for (int minute = 0; minute < MINUTES; minute++) {
            lines.add(bar(minute, "BTCUSDT", 108750));
            lines.add(bar(minute, "AAVEUSDT", 289.2));
            lines.add(bar(minute, "DEFIUSDT", 750));
            lines.add(bar(minute, "UNIUSDT", minute < JUMP_MINUTE ? 7.866 : 6.8));
        }
        return lines;
    }

    private static String bar(final int minute, final String symbol, final double price) {
        return String.format(
                Locale.ROOT,
                "%d,%s,%3$.3f,%3$.3f,%3$.3f,%3$.3f,1",
                1_735_689_600_000L + 60_000L * minute,
                symbol,
                price);
    }

    private static byte[] gzip(final List<String> lines) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write((String.join("\n", lines) + '\n').getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
