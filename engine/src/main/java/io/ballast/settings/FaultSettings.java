package io.ballast.settings;

/**
 * One fault: at a given time, or by chance at every event that it could befall.
 *
 * @param kind           what goes wrong
 * @param atNs           engine time; 0: by chance alone. A fault of messages befalls the first one from then on
 * @param probabilityPpb chance at each event of its scope
 * @param durationNs     how long it lasts, or by how much it delays; 0 if that has no meaning
 * @param sourceId       -1: of every source
 * @param instrumentId   -1: of every instrument
 * @param sharePpb       of the position that DELEVERAGE closes
 * @param shiftNs        what CLOCK_JUMP adds to event times
 */
public record FaultSettings(
        FaultKind kind,
        long atNs,
        long probabilityPpb,
        long durationNs,
        int sourceId,
        int instrumentId,
        long sharePpb,
        long shiftNs) {
    /** Stands for every source or instrument. */
    public static final int ANY = -1;

    private static final long WHOLE_PPB = 1_000_000_000L;

    /** Once, at a time. */
    public static FaultSettings at(final FaultKind kind, final long atNs, final long durationNs) {
        return new FaultSettings(kind, atNs, 0, durationNs, ANY, ANY, WHOLE_PPB, 0);
    }

    /** By chance. */
    public static FaultSettings chance(final FaultKind kind, final long probabilityPpb, final long durationNs) {
        return new FaultSettings(kind, 0, probabilityPpb, durationNs, ANY, ANY, WHOLE_PPB, 0);
    }

    /** The same in one source. */
    public FaultSettings ofSource(final int id) {
        return new FaultSettings(kind, atNs, probabilityPpb, durationNs, id, instrumentId, sharePpb, shiftNs);
    }

    /** The same of one instrument. */
    public FaultSettings ofInstrument(final int id) {
        return new FaultSettings(kind, atNs, probabilityPpb, durationNs, sourceId, id, sharePpb, shiftNs);
    }

    /** The same of a share of the position. */
    public FaultSettings share(final long ppb) {
        return new FaultSettings(kind, atNs, probabilityPpb, durationNs, sourceId, instrumentId, ppb, shiftNs);
    }

    /** The same with event times shifted. */
    public FaultSettings shifted(final long byNs) {
        return new FaultSettings(kind, atNs, probabilityPpb, durationNs, sourceId, instrumentId, sharePpb, byNs);
    }
}
