package io.ballast.replay.capture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be imported.
 *
 * @param files   {@code FILE} or {@code SOURCE=FILE}
 * @param kind    of all of them; null: their names or first lines tell
 * @param symbol  of all of them; empty: their names tell
 * @param mapping of those of no known kind
 * @param mostBad how many bad rows are left out before all is refused
 */
public record ImportOptions(
        List<String> files,
        @Nullable FileKind kind,
        String symbol,
        @Nullable Mapping mapping,
        long mostBad) {
    /** Without any file. */
    static final ImportOptions NOTHING = new ImportOptions(List.of(), null, "", null, 0);

    public ImportOptions {
        files = List.copyOf(files);
    }
}
