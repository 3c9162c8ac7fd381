package io.ballast.hedge;

import io.ballast.math.Ppb;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.IndexSection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By sleeve, what an overlay is to hedge: for a drift every sleeve's distance from its target, with what other overlays
 * already do about it counted in; for a protection a share of every sleeve.
 */
final class Exposures {
    private final @Nullable Protection protection;
    private final int[] legs;
    private final long[][] lookThroughPpb;
    private final double[] nanoUsd;

    /** @param protection of an overlay of that kind */
    Exposures(final OverlaySettings overlay, final int sleeves, final @Nullable Protection protection) {
        this.protection = protection;
        final List<LegSettings> contracts =
                overlay.legs().stream().filter(leg -> !leg.isSpot()).toList();
        legs = contracts.stream().mapToInt(LegSettings::id).toArray();
        lookThroughPpb = contracts.stream()
                .map(leg ->
                        leg.lookThroughPpb().stream().mapToLong(Long::longValue).toArray())
                .toArray(long[][]::new);
        nanoUsd = new double[sleeves];
    }

    void read(final IndexSection index) {
        for (int sleeve = 0; sleeve < nanoUsd.length; sleeve++) {
            nanoUsd[sleeve] = protection != null
                    ? Ppb.of(index.sleeveNanoUsd[sleeve], protection.sharePpb())
                    : index.driftNanoUsd[sleeve] + index.committedNanoUsd[sleeve] - ownNanoUsd(index, sleeve);
        }
    }

    private long ownNanoUsd(final IndexSection index, final int sleeve) {
        long own = 0;
        for (int i = 0; i < legs.length; i++) {
            final long sharePpb = lookThroughPpb[i][sleeve];
            if (sharePpb != 0) {
                own += Ppb.of(index.positionLots[legs[i]] * index.lotNanoUsd[legs[i]], sharePpb);
            }
        }
        return own;
    }

    int sleeves() {
        return nanoUsd.length;
    }

    double nanoUsd(final int sleeve) {
        return nanoUsd[sleeve];
    }
}
