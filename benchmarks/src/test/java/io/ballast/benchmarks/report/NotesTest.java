package io.ballast.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NotesTest {
    @TempDir
    private Path directory;

    @Test
    void shouldReadParagraphsListsAndCode() throws IOException {
        final Notes notes = notes("""
            # Notes

            Read by the report.

            ## P2a

            Two lines
            of one paragraph.

            - first,
              continued
            - second

            ```text
            perf  12 %
              more
            ```

            ## P6
            Short.
            """);
        assertThat(notes.of("P2a"))
                .containsExactly(
                        new Block.Text("Two lines of one paragraph."),
                        new Block.Bullets(List.of("first, continued", "second")),
                        new Block.Code("perf  12 %\n  more"));
        assertThat(notes.of("P6")).containsExactly(new Block.Text("Short."));
        assertThat(notes.of("P3")).isEmpty();
    }

    @Test
    void shouldRefuseANoteOnNoTarget() {
        assertThatThrownBy(() -> notes("## P99\n\nLost."))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("notes.md: there is no target 'P99'");
    }

    private Notes notes(final String text) throws IOException {
        return Notes.read(Files.writeString(directory.resolve("notes.md"), text));
    }
}
