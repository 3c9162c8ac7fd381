package io.ballast.gateway;

import org.agrona.DirectBuffer;

/**
 * Encoded market inputs in the order of their receive times. One thread reads; errors of the data behind it surface as
 * {@link MarketDataException} from {@link #peekTimeNs} and {@link #advance}.
 */
public interface MarketFeed extends AutoCloseable {
    /** {@link #peekTimeNs} behind the last input. */
    long END = Long.MAX_VALUE;

    /** Receive time of the input under the cursor, or {@link #END}. */
    long peekTimeNs();

    /** Holds the input under the cursor, message header first, until {@link #advance}. */
    DirectBuffer buffer();

    int offset();

    int length();

    /** Moves the cursor to the next input. */
    void advance();

    /** Share of what it comes from that has been read, from 0 to 1; NaN: nobody knows. Any thread may ask. */
    default double share() {
        return Double.NaN;
    }

    @Override
    void close();
}
