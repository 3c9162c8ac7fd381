package io.ballast.replay.compare;

import io.ballast.instrument.Instrument;
import io.ballast.journal.JournalDocument;
import io.ballast.launch.Decision;
import io.ballast.launch.DecisionReader;
import io.ballast.launch.EngineConfiguration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Collects the orders among a journal's outputs, each with what its leg's last target was for. */
final class OrderReader {
    private static final String NO_TARGET = "NONE";
    /** An order without a limit. */
    private static final BigDecimal NO_LIMIT = BigDecimal.ZERO;

    private record Leg(int overlayId, int instrumentId) {}

    private final EngineConfiguration configuration;
    private final DecisionReader reader = new DecisionReader();
    private final Map<Leg, String> actions = new HashMap<>();
    private final List<SentOrder> orders = new ArrayList<>();

    OrderReader(final EngineConfiguration configuration) {
        this.configuration = configuration;
    }

    /** Reads the outputs of one input, from the first. */
    void onDocument(final JournalDocument document) {
        document.rewindOutputs();
        while (document.nextOutput()) {
            final Decision decision = reader.read(document.buffer(), document.outputOffset());
            if (decision instanceof Decision.Target target) {
                actions.put(new Leg(target.overlayId(), target.instrumentId()), target.action());
            } else if (decision instanceof Decision.Order order) {
                orders.add(sent(order, document.sequence()));
            }
        }
        document.rewindOutputs();
    }

    private SentOrder sent(final Decision.Order order, final long sequence) {
        final Instrument instrument = configuration.instruments().get(order.instrumentId());
        final String action = actions.get(new Leg(order.overlayId(), order.instrumentId()));
        return new SentOrder(
                sequence,
                order.timeNs(),
                configuration.overlays().get(order.overlayId()).name(),
                instrument.name(),
                Objects.requireNonNullElse(action, NO_TARGET),
                order.clientOrderId(),
                instrument.lotSize().multiply(BigDecimal.valueOf(order.signedLots())),
                order.limitTicks() == 0
                        ? NO_LIMIT
                        : instrument.tickSize().multiply(BigDecimal.valueOf(order.limitTicks())),
                order.timeInForce());
    }

    List<SentOrder> orders() {
        return List.copyOf(orders);
    }
}
