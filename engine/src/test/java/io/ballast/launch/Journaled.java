package io.ballast.launch;

import io.ballast.counter.Counters;
import io.ballast.journal.DocumentKind;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import io.ballast.pipeline.Stages;
import io.ballast.slot.Slot;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A session's journal, run through fresh stages to see what stood behind each input. */
final class Journaled {
    private Journaled() {}

    static void rerun(final EngineConfiguration configuration, final Path journal, final Consumer<Slot> observer) {
        final Stages stages = StagesFactory.create(configuration, new Counters());
        final Slot slot = new Slot(configuration.slotShape());
        final JournalDocument document = new JournalDocument();
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next(document)) {
                if (document.kind() == DocumentKind.INPUT) {
                    slot.input.buffer.putBytes(0, document.buffer(), document.inputOffset(), document.inputLength());
                    slot.input.length = document.inputLength();
                    stages.onSlot(slot, document.sequence());
                    observer.accept(slot);
                }
            }
        }
    }
}
