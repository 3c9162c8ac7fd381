package io.ballast.launch;

import io.ballast.settings.CheckpointSettings;
import io.ballast.settings.JournalSettings;

/** Key {@code journal}: where everything is written down. */
final class JournalSection {
    /** So seldom that its cost is spread over very many inputs, so often that few have to be re-run. */
    private static final long DEFAULT_INPUTS = 1_000_000;

    private JournalSection() {}

    static JournalSettings read(final Section section, final String sessionName) {
        return new JournalSettings(
                section.optional("directory", Texts::line, "journal/" + sessionName),
                section.optional("block", blockSize(), 64 * ByteSizes.MEBIBYTE),
                section.optional("minFreeDisk", Ranges.size(0, 1L << 50), 256 * ByteSizes.MEBIBYTE),
                new CheckpointSettings(
                        section.optional("checkpointInputs", Ranges.whole(0, Long.MAX_VALUE), DEFAULT_INPUTS),
                        section.optional("checkpointInterval", Ranges.duration(0, 365 * Durations.DAY_NS), 0L)));
    }

    private static ValueType<Long> blockSize() {
        return Ranges.size(ByteSizes.MEBIBYTE, 1L << 30)
                .where(
                        bytes -> Long.bitCount(bytes) == 1,
                        "is not a power of two",
                        "choose 64MiB, 128MiB or another power of two");
    }
}
