package io.ballast.hedge;

import io.ballast.math.Ppb;
import io.ballast.settings.CandidateSettings;

/** Contracts that serve an overlay together: their places among its contracts, and their shares of the notional. */
final class Candidate {
    private final int number;
    private final int[] places;
    private final long[] sharesPpb;
    private final double[] shares;

    /**
     * @param number     its place in the configuration
     * @param firstLegId id of the overlay's first contract: ids run on from there
     */
    Candidate(final int number, final CandidateSettings settings, final int firstLegId) {
        this.number = number;
        places = settings.legs().stream().mapToInt(leg -> leg - firstLegId).toArray();
        sharesPpb = settings.weightsPpb().stream().mapToLong(Long::longValue).toArray();
        shares = new double[sharesPpb.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Ppb.toFraction(sharesPpb[i]);
        }
    }

    /** Its place in the configuration. */
    int number() {
        return number;
    }

    int size() {
        return places.length;
    }

    /** Place of its i-th contract among the overlay's. */
    int place(final int i) {
        return places[i];
    }

    double share(final int i) {
        return shares[i];
    }

    /** Its i-th contract's part of an amount. */
    long partOf(final long amountNanoUsd, final int i) {
        return sharesPpb[i] == Ppb.ONE ? amountNanoUsd : Ppb.of(amountNanoUsd, sharesPpb[i]);
    }

    boolean has(final int place) {
        for (final int own : places) {
            if (own == place) {
                return true;
            }
        }
        return false;
    }
}
