package io.ballast.slot;

/** One entry of the ring, preallocated and recycled. */
public final class Slot {
    public final InputSection input = new InputSection();
    public final IngestSection ingest = new IngestSection();
    public final IndexSection index;
    public final HedgeSection hedge;
    public final OrderSection order;

    /** For an engine of so many sleeves and overlays. */
    public Slot(final int sleeves, final int overlays) {
        index = new IndexSection(sleeves, overlays);
        hedge = new HedgeSection(overlays);
        order = new OrderSection(overlays);
    }
}
