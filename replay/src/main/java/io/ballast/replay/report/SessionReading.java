package io.ballast.replay.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ballast.counter.Counters;
import io.ballast.gateway.InputTime;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalEnd;
import io.ballast.journal.JournalException;
import io.ballast.journal.SessionTrailer;
import io.ballast.launch.Decision;
import io.ballast.launch.DecisionReader;
import io.ballast.launch.Divergence;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.JournalPlayback;
import io.ballast.launch.JournalSummary;
import io.ballast.message.CloseReason;
import io.ballast.replay.explain.OrderExplanation;
import io.ballast.slot.EventKind;
import io.ballast.slot.Slot;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/** One pass over a journal, in which everything that a report says is collected. */
final class SessionReading {
    private final EngineConfiguration configuration;
    private final JournalPlayback playback;
    private final JournalSummary summary;
    private final TimeGrid grid;
    private final Latencies latencies = new Latencies();
    private final OrderExplanation explanation;
    private final OrderLog orders;
    private final LedgerReviews reviews;
    private final VenueTrades venueTrades;
    private final DecisionReader decisions = new DecisionReader();
    private boolean wasEarlier;

    /**
     * @param playback in front of its first input
     * @param counters those of its stages
     */
    SessionReading(final JournalPlayback playback, final Counters counters, final List<Curve> curves) {
        this.playback = playback;
        configuration = playback.configuration();
        summary = new JournalSummary(configuration, counters);
        grid = new TimeGrid(curves);
        reviews = new LedgerReviews(configuration);
        venueTrades = new VenueTrades(configuration);
        explanation = OrderExplanation.of(playback);
        orders = new OrderLog(configuration, explanation, latencies);
    }

    /**
     * Reads to the end.
     *
     * @return where the re-run did something else than the journal says; null if nowhere
     * @throws JournalException if the journal is damaged: a report would leave out what followed
     */
    @Nullable
    Divergence read() {
        while (playback.next()) {
            onInput();
        }
        final Divergence divergence = playback.divergence();
        if (divergence != null) {
            return divergence;
        }
        final JournalEnd end = playback.end();
        if (!end.state().isUsable()) {
            throw new JournalException(end);
        }
        readTrailer();
        orders.onEnd(playback);
        return stateDivergence();
    }

    private void onInput() {
        final Slot slot = playback.slot();
        final boolean isEarlier = playback.isEarlier();
        if (wasEarlier && !isEarlier) {
            orders.onSession();
        }
        wasEarlier = isEarlier;
        explanation.onInput();
        orders.onInput(playback);
        readDecisions(playback.document(), isEarlier);
        if (isEarlier) {
            summary.onEarlierInput();
            return;
        }
        summary.onInput(slot, playback.sequence());
        reviews.onInput(slot.hedge);
        venueTrades.onInput(slot.ingest);
        readLatency(slot);
        grid.onInput(slot.ingest.timeNs, slot);
    }

    private void readDecisions(final JournalDocument document, final boolean isEarlier) {
        document.rewindOutputs();
        while (document.nextOutput()) {
            final Decision decision = decisions.read(document.buffer(), document.outputOffset());
            if (decision != null) {
                orders.onDecision(decision, playback);
                if (!isEarlier) {
                    summary.onDecision(decision);
                }
            }
        }
    }

    private void readLatency(final Slot slot) {
        final EventKind kind = slot.ingest.kind;
        if (kind == EventKind.QUOTE || kind == EventKind.TRADE || kind == EventKind.MARK) {
            final long venueNs = InputTime.eventTimeNs(slot.input.buffer, 0);
            if (venueNs != 0) {
                latencies.onInput(InputTime.receiveTimeNs(slot.input.buffer, 0) - venueNs);
            }
        }
    }

    /** What the session cancelled because it ended. */
    private void readTrailer() {
        for (final DirectBuffer output : playback.trailerOutputs()) {
            if (decisions.read(output, 0) instanceof Decision.Cancel cancel) {
                orders.onDecision(cancel, playback);
            }
        }
    }

    private @Nullable Divergence stateDivergence() {
        final SessionTrailer trailer = playback.trailer();
        if (trailer == null || trailer.closeReason() != CloseReason.CLEAN) {
            return null;
        }
        final String stateSha256 = playback.stages().stateSha256();
        return stateSha256.equals(trailer.stateSha256())
                ? null
                : new Divergence(Divergence.AT_END, "state hash", "", trailer.stateSha256(), stateSha256);
    }

    /** The session's figures, as its summary has them. */
    Figures figures() throws IOException {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
            json.writeStartObject();
            summary.write(json);
            json.writeEndObject();
        }
        return Figures.parse(text.toString());
    }

    void writeFigures(final JsonGenerator json) throws IOException {
        summary.write(json);
    }

    JournalPlayback playback() {
        return playback;
    }

    EngineConfiguration configuration() {
        return configuration;
    }

    TimeGrid grid() {
        return grid;
    }

    /** Those that a report names, in the order of sending. */
    List<ReportedOrder> orders() {
        return orders.orders();
    }

    /** Orders that it does not name. */
    long ordersLeftOut() {
        return orders.leftOut();
    }

    LedgerReviews reviews() {
        return reviews;
    }

    /** What venues traded on their own. */
    VenueTrades venueTrades() {
        return venueTrades;
    }

    Latencies latencies() {
        return latencies;
    }
}
