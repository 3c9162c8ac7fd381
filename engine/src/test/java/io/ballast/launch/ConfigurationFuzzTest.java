package io.ballast.launch;

import static io.ballast.launch.ConfigurationText.RICH;
import static io.ballast.launch.ConfigurationText.VALID;
import static io.ballast.launch.ConfigurationText.basisWith;
import static io.ballast.launch.ConfigurationText.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the text, the outcome is a configuration or a list of problems, never another exception. */
class ConfigurationFuzzTest {
    private static final int SAMPLES = 3_000;
    private static final int MAX_EDITS = 4;
    private static final List<String> BASES =
            List.of(VALID, RICH, basisWith("carrying", "carrying"), SleeveRulesTest.shared(), SleeveRulesTest.ruled());
    private static final String[] SCRAPS = {
        "",
        " ",
        "\n",
        ":",
        ",",
        "{",
        "}",
        "[",
        "]",
        "-",
        "#",
        "0",
        "9",
        "-1",
        "1e9",
        "%",
        "bp",
        "null",
        "~",
        "all",
        "none",
        "&a ",
        "*a",
        "!!x ",
        "\t",
        "\"",
        "'",
        "BTC",
        "DEFI",
        "beta",
        "synthetic",
        "kind: synthetic",
        "min_te",
        "rest: true",
        "{BTC: 60%}",
        "19.9e6",
        "protect",
        "pair",
        "basis",
        "{defi: 100%}",
        "[DEFI]",
        "outlook: {}",
        "contract: DEFI",
        "expires: 2025-06-20T00:00:00Z",
        "\u0000",
        "\uD83D"
    };

    @Test
    void shouldEndInAConfigurationOrInProblems() {
        final long seed = new Random().nextLong();
        final Random random = new Random(seed);
        for (int i = 0; i < SAMPLES; i++) {
            final String yaml = mutate(random);
            try {
                final EngineConfiguration configuration = parse(yaml);
                assertThat(parse(configuration.resolvedYaml()))
                        .as("seed %d, sample %d", seed, i)
                        .isEqualTo(configuration);
            } catch (final ConfigurationException e) {
                assertThat(e.problems()).as("seed %d, sample %d", seed, i).isNotEmpty();
            } catch (final RuntimeException e) {
                throw new AssertionError("seed " + seed + ", sample " + i + ":\n" + yaml, e);
            }
        }
    }

    private static String mutate(final Random random) {
        final StringBuilder yaml = new StringBuilder(BASES.get(random.nextInt(BASES.size())));
        final int edits = 1 + random.nextInt(MAX_EDITS);
        for (int i = 0; i < edits; i++) {
            final int start = random.nextInt(yaml.length());
            final int end = Math.min(yaml.length(), start + random.nextInt(12));
            yaml.replace(start, end, SCRAPS[random.nextInt(SCRAPS.length)]);
        }
        return yaml.toString();
    }
}
