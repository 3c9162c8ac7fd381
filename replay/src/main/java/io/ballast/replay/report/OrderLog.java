package io.ballast.replay.report;

import io.ballast.launch.Decision;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.JournalPlayback;
import io.ballast.replay.explain.OrderExplanation;
import io.ballast.replay.order.OrderLife;
import io.ballast.replay.order.OrderLives;
import io.ballast.slot.ClientOrderId;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The orders of a session and what became of them; of the sessions before only what was still working. */
final class OrderLog {
    /** Of each order. */
    private static final int MOST_EVENTS = 32;

    private final EngineConfiguration configuration;
    private final OrderExplanation explanation;
    private final Latencies latencies;
    private final OrderLives lives;
    private final Map<Long, ReportedOrder> open = new HashMap<>();
    private final KeptOrders kept = new KeptOrders();

    OrderLog(final EngineConfiguration configuration, final OrderExplanation explanation, final Latencies latencies) {
        this.configuration = configuration;
        this.explanation = explanation;
        this.latencies = latencies;
        lives = new OrderLives(configuration, MOST_EVENTS);
    }

    /** The session before has ended; what of its orders is not over goes on in this one. */
    void onSession() {
        kept.clear();
        final Iterator<OrderLife> oldestFirst = lives.iterator();
        while (oldestFirst.hasNext()) {
            final OrderLife life = oldestFirst.next();
            if (life.status().isOver()) {
                oldestFirst.remove();
                open.remove(life.id());
            }
        }
    }

    /** An input has run; before its decisions. */
    void onInput(final JournalPlayback playback) {
        lives.onInput(playback.slot(), playback.stages().order());
    }

    private void keepEnded(final JournalPlayback playback) {
        final Iterator<OrderLife> oldestFirst = lives.iterator();
        while (oldestFirst.hasNext()) {
            final OrderLife life = oldestFirst.next();
            if (life.isOver(playback.slot().ingest.timeNs)) {
                keep(life, playback);
                oldestFirst.remove();
            }
        }
    }

    /** Whoever was not there when an order was sent has not measured how long its answer took. */
    private void keep(final OrderLife life, final JournalPlayback playback) {
        kept.add(Objects.requireNonNull(open.remove(life.id())));
        final boolean isOwn =
                ClientOrderId.epoch(life.id()) == playback.header().sessionEpoch();
        if (isOwn && !playback.isEarlier()) {
            if (life.answeredNs() != OrderLife.NEVER) {
                latencies.onAnswer(life.answeredNs() - life.timeNs());
            }
            if (life.firstFillNs() != OrderLife.NEVER) {
                latencies.onFill(life.firstFillNs() - life.timeNs());
            }
        }
    }

    /** An input has caused a decision; playback is right behind that input. */
    void onDecision(final Decision decision, final JournalPlayback playback) {
        if (decision instanceof Decision.Order order) {
            begin(order, playback);
        } else {
            lives.onDecision(decision);
        }
    }

    private void begin(final Decision.Order order, final JournalPlayback playback) {
        keepEnded(playback);
        final OrderLife life = lives.begin(order, playback.sequence(), playback.slot());
        final int leg = ClientOrderId.legId(order.clientOrderId());
        open.put(
                life.id(),
                new ReportedOrder(
                        life,
                        configuration.overlays().get(order.overlayId()).name(),
                        OrderHeadline.of(playback.slot(), order.overlayId(), leg, life.instrument()),
                        explanation.text(order)));
    }

    /** Nothing more comes. */
    void onEnd(final JournalPlayback playback) {
        final Iterator<OrderLife> oldestFirst = lives.iterator();
        while (oldestFirst.hasNext()) {
            keep(oldestFirst.next(), playback);
            oldestFirst.remove();
        }
    }

    /** Those kept, in the order in which they were sent; behind the end. */
    List<ReportedOrder> orders() {
        return kept.all();
    }

    /** Orders that are not among those. */
    long leftOut() {
        return kept.leftOut();
    }
}
