package io.ballast.launch;

import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.StateChecksumsDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;

/** What the stages wrote down at a checkpoint, and which of them would not write that again. */
final class StateDifference {
    private static final List<String> STAGES = List.of("ingest", "index", "hedge", "order");

    /** Length and CRC-32C of one stage's state. */
    private record Image(String stage, int bytes, int crc) {
        String text() {
            return String.format(Locale.ROOT, "%s %,d bytes with CRC-32C %08x", stage, bytes, crc);
        }
    }

    private final List<Image> recorded = new ArrayList<>();
    private final List<Image> rerun = new ArrayList<>();

    /** Both buffers hold {@code StateChecksums}. */
    StateDifference(final DirectBuffer recordedBuffer, final int recordedOffset, final DirectBuffer rerunBuffer) {
        final List<Image> before = images(recordedBuffer, recordedOffset);
        final List<Image> now = images(rerunBuffer, 0);
        for (int i = 0; i < STAGES.size(); i++) {
            if (!before.get(i).equals(now.get(i))) {
                recorded.add(before.get(i));
                rerun.add(now.get(i));
            }
        }
    }

    /** Whether a message is what the stages wrote down, whole. */
    static boolean isReadable(final DirectBuffer buffer, final int offset, final int length) {
        return length == MessageHeaderDecoder.ENCODED_LENGTH + StateChecksumsDecoder.BLOCK_LENGTH
                && new MessageHeaderDecoder().wrap(buffer, offset).templateId() == StateChecksumsDecoder.TEMPLATE_ID;
    }

    /** Whether a message is what stages with these states wrote down. */
    static boolean areOf(final DirectBuffer buffer, final int offset, final int length, final List<byte[]> states) {
        if (!isReadable(buffer, offset, length)) {
            return false;
        }
        final List<Image> images = images(buffer, offset);
        boolean isSame = true;
        for (int i = 0; i < STAGES.size(); i++) {
            final CRC32C crc = new CRC32C();
            crc.update(states.get(i));
            isSame &= images.get(i).bytes() == states.get(i).length
                    && images.get(i).crc() == (int) crc.getValue();
        }
        return isSame;
    }

    private static List<Image> images(final DirectBuffer buffer, final int offset) {
        final StateChecksumsDecoder in =
                new StateChecksumsDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        return List.of(
                new Image(STAGES.get(0), in.ingestBytes(), in.ingestCrc()),
                new Image(STAGES.get(1), in.indexBytes(), in.indexCrc()),
                new Image(STAGES.get(2), in.hedgeBytes(), in.hedgeCrc()),
                new Image(STAGES.get(3), in.orderBytes(), in.orderCrc()));
    }

    /** False if only the time differs. */
    boolean isFound() {
        return !recorded.isEmpty();
    }

    /** Which stages' state differs. */
    String what() {
        return "state of stage "
                + String.join(", ", recorded.stream().map(Image::stage).toList());
    }

    String recorded() {
        return text(recorded);
    }

    String rerun() {
        return text(rerun);
    }

    private static String text(final List<Image> images) {
        return String.join(", ", images.stream().map(Image::text).toList());
    }
}
