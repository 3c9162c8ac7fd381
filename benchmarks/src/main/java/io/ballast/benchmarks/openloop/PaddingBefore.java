package io.ballast.benchmarks.openloop;

/** Keeps the fields of a subclass off the cache lines of whatever lies before it. */
@SuppressWarnings("unused")
abstract class PaddingBefore {
    private long before01;
    private long before02;
    private long before03;
    private long before04;
    private long before05;
    private long before06;
    private long before07;
    private long before08;
    private long before09;
    private long before10;
    private long before11;
    private long before12;
    private long before13;
    private long before14;
    private long before15;
    private long before16;
}
