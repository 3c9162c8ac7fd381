package io.ballast.settings;

import java.util.List;

/**
 * Announcements that are known beforehand.
 *
 * @param windows       by time, none beginning before the one before it has ended
 * @param ladderPpb     inside a window the margin ladder's distances are multiplied by this, its ratios divided
 */
public record CalendarSettings(List<AnnouncementSettings> windows, long ladderPpb) {
    /** One and a half. */
    public static final long LADDER_PPB = 1_500_000_000;

    /** No announcement. */
    public static final CalendarSettings NONE = new CalendarSettings(List.of(), LADDER_PPB);

    public CalendarSettings {
        windows = List.copyOf(windows);
    }
}
