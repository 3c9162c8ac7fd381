package io.ballast.replay.explain;

import io.ballast.launch.Decision;
import io.ballast.launch.JournalPlayback;
import java.util.List;

/**
 * Explains many orders in one pass over a journal.
 *
 * <pre>{@code
 * OrderExplanation explanation = OrderExplanation.of(playback);   // in front of the first input
 * while (playback.next()) {
 *     explanation.onInput();
 *     // for each order among the outputs of playback.document():
 *     List<String> lines = explanation.text(order);
 * }
 * }</pre>
 *
 * What became of the orders is left to whoever reads on. Not thread-safe.
 */
public final class OrderExplanation {
    private final Moment moment;

    private OrderExplanation(final JournalPlayback playback) {
        moment = new Moment(playback, new History(playback.configuration()), true);
    }

    /** Follows a playback that has run nothing yet. */
    public static OrderExplanation of(final JournalPlayback playback) {
        return new OrderExplanation(playback);
    }

    /** The playback has run one more input. */
    public void onInput() {
        moment.onInput();
    }

    /** Why an order exists that the last input caused. */
    public List<String> text(final Decision.Order order) {
        return OrderText.of(moment, order);
    }
}
