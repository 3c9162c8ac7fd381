package io.ballast.slot;

/** One entry of the ring, preallocated and recycled. */
public final class Slot {
    public final InputSection input = new InputSection();
    public final IngestSection ingest = new IngestSection();
    public final IndexSection index;
    public final HedgeSection hedge;
    public final OrderSection order;

    public Slot(final SlotShape shape) {
        index = new IndexSection(shape);
        hedge = new HedgeSection(shape);
        order = new OrderSection(shape);
    }
}
