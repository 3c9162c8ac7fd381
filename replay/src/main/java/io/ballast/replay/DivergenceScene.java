package io.ballast.replay;

import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import io.ballast.launch.Decision;
import io.ballast.launch.DecisionReader;
import io.ballast.launch.Divergence;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.JournalPlayback;
import io.ballast.launch.MessageText;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.replay.series.Series;
import io.ballast.replay.series.SeriesCatalogue;
import io.ballast.replay.series.StateSeries;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.OrderSection;
import io.ballast.slot.Slot;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.DirectBuffer;

/** What stood around a divergence: the inputs before it, and the state of the overlays that it concerns. */
final class DivergenceScene {
    private static final int INPUTS_BEFORE = 3;

    private final JournalPlayback playback;
    private final DecisionReader decisions = new DecisionReader();

    /** @param playback stands at the divergence */
    DivergenceScene(final JournalPlayback playback) {
        this.playback = playback;
    }

    List<String> lines() {
        final List<String> lines = new ArrayList<>();
        final Divergence divergence = playback.divergence();
        if (divergence != null && divergence.sequence() > 0) {
            addInputsBefore(divergence.sequence(), lines);
        }
        addState(lines);
        return lines;
    }

    /** Read again: keeping them all along would cost every input that does not diverge. */
    private void addInputsBefore(final long sequence, final List<String> lines) {
        try (JournalReader reader = JournalReader.open(playback.directory())) {
            final JournalDocument document = new JournalDocument();
            while (reader.nextSequence() < sequence && reader.next(document)) {
                if (document.sequence() >= sequence - INPUTS_BEFORE) {
                    lines.add(String.format(
                            "%-8s %d %s",
                            lines.isEmpty() ? "before" : "",
                            document.sequence(),
                            MessageText.of(document.buffer(), document.inputOffset(), document.inputLength())));
                }
            }
        }
    }

    private void addState(final List<String> lines) {
        final SeriesCatalogue catalogue = SeriesCatalogue.of(playback.configuration());
        final Slot slot = playback.slot();
        String label = "state";
        for (final String name : names()) {
            final Series series = catalogue.named(name);
            lines.add(String.format("%-8s %-32s %s", label, name, text(series, slot)));
            label = "";
        }
    }

    private Set<String> names() {
        final EngineConfiguration configuration = playback.configuration();
        final Set<Integer> concerned = concerned();
        final Set<String> names = new LinkedHashSet<>(List.of("nav"));
        for (final OverlaySettings overlay : configuration.overlays()) {
            if (!concerned.isEmpty() && !concerned.contains(overlay.id())) {
                continue;
            }
            names.add("index." + configuration.indices().get(overlay.indexId()).name() + ".level");
            final String prefix = "overlay." + overlay.name() + '.';
            names.addAll(List.of(prefix + "drift", prefix + "effective", prefix + "band"));
            for (final LegSettings leg : overlay.legs()) {
                final String instrument =
                        configuration.instruments().get(leg.instrumentId()).name();
                names.addAll(List.of(prefix + "target." + instrument, "position." + instrument));
            }
        }
        return names;
    }

    /** Overlays that one of the outputs, recorded or made now, names; none: all of them may be. */
    private Set<Integer> concerned() {
        final Set<Integer> overlays = new TreeSet<>();
        final JournalDocument document = playback.document();
        document.rewindOutputs();
        while (document.nextOutput()) {
            add(document.buffer(), document.outputOffset(), document.outputLength(), overlays);
        }
        final OrderSection order = playback.slot().order;
        int offset = 0;
        for (int i = 0; i < order.outputCount; i++) {
            final int length = order.outputs.getInt(offset, ByteOrder.LITTLE_ENDIAN);
            add(order.outputs, offset + OrderSection.LENGTH_BYTES, length, overlays);
            offset += OrderSection.LENGTH_BYTES + length;
        }
        overlays.removeIf(
                id -> id < 0 || id >= playback.configuration().overlays().size());
        return overlays;
    }

    /** An output of the journal may be anything: what is too short for its type names nothing. */
    private void add(final DirectBuffer buffer, final int offset, final int length, final Set<Integer> overlays) {
        final int body = MessageHeaderDecoder.ENCODED_LENGTH;
        if (length < body
                || length
                        < body + new MessageHeaderDecoder().wrap(buffer, offset).blockLength()) {
            return;
        }
        final Decision decision = decisions.read(buffer, offset);
        if (decision != null) {
            overlays.add(decision.overlayId());
        }
    }

    private static String text(final Series series, final Slot slot) {
        final double value = series.value(slot);
        if (Double.isNaN(value)) {
            return "unknown";
        }
        return series instanceof StateSeries
                ? series.text(slot)
                : String.format(Locale.ROOT, "%,." + series.decimals() + "f %s", value, series.unit());
    }
}
