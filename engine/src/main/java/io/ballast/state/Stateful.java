package io.ballast.state;

import org.agrona.MutableDirectBuffer;

/** Has state that can influence a later output, and names every part of it in one place. */
public interface Stateful {
    /**
     * Hands every part of the state to the codec and takes back what it returns: the same value when state is written,
     * the one written before when it is set. What can be computed from it is not handed over but computed again when
     * {@link StateCodec#isReading()}.
     */
    void codeState(StateCodec state);

    /**
     * Writes the state. Not for the hot path: it makes a codec.
     *
     * @return the offset behind the last byte written
     */
    default int writeState(final MutableDirectBuffer buffer, final int offset) {
        final StateCodec state = new StateCodec().write(buffer, offset);
        codeState(state);
        return state.end();
    }
}
