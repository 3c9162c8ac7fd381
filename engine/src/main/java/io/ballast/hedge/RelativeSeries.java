package io.ballast.hedge;

import io.ballast.slot.IndexSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * The value of a sleeve relative to the rest of the spot held: drift is relative, so its outlook is too. Changes of
 * quantity leave the series where it was. Of a portfolio with a single sleeve it is that sleeve's value.
 */
final class RelativeSeries implements Stateful {
    private final int sleeveId;
    private long lastFlowsNanoUsd;
    private double lastRatio;
    private double scale = 1;

    RelativeSeries(final int sleeveId) {
        this.sleeveId = sleeveId;
    }

    /** The series after this event; 0 while there is nothing to compare. */
    double next(final IndexSection index) {
        double rest = 0;
        long flows = 0;
        for (int sleeve = 0; sleeve < index.sleeveNanoUsd.length; sleeve++) {
            flows = 31 * flows + index.flowNanoUsd[sleeve];
            rest += sleeve == sleeveId ? 0 : index.sleeveNanoUsd[sleeve];
        }
        final double own = index.sleeveNanoUsd[sleeveId];
        final double ratio = index.sleeveNanoUsd.length == 1 ? own / 1e9 : rest > 0 ? own / rest : 0;
        if (flows != lastFlowsNanoUsd && ratio > 0) {
            scale = lastRatio > 0 ? scale * (lastRatio / ratio) : 1;
            lastFlowsNanoUsd = flows;
        }
        lastRatio = ratio;
        return ratio * scale;
    }

    @Override
    public void codeState(final StateCodec state) {
        lastFlowsNanoUsd = state.of(lastFlowsNanoUsd);
        lastRatio = state.of(lastRatio);
        scale = state.of(scale);
    }
}
