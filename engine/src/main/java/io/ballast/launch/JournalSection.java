package io.ballast.launch;

import io.ballast.settings.JournalSettings;

/** Key {@code journal}: where everything is written down. */
final class JournalSection {
    private JournalSection() {}

    static JournalSettings read(final Section section, final String sessionName) {
        return new JournalSettings(
                section.optional("directory", Texts::line, "journal/" + sessionName),
                section.optional("block", blockSize(), 64 * ByteSizes.MEBIBYTE),
                section.optional("minFreeDisk", Ranges.size(0, 1L << 50), 256 * ByteSizes.MEBIBYTE));
    }

    private static ValueType<Long> blockSize() {
        return Ranges.size(ByteSizes.MEBIBYTE, 1L << 30)
                .where(
                        bytes -> Long.bitCount(bytes) == 1,
                        "is not a power of two",
                        "choose 64MiB, 128MiB or another power of two");
    }
}
