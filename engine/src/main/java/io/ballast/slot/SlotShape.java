package io.ballast.slot;

/**
 * What a slot has room for.
 *
 * @param sleeves    how many sleeves there are
 * @param overlays   how many overlays there are
 * @param legs       how many legs all overlays have together
 * @param candidates how many candidates all overlays have together
 * @param sources    how many sources there are
 * @param accounts   how many margin accounts there are
 */
public record SlotShape(int sleeves, int overlays, int legs, int candidates, int sources, int accounts) {
    /** Room for what is said without any overlay. */
    public static final SlotShape EMPTY = new SlotShape(0, 0, 0, 0, 0, 0);
}
