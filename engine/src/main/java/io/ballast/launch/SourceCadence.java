package io.ballast.launch;

import io.ballast.settings.SourceSettings;
import io.ballast.settings.SyntheticSettings;
import org.jspecify.annotations.Nullable;

/** How far apart a source's quotes of one instrument are, where that is known beforehand. */
final class SourceCadence {
    /** Open, low, high and close, or open, high, low and close. */
    static final int QUOTES_PER_BAR = 4;

    private SourceCadence() {}

    /** Nanoseconds between two quotes; 0: the source does not say, as a capture. */
    static long ofNs(final SourceSettings source, final @Nullable SyntheticSettings synthetic) {
        return switch (source.kind()) {
            case BARS -> source.barNs() / QUOTES_PER_BAR;
            case CAPTURE -> 0;
            case SYNTHETIC -> synthetic == null ? 0 : synthetic.stepNs();
        };
    }
}
