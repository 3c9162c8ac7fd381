package io.ballast.replay.report;

import io.ballast.launch.Decision;
import io.ballast.launch.JournalPlayback;
import java.util.List;

/** Says why an order was sent. */
@FunctionalInterface
public interface OrderExplainer {
    /**
     * Explains one order.
     *
     * @param playback right behind the input that caused the order: slot and document are that input's
     * @param order    what was sent
     * @return lines for people, the most important first
     */
    List<String> explain(JournalPlayback playback, Decision.Order order);
}
