package io.ballast.replay.capture;

/** What a column can hold. */
enum Field {
    SYMBOL("symbol"),
    TIME("time"),
    EVENT_TIME("eventTime"),
    SEQUENCE("sequence"),
    BID("bid"),
    BID_QTY("bidQty"),
    ASK("ask"),
    ASK_QTY("askQty"),
    PRICE("price"),
    QTY("qty"),
    /** {@code buy} or {@code sell}: what the taker did. */
    SIDE("side"),
    /** Whether the buyer's order had been resting. */
    BUYER_MAKER("isBuyerMaker"),
    OPEN("open"),
    HIGH("high"),
    LOW("low"),
    CLOSE("close"),
    MARK("mark"),
    INDEX("index"),
    /** Funding rate of a period, as a share. */
    RATE("rate"),
    /** When the running funding period ends. */
    NEXT_FUNDING("nextFunding"),
    /** Length of a funding period. */
    INTERVAL_HOURS("intervalHours");

    private final String word;

    Field(final String word) {
        this.word = word;
    }

    /** How a mapping file calls it. */
    String word() {
        return word;
    }

    boolean isTime() {
        return this == TIME || this == EVENT_TIME || this == NEXT_FUNDING;
    }
}
