package io.ballast.replay.step;

import io.ballast.journal.JournalDocument;
import io.ballast.launch.Divergence;
import io.ballast.launch.Instants;
import io.ballast.replay.series.Series;
import io.ballast.replay.series.SeriesCatalogue;
import io.ballast.replay.series.UnknownSeriesException;
import io.ballast.slot.Slot;
import java.util.ArrayList;
import java.util.List;

/** What all commands work on: the place in the journal, and what is shown of it at each stop. */
final class Bench {
    private final Stepper stepper;
    private final Screen screen;
    private final SeriesCatalogue catalogue;
    private final FigureView figures;
    private final InputText words;
    private final List<Series> watched = new ArrayList<>();

    Bench(final Stepper stepper, final Screen screen) {
        this.stepper = stepper;
        this.screen = screen;
        catalogue = SeriesCatalogue.of(stepper.configuration());
        figures = new FigureView(catalogue);
        words = new InputText(stepper.configuration());
    }

    Stepper stepper() {
        return stepper;
    }

    Screen screen() {
        return screen;
    }

    SeriesCatalogue catalogue() {
        return catalogue;
    }

    FigureView figures() {
        return figures;
    }

    InputText words() {
        return words;
    }

    /** Series shown at every stop. */
    List<Series> watched() {
        return watched;
    }

    /**
     * The series of names and patterns.
     *
     * @throws StepException if one stands for none
     */
    List<Series> series(final List<String> patterns) {
        try {
            return catalogue.matching(patterns);
        } catch (final UnknownSeriesException e) {
            throw StepException.usage(String.valueOf(e.getMessage()));
        }
    }

    /** A move has ended here. */
    void stop() {
        figures.stop(stepper.slot());
        where();
    }

    /** Where it stands, what came in, what that caused, and what is watched. */
    void where() {
        final Slot slot = stepper.slot();
        if (slot == null) {
            screen.heading("start  " + Instants.format(stepper.timeNs()) + "  in front of the first input");
        } else {
            screen.heading(
                    "#" + stepper.sequence() + "  " + Instants.format(stepper.timeNs()) + "  " + words.brief(slot));
            words.outputs(stepper.document()).forEach(output -> screen.line("  → " + output));
            final Divergence divergence = stepper.divergence();
            if (divergence != null) {
                show(divergence);
            }
        }
        figures.show(watched, screen);
    }

    private void show(final Divergence divergence) {
        screen.line("  DIVERGED  " + divergence.what());
        screen.text("  recorded  " + divergence.recorded());
        screen.text("  re-run    " + divergence.rerun());
    }

    /**
     * What the stages have made of the input behind which it stands.
     *
     * @throws StepException in front of the first
     */
    Slot slot() {
        final Slot slot = stepper.slot();
        if (slot == null) {
            throw StepException.failed("no input has run yet: 'next' runs the first");
        }
        return slot;
    }

    /**
     * That input as recorded.
     *
     * @throws StepException in front of the first
     */
    JournalDocument document() {
        slot();
        return stepper.document();
    }
}
