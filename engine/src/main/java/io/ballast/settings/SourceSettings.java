package io.ballast.settings;

import java.util.List;

/**
 * One source of market data and the guards its data must pass.
 *
 * @param id             dense, from 0
 * @param name           how the configuration and reports call it
 * @param kind           what it reads
 * @param files          paths relative to the data directory; empty for SYNTHETIC
 * @param stalenessNs    a price older than this is not traded on
 * @param clockOffsetNs  added to the source's receive times before they are compared with venue times
 * @param maxClockSkewNs a quote whose venue time differs more from its corrected receive time is refused; 0: no check
 * @param barNs          length of one bar; 0 unless BARS
 * @param halfSpreadPpb  half the quoted spread of a bar's quotes, as a share of price; 0 unless BARS
 * @param quoteLots      size shown on each side of a bar's quotes; 0 unless BARS
 * @param hasDepth       whether order books are read for the embedded exchange; only CAPTURE has them
 */
public record SourceSettings(
        int id,
        String name,
        SourceKind kind,
        List<String> files,
        long stalenessNs,
        long clockOffsetNs,
        long maxClockSkewNs,
        long barNs,
        long halfSpreadPpb,
        long quoteLots,
        boolean hasDepth) {
    public SourceSettings {
        files = List.copyOf(files);
    }

    /** Without order books. */
    public SourceSettings(
            final int id,
            final String name,
            final SourceKind kind,
            final List<String> files,
            final long stalenessNs,
            final long clockOffsetNs,
            final long maxClockSkewNs,
            final long barNs,
            final long halfSpreadPpb,
            final long quoteLots) {
        this(id, name, kind, files, stalenessNs, clockOffsetNs, maxClockSkewNs, barNs, halfSpreadPpb, quoteLots, false);
    }
}
