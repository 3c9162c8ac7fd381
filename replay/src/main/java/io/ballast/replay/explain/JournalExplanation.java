package io.ballast.replay.explain;

import io.ballast.journal.JournalEnd;
import io.ballast.journal.JournalException;
import io.ballast.launch.Decision;
import io.ballast.launch.DecisionReader;
import io.ballast.launch.Divergence;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.JournalPlayback;
import io.ballast.launch.ReadingProgress;
import io.ballast.replay.progress.PartProgress;
import io.ballast.replay.progress.PartedWork;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.ClientOrderId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Explains one order or one input of a journal. What led there is read, what stands behind it is re-run: from the nearest
 * checkpoint, or else from the first input.
 */
public final class JournalExplanation {
    private static final double READING = 1;
    private static final double RERUNNING = 8;

    private final Path journal;
    private final PartProgress scanned = new PartProgress();
    private final ReadingProgress rerun = new ReadingProgress();
    private final PartedWork work = new PartedWork()
            .with(READING, scanned::inputs, this::shareScanned)
            .with(RERUNNING, rerun::inputs, this::shareRerun);
    /** Share of the journals' bytes that lies in front of what is explained. */
    private volatile double sharePlace;

    private final EngineConfiguration configuration;

    /** @param journal a session's journal: a directory */
    public JournalExplanation(final Path journal) {
        this.journal = journal;
        try (JournalPlayback playback = JournalPlayback.open(journal)) {
            configuration = playback.configuration();
        }
    }

    /**
     * Why an order was sent and what became of it.
     *
     * @throws UnknownPlaceException if no order is called so
     * @throws JournalException      if the journal, or one that it goes on from, cannot be read
     */
    public Explanation order(final long orderId) {
        final JournalScan scan = JournalScan.forOrder(journal, configuration, orderId, scanned);
        final JournalScan.Place place = scan.place();
        sharePlace = scanned.share();
        if (place == null) {
            throw new UnknownPlaceException(unknownOrder(scan, orderId));
        }
        final Decision.Order order = Objects.requireNonNull(place.order());
        final History.Origin origin = scan.history().origin(ClientOrderId.legId(orderId));
        try (JournalPlayback playback = open(place, origin)) {
            final Moment moment = new Moment(playback, scan.history(), false);
            if (!runTo(moment, place)) {
                return ended(playback, List.of());
            }
            final LabelledLines screen = new LabelledLines();
            OrderText.write(moment, order, screen);
            final OrderFate fate = new OrderFate(moment, order);
            final Explanation end = follow(moment, fate);
            fate.write(screen);
            return end.behind(screen.lines());
        }
    }

    private Explanation follow(final Moment moment, final OrderFate fate) {
        final JournalPlayback playback = moment.playback();
        while (!fate.isDone() && playback.next()) {
            moment.onInput();
            fate.onInput();
        }
        if (fate.isDone()) {
            return Explanation.whole(List.of());
        }
        final DecisionReader decisions = new DecisionReader();
        for (final DirectBuffer output : playback.trailerOutputs()) {
            fate.onDecision(decisions.read(output, 0));
        }
        return ended(playback, List.of());
    }

    /**
     * Why no order was sent at an input.
     *
     * @param overlayName whose figures are shown; null: those of the first overlay
     * @throws UnknownPlaceException if the journal has no such input or overlay
     * @throws JournalException      if the journal, or one that it goes on from, cannot be read
     */
    public Explanation at(final long sequence, final @Nullable String overlayName) {
        final int overlayId = overlayId(overlayName);
        final JournalScan scan = JournalScan.forInput(journal, configuration, sequence, scanned);
        final JournalScan.Place place = scan.place();
        sharePlace = scanned.share();
        if (place == null) {
            throw new UnknownPlaceException(unknownInput(scan, sequence));
        }
        try (JournalPlayback playback = open(place, originOf(scan.history(), overlayId))) {
            final Moment moment = new Moment(playback, scan.history(), false);
            if (!runTo(moment, place)) {
                return ended(playback, List.of());
            }
            return Explanation.whole(AtText.of(moment, overlayId));
        }
    }

    private int overlayId(final @Nullable String name) {
        if (name == null) {
            return 0;
        }
        final List<String> names =
                configuration.overlays().stream().map(OverlaySettings::name).toList();
        if (!names.contains(name)) {
            throw new UnknownPlaceException(
                    "there is no overlay '" + name + "': known are " + String.join(", ", names));
        }
        return names.indexOf(name);
    }

    private History.@Nullable Origin originOf(final History history, final int overlayId) {
        return configuration.overlays().isEmpty()
                ? null
                : history.origin(
                        configuration.overlays().get(overlayId).mainLeg().id());
    }

    /**
     * In front of where the target was set, so that it is known what with. The input before is re-run as well: some
     * figures are held against what they were. In a session before, only the first input of all is surely in front.
     */
    private JournalPlayback open(final JournalScan.Place place, final History.@Nullable Origin origin) {
        final boolean isOfThisSession = place.isLast() && (origin == null || origin.epoch() == place.epoch());
        if (!isOfThisSession) {
            return JournalPlayback.open(journal, rerun);
        }
        final long from = origin == null ? place.sequence() : Math.min(origin.sequence(), place.sequence());
        return JournalPlayback.openAt(journal, Math.max(0, from - 1), rerun);
    }

    private boolean runTo(final Moment moment, final JournalScan.Place place) {
        final JournalPlayback playback = moment.playback();
        while (playback.next()) {
            moment.onInput();
            if (playback.sequence() == place.sequence() && playback.directory().equals(place.journal())) {
                return true;
            }
        }
        return false;
    }

    /** Inputs read and re-run so far; any thread may ask. */
    public long inputs() {
        return work.inputs();
    }

    /** Share of the work that is done; any thread may ask. */
    public double share() {
        return work.share();
    }

    /** Reading ends where the place is found. */
    private double shareScanned() {
        return sharePlace == 0 ? scanned.share() : 1;
    }

    private double shareRerun() {
        return sharePlace == 0 || rerun.inputs() == 0 ? 0 : Math.min(1, rerun.share() / sharePlace);
    }

    private static Explanation ended(final JournalPlayback playback, final List<String> lines) {
        final Divergence divergence = playback.divergence();
        if (divergence != null) {
            return Explanation.diverged(lines, divergence);
        }
        final JournalEnd end = playback.end();
        return end.state().isUsable() ? Explanation.whole(lines) : Explanation.damaged(lines, end);
    }

    private String unknownOrder(final JournalScan scan, final long orderId) {
        final List<String> nearest = new ArrayList<>();
        scan.nearest().forEach(id -> nearest.add(OrderId.text(id)));
        final String known = nearest.isEmpty()
                ? "the journal has no order at all"
                : "the nearest of " + scan.orders() + " are " + String.join(", ", nearest);
        return "no order is called " + OrderId.text(orderId) + ": " + known + "; 'ballast-replay dump --outputs "
                + journal + "' lists them" + damage(scan);
    }

    private String unknownInput(final JournalScan scan, final long sequence) {
        final String known =
                scan.inputs() == 0 ? "the journal has none" : "the journal has inputs 0 to " + (scan.inputs() - 1);
        return "there is no input " + sequence + ": " + known + damage(scan);
    }

    private static String damage(final JournalScan scan) {
        final JournalEnd end = scan.end();
        return end == null || end.state().isUsable() ? "" : "; the journal is damaged, " + end.message();
    }
}
