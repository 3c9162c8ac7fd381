package io.ballast.state;

import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Memory that a stage's state is copied into at a checkpoint, and out of which another thread may take it while the stage
 * goes on. Two copies: one is written while the other is being kept.
 *
 * <p>The owner calls {@link #reserve} once and {@link #take} at each checkpoint, and {@link #keep} if the copy is to
 * outlive the next; another thread reads {@link #kept} after it has seen {@link #isKept} and gives it back with
 * {@link #release}. State that outgrows what was reserved makes
 * {@code take} allocate, once for each doubling.
 */
public final class StateImage {
    private static final int SLACK_BYTES = 1 << 12;

    private final CRC32C checksum = new CRC32C();
    private final StateCodec codec = new StateCodec();
    private UnsafeBuffer working = new UnsafeBuffer(new byte[0]);
    private UnsafeBuffer keeping = new UnsafeBuffer(new byte[0]);
    private int bytes;
    private int crc;
    private int keptBytes;
    private long keptSequence;
    private long keptTimeNs;
    private volatile boolean isWanted;
    private volatile boolean isKept;

    /** Makes room for twice the state as it is now. */
    public void reserve(final Stateful owner) {
        owner.codeState(codec.write(working, 0));
        final int length = 2 * codec.end() + SLACK_BYTES;
        working = new UnsafeBuffer(new byte[length]);
        keeping = new UnsafeBuffer(new byte[length]);
    }

    /** Copies the owner's state and makes its checksum. */
    public void take(final Stateful owner) {
        owner.codeState(codec.write(working, 0));
        if (!codec.isWhole()) {
            working = new UnsafeBuffer(new byte[2 * codec.end()]);
            owner.codeState(codec.write(working, 0));
        }
        bytes = codec.end();
        checksum.reset();
        checksum.update(working.byteArray(), 0, bytes);
        crc = (int) checksum.getValue();
    }

    /**
     * Leaves the copy just taken to another thread.
     *
     * @param sequence of the input behind which the state is
     * @param timeNs   engine time of it
     * @throws IllegalStateException if the one before has not been given back
     */
    public void keep(final long sequence, final long timeNs) {
        if (isKept) {
            throw new IllegalStateException("the copy before has not been given back");
        }
        final UnsafeBuffer free = keeping;
        keeping = working;
        working = free;
        keptBytes = bytes;
        keptSequence = sequence;
        keptTimeNs = timeNs;
        isKept = true;
    }

    /** From now on copies are wanted. */
    public void want() {
        isWanted = true;
    }

    /** Whether copies are wanted at all. */
    public boolean isWanted() {
        return isWanted;
    }

    /** Length of the state last taken, in bytes. */
    public int bytes() {
        return bytes;
    }

    /** CRC-32C of the state last taken. */
    public int crc() {
        return crc;
    }

    /** Whether a copy waits for another thread; any thread may ask. */
    public boolean isKept() {
        return isKept;
    }

    /** The copy that waits, {@link #keptBytes} long. */
    public DirectBuffer kept() {
        return keeping;
    }

    /** Length of the copy that waits, in bytes. */
    public int keptBytes() {
        return keptBytes;
    }

    /** Sequence of the input behind which the copy that waits is. */
    public long keptSequence() {
        return keptSequence;
    }

    /** Engine time of that input. */
    public long keptTimeNs() {
        return keptTimeNs;
    }

    /** Gives the copy back: the stage may write over it. */
    public void release() {
        isKept = false;
    }
}
