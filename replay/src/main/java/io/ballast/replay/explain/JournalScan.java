package io.ballast.replay.explain;

import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalEnd;
import io.ballast.journal.JournalReader;
import io.ballast.launch.Decision;
import io.ballast.launch.DecisionReader;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.JournalPlayback;
import io.ballast.replay.progress.PartProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks through journals, without running anything, for an order or an input, and remembers what led there. */
final class JournalScan {
    private static final int NEAREST = 3;

    private final List<Path> journals;
    private final PartProgress progress;
    private final History history;
    private final DecisionReader decisions = new DecisionReader();
    private final List<Long> before = new ArrayList<>();
    private final List<Long> behind = new ArrayList<>();
    private long orders;
    private long inputs;
    private @Nullable JournalEnd end;
    private @Nullable Place place;

    /**
     * Where something was found.
     *
     * @param isLast whether in the journal itself, not in one that it goes on from
     * @param epoch  of the session
     */
    record Place(Path journal, boolean isLast, int epoch, long sequence, Decision.@Nullable Order order) {}

    private JournalScan(final Path journal, final EngineConfiguration configuration, final PartProgress progress) {
        this.journals = JournalPlayback.directories(journal);
        this.progress = progress;
        history = new History(configuration);
    }

    /** Up to an order, or if there is none of that id to the end. */
    static JournalScan forOrder(
            final Path journal,
            final EngineConfiguration configuration,
            final long orderId,
            final PartProgress progress) {
        final JournalScan scan = new JournalScan(journal, configuration, progress);
        scan.run((document, isLast) -> scan.find(document, orderId));
        return scan;
    }

    /** Up to an input of the journal itself, or if there is none to the end. */
    static JournalScan forInput(
            final Path journal,
            final EngineConfiguration configuration,
            final long sequence,
            final PartProgress progress) {
        final JournalScan scan = new JournalScan(journal, configuration, progress);
        scan.run((document, isLast) -> new Found(isLast && document.sequence() == sequence, null));
        return scan;
    }

    private record Found(boolean isThere, Decision.@Nullable Order order) {}

    private interface Search {
        Found look(JournalDocument document, boolean isLast);
    }

    private void run(final Search search) {
        final JournalDocument document = new JournalDocument();
        final long bytes = journals.stream().mapToLong(JournalScan::bytes).sum();
        long bytesBefore = 0;
        long read = 0;
        for (int i = 0; i < journals.size() && place == null; i++) {
            final boolean isLast = i == journals.size() - 1;
            try (JournalReader reader = JournalReader.open(journals.get(i))) {
                inputs = 0;
                while (place == null && reader.next(document)) {
                    inputs++;
                    read++;
                    history.onDocument(document, reader.header().sessionEpoch());
                    progress.at(read, (double) (bytesBefore + document.fileOffset()) / bytes);
                    final Found found = search.look(document, isLast);
                    if (found.isThere()) {
                        place = new Place(
                                journals.get(i),
                                isLast,
                                reader.header().sessionEpoch(),
                                document.sequence(),
                                found.order());
                    }
                }
                end = place == null ? reader.end() : null;
                bytesBefore += reader.fileBytes();
            }
        }
    }

    private static long bytes(final Path journal) {
        try (JournalReader reader = JournalReader.open(journal)) {
            return reader.fileBytes();
        }
    }

    private Found find(final JournalDocument document, final long orderId) {
        Decision.Order found = null;
        document.rewindOutputs();
        while (document.nextOutput()) {
            if (decisions.read(document.buffer(), document.outputOffset()) instanceof Decision.Order order) {
                orders++;
                found = order.clientOrderId() == orderId ? order : found;
                keepNear(order.clientOrderId(), orderId);
            }
        }
        return new Found(found != null, found);
    }

    /** Ids grow from order to order, so the last ones below and the first ones above are the nearest. */
    private void keepNear(final long id, final long asked) {
        if (id < asked) {
            before.add(id);
            if (before.size() > NEAREST) {
                before.remove(0);
            }
        } else if (id > asked && behind.size() < NEAREST) {
            behind.add(id);
        }
    }

    @Nullable
    Place place() {
        return place;
    }

    History history() {
        return history;
    }

    long orders() {
        return orders;
    }

    /** Of the journal last read, up to where reading ended. */
    long inputs() {
        return inputs;
    }

    /** The ids nearest to one that is not there, in their order. */
    List<Long> nearest() {
        final List<Long> nearest = new ArrayList<>(before);
        nearest.addAll(behind);
        return nearest;
    }

    /** Why nothing was found behind it; null if something was. */
    @Nullable
    JournalEnd end() {
        return end;
    }
}
