package io.ballast.benchmarks.peer;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One input on its way through the overlay as written first; each step adds what it found. */
final class FirstTick {
    /** What it says. */
    enum Kind {
        CASH,
        HOLDING,
        QUOTE,
        FILL,
        /** Anything that this overlay does not need. */
        OTHER
    }

    final Kind kind;
    final long timeNs;
    final String symbol;
    /** Of a quote the bid, of a fill the price. */
    final BigDecimal price;

    final BigDecimal ask;
    /** Coins held, USD of cash, or contracts filled: bought above zero. */
    final BigDecimal quantity;

    @Nullable
    BigDecimal navUsd;

    @Nullable
    BigDecimal indexLevel;

    @Nullable
    BigDecimal driftUsd;

    @Nullable
    BigDecimal usdPerLot;

    @Nullable
    BigDecimal positionLots;

    /** Maintenance margin as a share of the account. */
    @Nullable
    BigDecimal marginRatio;

    @Nullable
    BigDecimal targetLots;

    FirstTick(
            final Kind kind,
            final long timeNs,
            final String symbol,
            final BigDecimal price,
            final BigDecimal ask,
            final BigDecimal quantity) {
        this.kind = kind;
        this.timeNs = timeNs;
        this.symbol = symbol;
        this.price = price;
        this.ask = ask;
        this.quantity = quantity;
    }
}
