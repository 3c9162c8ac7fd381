package io.ballast.slot;

import org.agrona.concurrent.UnsafeBuffer;

/** The encoded input. Written by the feed, decoded by ingest only. */
public final class InputSection {
    /** Longest input, header included. */
    public static final int CAPACITY = 256;

    public final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
    public int length;
    /** For telemetry only: {@code System.nanoTime} when the feed claimed the slot; 0 of an input that is re-run. */
    public long claimedNanoTime;
}
