package io.ballast.launch;

import io.ballast.settings.AnnouncementSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Key {@code calendar}: windows around announcements, either from and to, or before and after a time. */
final class CalendarSection {
    private static final int MAX_WINDOWS = 10_000;
    private static final int MAX_NAME = 64;
    private static final List<String> AROUND = List.of("before", "after");

    private CalendarSection() {}

    /** By time. */
    static List<AnnouncementSettings> read(final Section root) {
        final List<AnnouncementSettings> windows = new ArrayList<>();
        for (final Section section : root.optionalSections("calendar", MAX_WINDOWS)) {
            windows.add(section.has("at") ? around(section) : fromTo(section));
        }
        windows.sort(Comparator.comparingLong(AnnouncementSettings::fromNs));
        checkOverlaps(root, windows);
        return windows;
    }

    private static AnnouncementSettings fromTo(final Section section) {
        AROUND.forEach(key -> section.forbidden(key, "stands beside at, not beside from and to"));
        final ValueType<Long> instant = Instants::parse;
        final long fromNs = section.required("from", instant, 0L);
        final long toNs = section.required(
                "to", instant.where(time -> time > fromNs, "is not after from", "choose a later time"), Long.MAX_VALUE);
        return new AnnouncementSettings(fromNs, toNs, name(section));
    }

    private static AnnouncementSettings around(final Section section) {
        List.of("from", "to").forEach(key -> section.forbidden(key, "at, before and after say the same"));
        final long atNs = section.required("at", Instants::parse, 0L);
        final ValueType<Long> span = Ranges.duration(0, Durations.DAY_NS);
        final long beforeNs = section.optional("before", span, 0L);
        final long afterNs = section.optional("after", span, 0L);
        if (beforeNs + afterNs == 0) {
            section.problem("at", "makes a window without length", "add before, after or both");
        }
        return new AnnouncementSettings(Math.max(0, atNs - beforeNs), atNs + afterNs, name(section));
    }

    private static String name(final Section section) {
        return section.required("name", Texts.ascii(MAX_NAME), "unknown");
    }

    private static void checkOverlaps(final Section root, final List<AnnouncementSettings> windows) {
        for (int i = 1; i < windows.size(); i++) {
            if (windows.get(i).fromNs() < windows.get(i - 1).toNs()) {
                root.problem(
                        "calendar",
                        "'" + windows.get(i).name() + "' begins before '"
                                + windows.get(i - 1).name() + "' has ended",
                        "make one window of both");
            }
        }
    }
}
