package io.ballast.launch;

import java.math.BigDecimal;

/** Numbers and sums of one instrument's messages: equal for two readers that saw the same ones. */
final class CaptureSums {
    long quotes;
    long trades;

    private BigDecimal bid = BigDecimal.ZERO;
    private BigDecimal bidSize = BigDecimal.ZERO;
    private BigDecimal ask = BigDecimal.ZERO;
    private BigDecimal askSize = BigDecimal.ZERO;
    private BigDecimal tradePrice = BigDecimal.ZERO;
    private BigDecimal tradeSize = BigDecimal.ZERO;

    void quote(
            final BigDecimal bidPrice,
            final BigDecimal bidUnits,
            final BigDecimal askPrice,
            final BigDecimal askUnits) {
        quotes++;
        bid = bid.add(bidPrice);
        bidSize = bidSize.add(bidUnits);
        ask = ask.add(askPrice);
        askSize = askSize.add(askUnits);
    }

    void trade(final BigDecimal price, final BigDecimal units) {
        trades++;
        tradePrice = tradePrice.add(price);
        tradeSize = tradeSize.add(units);
    }

    @Override
    public String toString() {
        return "%d quotes: bid %s × %s, ask %s × %s; %d trades: %s × %s"
                .formatted(
                        quotes,
                        plain(bid),
                        plain(bidSize),
                        plain(ask),
                        plain(askSize),
                        trades,
                        plain(tradePrice),
                        plain(tradeSize));
    }

    private static String plain(final BigDecimal sum) {
        return sum.stripTrailingZeros().toPlainString();
    }
}
