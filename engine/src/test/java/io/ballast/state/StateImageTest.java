package io.ballast.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.zip.CRC32C;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

class StateImageTest {
    /** As long as it is told. */
    private static final class Growing implements Stateful {
        private final long[] values = new long[100_000];
        private int count;

        @Override
        public void codeState(final StateCodec state) {
            count = state.count(count, values.length);
            state.each(values, count);
        }
    }

    private static int crc(final Stateful owner) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final int end = owner.writeState(buffer, 0);
        final CRC32C crc = new CRC32C();
        crc.update(buffer.byteArray(), 0, end);
        return (int) crc.getValue();
    }

    @Test
    void shouldCopyStateThatOutgrewWhatWasReserved() {
        final Growing owner = new Growing();
        final StateImage image = new StateImage();
        image.reserve(owner);
        for (final int count : new int[] {0, 10, 100_000, 3}) {
            owner.count = count;
            image.take(owner);
            assertThat(image.bytes()).isEqualTo(Integer.BYTES + count * Long.BYTES);
            assertThat(image.crc()).isEqualTo(crc(owner));
        }
    }

    @Test
    void shouldLeaveTheCopyAloneThatAnotherThreadHas() {
        final Growing owner = new Growing();
        final StateImage image = new StateImage();
        image.reserve(owner);
        owner.count = 1;
        owner.values[0] = 7;
        image.take(owner);
        image.keep(40, 1_000);
        owner.values[0] = 8;
        image.take(owner);
        assertThat(image.isKept()).isTrue();
        assertThat(image.keptSequence()).isEqualTo(40);
        assertThat(image.keptTimeNs()).isEqualTo(1_000);
        assertThat(image.keptBytes()).isEqualTo(Integer.BYTES + Long.BYTES);
        assertThat(image.kept().getLong(Integer.BYTES)).isEqualTo(7);
        assertThatThrownBy(() -> image.keep(41, 1_001)).isInstanceOf(IllegalStateException.class);
        image.release();
        image.keep(41, 1_001);
        assertThat(image.kept().getLong(Integer.BYTES)).isEqualTo(8);
    }
}
