package io.ballast.replay.explain;

import io.ballast.hedge.OverlayState;
import io.ballast.instrument.Instrument;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.JournalPlayback;
import io.ballast.order.GateTrace;
import io.ballast.replay.series.SeriesCatalogue;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.Action;
import io.ballast.slot.Slot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that stands behind one input of a re-run. */
final class Moment {
    private final JournalPlayback playback;
    private final EngineConfiguration configuration;
    private final SeriesCatalogue catalogue;
    private final List<LegSettings> legs;
    private final GateTrace trace = new GateTrace();
    private final History history;
    private final boolean isFedByPlayback;
    private final double[] levels;
    private final double[] levelsBefore;

    /** @param history what came before is in it, or, {@code isFedByPlayback}, comes with the inputs */
    Moment(final JournalPlayback playback, final History history, final boolean isFedByPlayback) {
        this.playback = playback;
        this.history = history;
        this.isFedByPlayback = isFedByPlayback;
        configuration = playback.configuration();
        catalogue = SeriesCatalogue.of(configuration);
        legs = OverlaySettings.legsOf(configuration.overlays());
        levels = new double[configuration.overlays().size()];
        levelsBefore = new double[levels.length];
        playback.stages().order().trace(trace);
    }

    /** The playback has run one more input. */
    void onInput() {
        System.arraycopy(levels, 0, levelsBefore, 0, levels.length);
        System.arraycopy(slot().index.indexLevel, 0, levels, 0, levels.length);
        if (isFedByPlayback) {
            history.onDocument(playback.document(), epoch());
        }
        for (final LegSettings leg : legs) {
            if (slot().hedge.action[leg.id()] != Action.NONE) {
                keepSizing(leg);
            }
        }
    }

    private void keepSizing(final LegSettings leg) {
        for (final OverlayState.LegSizing sizing : state(leg.overlayId()).legs()) {
            if (sizing.legId() == leg.id()) {
                history.onSizing(epoch(), playback.sequence(), sizing);
            }
        }
    }

    private int epoch() {
        return playback.header().sessionEpoch();
    }

    /** How to name an input, perhaps of a session before. */
    String place(final int ofEpoch, final long sequence) {
        return "input " + sequence + (ofEpoch == epoch() ? "" : " of session epoch " + ofEpoch);
    }

    JournalPlayback playback() {
        return playback;
    }

    EngineConfiguration configuration() {
        return configuration;
    }

    Slot slot() {
        return playback.slot();
    }

    GateTrace trace() {
        return trace;
    }

    History history() {
        return history;
    }

    List<LegSettings> legs() {
        return legs;
    }

    OverlaySettings overlay(final int id) {
        return configuration.overlays().get(id);
    }

    Instrument instrument(final int id) {
        return configuration.instruments().get(id);
    }

    Instrument ofLeg(final int legId) {
        return instrument(legs.get(legId).instrumentId());
    }

    OverlayState state(final int overlayId) {
        return playback.stages().hedge().state(overlayId);
    }

    /** Level of an overlay's index before the input; 0 before anything is known of it. */
    double levelBefore(final int overlayId) {
        return levelsBefore[overlayId];
    }

    /** A leg's look, null if the gate was not asked about it. */
    GateTrace.@Nullable Look look(final int legId) {
        for (final GateTrace.Look look : trace.looks()) {
            if (look.legId() == legId) {
                return look;
            }
        }
        return null;
    }

    /** Names of series and their values, so many pairs a row. */
    List<List<String>> figures(final int pairs, final List<String> names) {
        final List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (i % pairs == 0) {
                rows.add(new ArrayList<>());
            }
            final List<String> row = rows.get(rows.size() - 1);
            row.add(names.get(i));
            row.add(Amounts.figure(catalogue.named(names.get(i)), slot()));
        }
        return rows;
    }
}
