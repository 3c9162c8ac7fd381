package io.ballast.settings;

/** Which tax lots of an asset are sold first. */
public enum LotMethod {
    /** The one acquired first. */
    FIFO,
    /** The one acquired last. */
    LIFO,
    /** The dearest: the least gain. */
    HIFO
}
