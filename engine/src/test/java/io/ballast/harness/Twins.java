package io.ballast.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** One that goes on, and one that was set to what it wrote somewhere on its way: they must do alike. */
public final class Twins {
    private static final int SEEDS = 40;
    private static final int MOST_BEFORE = 60;
    private static final int BEHIND = 60;

    private Twins() {}

    /** What happens to one of them next; the same index and choices mean the same. */
    @FunctionalInterface
    public interface Step<T> {
        void take(T one, int index, Random choices);
    }

    /**
     * Checks both after every step behind the cut.
     *
     * @param fresh   as the first one was at its start
     * @param figures what can be asked of it
     */
    public static <T extends Stateful> void check(
            final Supplier<T> fresh, final Step<T> step, final Function<T, List<?>> figures) {
        Seeds.forEach(SEEDS, generator -> {
            final T one = fresh.get();
            final int cut = generator.below(MOST_BEFORE);
            for (int index = 0; index < cut; index++) {
                step.take(one, index, new Random(generator.anyLong()));
            }
            final byte[] written = written(one);
            final T other = fresh.get();
            final StateCodec state = new StateCodec().read(new UnsafeBuffer(written), 0, written.length);
            other.codeState(state);
            assertThat(state.end()).isEqualTo(written.length);
            for (int index = cut; index < cut + BEHIND; index++) {
                assertThat(written(other)).isEqualTo(written(one));
                assertThat(figures.apply(other).toString())
                        .isEqualTo(figures.apply(one).toString());
                final long choices = generator.anyLong();
                step.take(one, index, new Random(choices));
                step.take(other, index, new Random(choices));
            }
        });
    }

    private static byte[] written(final Stateful one) {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final int end = one.writeState(buffer, 0);
        return Arrays.copyOf(buffer.byteArray(), end);
    }
}
