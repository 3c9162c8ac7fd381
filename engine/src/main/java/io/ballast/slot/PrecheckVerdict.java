package io.ballast.slot;

/** What an overlay's own check says of the position it intends. */
public enum PrecheckVerdict {
    /** It lowers the tracking error. */
    APPROVED,
    /** Too few samples to predict a tracking error: approved on the composition. */
    UNMEASURED,
    /** It would not lower the tracking error of the portfolio. */
    ERROR_NOT_REDUCED,
    /** Rounded to lots, the pair keeps more of the market than its bound allows. */
    PAIR_UNBALANCED,
    /** Half a lot is more than the band: rounding would leave it again and again. */
    BAND_TOO_NARROW,
    /** What stands behind it would not survive the stress, or the margin ladder lets no risk be added. */
    MARGIN,
    /** Approved as far as what stands behind it survives the stress: less than was wanted. */
    RESIZED
}
