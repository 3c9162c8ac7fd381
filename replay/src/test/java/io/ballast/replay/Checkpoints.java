package io.ballast.replay;

import io.ballast.journal.Checkpoint;
import io.ballast.journal.CheckpointFile;
import io.ballast.launch.JournalPlayback;
import io.ballast.message.CheckpointDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.slot.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;

/** Every checkpoint of a journal; a session under load writes only some of them. */
final class Checkpoints {
    private Checkpoints() {}

    /** Writes the missing ones and returns all, the latest first. */
    static List<Path> complete(final Path journal) throws IOException {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        try (JournalPlayback playback = JournalPlayback.open(journal)) {
            while (playback.next()) {
                header.wrap(playback.slot().input.buffer, 0);
                if (header.templateId() == CheckpointDecoder.TEMPLATE_ID) {
                    CheckpointFile.write(journal, checkpoint(playback));
                }
            }
        }
        return CheckpointFile.list(journal);
    }

    private static Checkpoint checkpoint(final JournalPlayback playback) {
        return new Checkpoint(
                playback.sequence(),
                playback.slot().ingest.timeNs,
                MessageHeaderDecoder.SCHEMA_VERSION,
                playback.header().configurationSha256(),
                playback.stages().inOrder().stream().map(Checkpoints::state).toList());
    }

    private static byte[] state(final Stage stage) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1 << 16);
        final int length = stage.writeState(buffer, 0);
        return Arrays.copyOf(buffer.byteArray(), length);
    }
}
