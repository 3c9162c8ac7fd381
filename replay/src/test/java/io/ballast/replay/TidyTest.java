package io.ballast.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House rules that no compiler checks, for what reads journals. */
class TidyTest {
    private static final Path MAIN = Path.of("src", "main", "java");
    private static final Map<String, String> BANS = Map.of(
            "net\\.openhft", "JournalReader: nothing but the engine's package journal knows Chronicle",
            "\\b(TODO|FIXME|XXX|HACK)\\b", "an issue",
            "catch \\((final )?Throwable", "RuntimeException, or let it end the command",
            "^(public )?class ", "final class",
            "class \\w*(Manager|Helper|Utils?|Impl|Data|Info)\\b", "what it is",
            "System\\.(out|err)", "the command line's writers");

    @Test
    void shouldKeepTheHouseRules() throws IOException {
        assertThat(findings(MAIN)).isEmpty();
    }

    /** A rule that finds nothing anywhere would prove nothing. */
    @Test
    void shouldFindWhatIsBanned() {
        final String bad = "import net." + "openhft.chronicle.queue.ChronicleQueue;";

        assertThat(BANS.keySet())
                .filteredOn(ban -> Pattern.compile(ban).matcher(bad).find())
                .hasSize(1);
    }

    private static List<String> findings(final Path root) throws IOException {
        final List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (final Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                for (final String line : Files.readAllLines(file)) {
                    BANS.forEach((ban, replacement) -> {
                        if (Pattern.compile(ban).matcher(line).find()) {
                            found.add(file + ": " + line.strip() + ": instead use " + replacement);
                        }
                    });
                }
            }
        }
        return found;
    }
}
