package io.ballast.slot;

/** One entry of the ring, preallocated and recycled. */
public final class Slot {
    public final InputSection input = new InputSection();
    public final IngestSection ingest;
    public final IndexSection index;
    public final HedgeSection hedge;
    public final OrderSection order;

    /** With sections of its own. */
    public Slot(final SlotShape shape) {
        ingest = new IngestSection();
        index = new IndexSection(shape);
        hedge = new HedgeSection(shape);
        order = new OrderSection(shape);
    }

    private Slot(final Slot other) {
        ingest = other.ingest;
        index = other.index;
        hedge = other.hedge;
        order = other.order;
    }

    /**
     * A slot with an input of its own that shares every other section: for a ring whose slots one thread takes through all
     * stages, the journal and egress before it looks at the next.
     */
    public Slot sharingSections() {
        return new Slot(this);
    }
}
