package io.ballast.replay.report;

import java.util.List;

/** One subject: first it says what is to be drawn, and when the session has been read, what there is to say. */
interface Theme {
    /** Its charts, the same ones at each call. */
    List<Chart> charts();

    /** Its section, {@code figures} being those of the session's summary. */
    Section section(SessionReading reading, Figures figures);
}
