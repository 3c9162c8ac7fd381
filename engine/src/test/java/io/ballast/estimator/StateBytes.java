package io.ballast.estimator;

import java.util.Arrays;
import java.util.function.ToIntBiFunction;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

/** What a state writes: equal bytes mean that nothing changed. */
final class StateBytes {
    private static final int OFFSET = 3;

    private StateBytes() {}

    static byte[] of(final ToIntBiFunction<MutableDirectBuffer, Integer> writer) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final int end = writer.applyAsInt(buffer, OFFSET);
        return Arrays.copyOfRange(buffer.byteArray(), OFFSET, end);
    }
}
