package io.ballast.benchmarks.openloop;

/** What the thread that sends orders writes. */
abstract class OrderTapFields extends PaddingBefore {
    long orders;
    long clientOrderId;
    long qtyLots;
    int instrumentId;
    boolean isBuy;
    long beginNs;
}
