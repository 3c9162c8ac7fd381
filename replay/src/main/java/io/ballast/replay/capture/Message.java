package io.ballast.replay.capture;

import java.util.EnumSet;
import java.util.Set;

/** What the rows of a file become. */
enum Message {
    QUOTE,
    TRADE,
    MARK,
    /** Four quotes each. */
    BAR,
    /** Two marks each: before the payment and at it. */
    FUNDING;

    /** Columns without which there is none. */
    Set<Field> required() {
        return switch (this) {
            case QUOTE -> EnumSet.of(Field.TIME, Field.BID, Field.BID_QTY, Field.ASK, Field.ASK_QTY);
            case TRADE -> EnumSet.of(Field.TIME, Field.PRICE, Field.QTY);
            case MARK -> EnumSet.of(Field.TIME, Field.MARK);
            case BAR -> EnumSet.of(Field.TIME, Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE);
            case FUNDING -> EnumSet.of(Field.TIME, Field.RATE);
        };
    }
}
