package io.ballast.replay.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.SmallSession;
import io.ballast.launch.ReadingProgress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code step} as somebody in front of a terminal sees it. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromptTest {
    private static final int WIDTH = 80;
    private static final String ESCAPE = "\u001b";

    private Path root = Path.of("");
    private Path journal = Path.of("");

    @BeforeAll
    void runASession(@TempDir final Path directory) {
        root = directory;
        journal = SmallSession.run(directory, SmallSession.yamlOf("10m"));
    }

    /** What a terminal shows that somebody has typed so much in. */
    private String type(final String keys, final @Nullable Path history) throws IOException {
        final ByteArrayOutputStream shown = new ByteArrayOutputStream();
        final Terminal terminal = new ExternalTerminal(
                "test",
                "xterm",
                new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                shown,
                StandardCharsets.UTF_8);
        terminal.setSize(Size.of(WIDTH, 24));
        try (Stepper stepper = Stepper.open(journal, new ReadingProgress())) {
            assertThat(new Prompt(terminal, stepper, history, new PrintWriter(new StringWriter())).run())
                    .isZero();
        }
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shouldAskForCommandsAndRepeatTheLastOne() throws IOException {
        final String shown = type("next 5\r\rquit\r", null);

        assertThat(shown).contains("start> ", "#4  ", "4> ", "#9  ", "9> ").doesNotContain("#14  ");
    }

    @Test
    void shouldHighlightWhatHasChangedAndStarNothing() throws IOException {
        final String shown = type("goto 500\rnext 20\rstate price.DEFI.*\rquit\r", null);

        assertThat(shown).contains(ESCAPE).contains("(was ").doesNotContain("* price");
    }

    @Test
    void shouldGoOnBehindACommandThatFails() throws IOException {
        final String shown = type("nxt\rgoto 7\r", null);

        assertThat(shown).contains("there is no command 'nxt'", "#7  ");
    }

    @Test
    void shouldShowNoLineThatIsWiderThanTheScreen() throws IOException {
        final String shown = type("help\rnext\rquit\r", null);

        final List<String> lines =
                shown.replaceAll(ESCAPE + "\\[[0-9;?]*[A-Za-z]", "").lines().toList();
        assertThat(lines)
                .hasSizeGreaterThan(20)
                .allSatisfy(line -> assertThat(line.replace("\r", "")).hasSizeLessThanOrEqualTo(WIDTH));
    }

    @Test
    void shouldKeepTheHistoryWhereItIsTold() throws IOException {
        final Path file = root.resolve("state").resolve("history");
        type("next 5\rquit\r", file);

        assertThat(Files.readString(file)).contains("next 5");
    }

    @Test
    void shouldCompleteCommandsAndSeries() {
        assertThat(completed("")).contains("next", "goto", "break", "quit").doesNotHaveDuplicates();
        assertThat(completed("goto ")).containsExactly("start", "end", "order");
        assertThat(completed("state ")).contains("nav", "overlay.defi.drift").doesNotContain("and");
        assertThat(completed("u nav > 1 ")).contains("and", "overlay.defi.drift");
        assertThat(completed("break ")).containsExactly("add", "list", "delete");
        assertThat(completed("br add ")).contains("input", "order", "nav");
        assertThat(completed("br add input ")).contains("Quote").doesNotContain("NewOrder", "nav");
        assertThat(completed("br add output ")).contains("NewOrder").doesNotContain("Quote");
        assertThat(completed("br add nav > ")).contains("nav", "or");
        assertThat(completed("help ")).contains("next");
        assertThat(completed("nothing ")).isEmpty();
    }

    private List<String> completed(final String text) {
        try (Conversation talk = new Conversation(journal)) {
            final ParsedLine line = new DefaultParser().parse(text, text.length(), Parser.ParseContext.COMPLETE);
            final List<Candidate> candidates = new ArrayList<>();
            new StepCompleter(talk.debugger()).complete(line, candidates);
            return candidates.stream().map(Candidate::value).toList();
        }
    }
}
