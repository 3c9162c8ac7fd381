package io.ballast.replay.step;

import io.ballast.journal.JournalDocument;
import io.ballast.launch.MessageText;
import io.ballast.launch.Spelling;
import io.ballast.message.MessageHeaderDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of messages that journals hold, by name: {@code Quote}, {@code NewOrder}. */
final class MessageKinds {
    /** What comes in: the schema gives it the first template ids. */
    static final MessageKinds INPUT = new MessageKinds("input", 1, 31);
    /** What goes out. */
    static final MessageKinds OUTPUT = new MessageKinds("output", 32, 255);

    private final String side;
    private final Map<String, Integer> templates = new LinkedHashMap<>();

    private MessageKinds(final String side, final int first, final int last) {
        this.side = side;
        for (int id = first; id <= last; id++) {
            final String name = MessageText.name(id);
            if (name != null) {
                templates.put(name, id);
            }
        }
    }

    List<String> names() {
        return List.copyOf(templates.keySet());
    }

    /**
     * Waits for one of them.
     *
     * @throws StepException if none is called so
     */
    Trigger trigger(final String name) {
        for (final Map.Entry<String, Integer> kind : templates.entrySet()) {
            if (kind.getKey().equalsIgnoreCase(name)) {
                final int template = kind.getValue();
                return stop -> isIn(stop.document(), template);
            }
        }
        throw StepException.usage(
                "there is no kind of " + side + " '" + name + "': " + Spelling.advice(name, templates.keySet()));
    }

    private boolean isIn(final JournalDocument document, final int template) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        if (this == INPUT) {
            return document.inputLength() >= MessageHeaderDecoder.ENCODED_LENGTH
                    && header.wrap(document.buffer(), document.inputOffset()).templateId() == template;
        }
        document.rewindOutputs();
        while (document.nextOutput()) {
            if (header.wrap(document.buffer(), document.outputOffset()).templateId() == template) {
                return true;
            }
        }
        return false;
    }
}
