package io.ballast.hedge;

import io.ballast.math.Ppb;
import io.ballast.settings.BandSettings;

/** Half-width of a band in money: a share of NAV, or of the sleeve's target value where that is narrower. */
final class BandWidth {
    private final BandSettings settings;

    BandWidth(final BandSettings settings) {
        this.settings = settings;
    }

    /** @param targetNanoUsd value the sleeve is to have; not used unless the band is relative too */
    long halfNanoUsd(final long navNanoUsd, final long targetNanoUsd) {
        final long absoluteNanoUsd = Ppb.of(navNanoUsd, settings.halfWidthPpb());
        return settings.relativePpb() == 0
                ? absoluteNanoUsd
                : Math.min(absoluteNanoUsd, Ppb.of(Math.max(0, targetNanoUsd), settings.relativePpb()));
    }

    /** What is left of a band after a breach: ρ·h. */
    long innerNanoUsd(final long halfNanoUsd) {
        return Ppb.of(halfNanoUsd, settings.tradeBackPpb());
    }
}
