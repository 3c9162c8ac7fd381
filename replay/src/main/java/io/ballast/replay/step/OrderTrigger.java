package io.ballast.replay.step;

import io.ballast.journal.JournalDocument;
import io.ballast.launch.Decision;
import io.ballast.launch.DecisionReader;
import io.ballast.slot.EventKind;
import io.ballast.slot.IngestSection;
import org.jspecify.annotations.Nullable;

/** Waits for whatever happens to an order, or to any: it is sent, changed or cancelled, or its venue says something. */
final class OrderTrigger implements Trigger {
    private static final long ANY = Long.MIN_VALUE;

    private final DecisionReader reader = new DecisionReader();
    private final long clientOrderId;

    private OrderTrigger(final long clientOrderId) {
        this.clientOrderId = clientOrderId;
    }

    static OrderTrigger ofAny() {
        return new OrderTrigger(ANY);
    }

    static OrderTrigger of(final long clientOrderId) {
        return new OrderTrigger(clientOrderId);
    }

    @Override
    public boolean isMet(final Stop stop) {
        final IngestSection in = stop.slot().ingest;
        return (in.kind == EventKind.EXECUTION && isWanted(in.clientOrderId)) || isSaidIn(stop.document());
    }

    private boolean isSaidIn(final JournalDocument document) {
        document.rewindOutputs();
        while (document.nextOutput()) {
            final Long id = orderOf(reader.read(document.buffer(), document.outputOffset()));
            if (id != null && isWanted(id)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWanted(final long id) {
        return clientOrderId == ANY || clientOrderId == id;
    }

    private static @Nullable Long orderOf(final @Nullable Decision decision) {
        if (decision instanceof Decision.Order order) {
            return order.clientOrderId();
        }
        if (decision instanceof Decision.Amend amend) {
            return amend.clientOrderId();
        }
        return decision instanceof Decision.Cancel cancel ? cancel.clientOrderId() : null;
    }

    /** Whether a document sends an order. */
    static boolean isSentIn(final JournalDocument document, final long clientOrderId) {
        final DecisionReader reader = new DecisionReader();
        document.rewindOutputs();
        while (document.nextOutput()) {
            if (reader.read(document.buffer(), document.outputOffset()) instanceof Decision.Order order
                    && order.clientOrderId() == clientOrderId) {
                return true;
            }
        }
        return false;
    }
}
