package io.ballast.gateway.aeron;

import java.nio.ByteOrder;

/**
 * The layout of an order log, little-endian. The head:
 *
 * <pre>
 *   0                  16                               80
 *  +------------------+--------------------------------+
 *  | magic, version   | configuration SHA-256, in hex  |
 *  +------------------+--------------------------------+
 * </pre>
 *
 * Then records, one behind the other:
 *
 * <pre>
 *   0          4         8                16              24
 *  +----------+---------+----------------+---------------+-------------------------+
 *  | length   | CRC-32C | market steps   | cause time    | message header and body |
 *  +----------+---------+----------------+---------------+-------------------------+
 * </pre>
 *
 * Length and checksum are of what is behind them.
 */
final class OrderLogDescriptor {
    static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    static final String MAGIC = "BALLAST ORDERS 1";
    static final int SHA_OFFSET = MAGIC.length();
    static final int SHA_LENGTH = 64;
    static final int HEAD_LENGTH = SHA_OFFSET + SHA_LENGTH;

    static final int LENGTH_OFFSET = 0;
    static final int CHECKSUM_OFFSET = LENGTH_OFFSET + Integer.BYTES;
    static final int BODY_OFFSET = CHECKSUM_OFFSET + Integer.BYTES;
    static final int STEPS_OFFSET = BODY_OFFSET;
    static final int CAUSE_OFFSET = STEPS_OFFSET + Long.BYTES;
    static final int ORDER_OFFSET = CAUSE_OFFSET + Long.BYTES;
    static final int SHORTEST_BODY = ORDER_OFFSET - BODY_OFFSET;
    static final int LONGEST_BODY = 1 << 12;

    private OrderLogDescriptor() {}
}
