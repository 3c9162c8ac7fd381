package io.ballast.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class StateCodecTest {
    private enum Lamp {
        OFF,
        ON
    }

    /** One field of each kind. */
    private static final class Panel implements Stateful {
        private long count = 7;
        private int steps = -3;
        private byte level = 5;
        private double ratio = -0.0;
        private boolean isOpen = true;
        private Lamp lamp = Lamp.ON;
        private final long[] ticks = {1, Long.MIN_VALUE};
        private final int[] places = {9};
        private final double[] sums = {Double.NaN, 2.5, 99};
        private final boolean[] flags = {true, false};
        private int used = 2;

        @Override
        public void codeState(final StateCodec state) {
            count = state.of(count);
            steps = state.of(steps);
            level = state.of(level);
            ratio = state.of(ratio);
            isOpen = state.of(isOpen);
            lamp = state.of(lamp, Lamp.values());
            state.each(ticks);
            state.each(places);
            used = state.count(used, sums.length);
            state.each(sums, used);
            state.each(flags);
        }
    }

    private static Panel other() {
        final Panel panel = new Panel();
        panel.count = 0;
        panel.steps = 0;
        panel.level = 0;
        panel.ratio = 1;
        panel.isOpen = false;
        panel.lamp = Lamp.OFF;
        Arrays.fill(panel.ticks, 0);
        Arrays.fill(panel.places, 0);
        Arrays.fill(panel.sums, 0);
        Arrays.fill(panel.flags, false);
        panel.used = 0;
        return panel;
    }

    private static byte[] bytes(final Stateful part) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(8);
        final int end = part.writeState(buffer, 0);
        return Arrays.copyOf(buffer.byteArray(), end);
    }

    @Test
    void shouldSetWhatItWrote() {
        final byte[] written = bytes(new Panel());
        final Panel panel = other();
        assertThat(bytes(panel)).isNotEqualTo(written);
        final StateCodec state = new StateCodec().read(new UnsafeBuffer(written), 0, written.length);
        panel.codeState(state);
        assertThat(state.end()).isEqualTo(written.length);
        assertThat(bytes(panel)).isEqualTo(written);
        assertThat(panel.lamp).isEqualTo(Lamp.ON);
        assertThat(panel.sums[2]).as("behind the count").isZero();
    }

    @Test
    void shouldWriteTheSameBytesOnEveryMachine() {
        assertThat(ByteBuffer.wrap(bytes(new Panel()))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getLong())
                .isEqualTo(7);
    }

    @Test
    void shouldSayHowMuchRoomStateNeeds() {
        final int length = bytes(new Panel()).length;
        for (int room = 0; room <= length + 1; room++) {
            final byte[] memory = new byte[length + 8];
            Arrays.fill(memory, (byte) 0x55);
            final StateCodec state = new StateCodec().write(new UnsafeBuffer(memory, 0, room), 0);
            new Panel().codeState(state);
            assertThat(state.end()).isEqualTo(length);
            assertThat(state.isWhole()).as("with %d bytes", room).isEqualTo(room >= length);
            assertThat(Arrays.copyOfRange(memory, Math.min(room, length), memory.length))
                    .as("nothing behind byte %d", room)
                    .containsOnly(0x55);
        }
    }

    @Test
    void shouldRefuseStateThatEndsEarlyOrNamesNothing() {
        final byte[] written = bytes(new Panel());
        for (int length = 0; length < written.length; length++) {
            final StateCodec cut = new StateCodec().read(new UnsafeBuffer(written), 0, length);
            assertThatThrownBy(() -> new Panel().codeState(cut))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("not whole");
        }
        final int lampAt = Long.BYTES + Integer.BYTES + 1 + Double.BYTES + 1;
        final byte[] damaged = written.clone();
        damaged[lampAt] = 2;
        assertThatThrownBy(() ->
                        new Panel().codeState(new StateCodec().read(new UnsafeBuffer(damaged), 0, damaged.length)))
                .hasMessageContaining("names constant 2 of 2");
    }
}
