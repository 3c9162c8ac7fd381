package io.ballast.gateway.aeron;

import io.aeron.ChannelUri;
import io.aeron.CommonContext;

/** What the two processes can be connected by. */
public final class AeronChannel {
    public static final String IPC = CommonContext.IPC_CHANNEL;

    /** Large enough for a burst of inputs, small enough for a memory file system. */
    private static final String TERM_LENGTH = "1m";

    private AeronChannel() {}

    /** What is wrong with a channel as a sentence's end, or nothing. */
    public static String problem(final String channel) {
        final ChannelUri uri;
        try {
            uri = ChannelUri.parse(channel);
        } catch (final IllegalArgumentException e) {
            return "is not an Aeron channel: " + e.getMessage();
        }
        if (uri.isIpc()) {
            return "";
        }
        return uri.get(CommonContext.ENDPOINT_PARAM_NAME) == null ? "has no endpoint" : "";
    }

    /** Whether it is shared memory. */
    public static boolean isIpc(final String channel) {
        return ChannelUri.parse(channel).isIpc();
    }

    /**
     * The same channel for the inputs of one connection alone: an engine that died, or was refused, holds nobody else's
     * inputs back.
     */
    static String ofConnection(final String channel, final long connectionId) {
        final ChannelUri uri = ChannelUri.parse(channel);
        uri.put(CommonContext.SESSION_ID_PARAM_NAME, Integer.toString((int) connectionId));
        return uri.toString();
    }

    /** The same channel for a publication, with a log of ours unless it says how long one is. */
    static String forPublication(final String channel) {
        final ChannelUri uri = ChannelUri.parse(channel);
        if (uri.get(CommonContext.TERM_LENGTH_PARAM_NAME) == null) {
            uri.put(CommonContext.TERM_LENGTH_PARAM_NAME, TERM_LENGTH);
        }
        return uri.toString();
    }
}
