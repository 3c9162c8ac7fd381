package io.ballast.index;

import io.ballast.instrument.ContractTerms;
import io.ballast.instrument.Instrument;
import io.ballast.settings.LegSettings;
import java.util.Arrays;
import java.util.List;

/** Which legs an event has changed: those of the instrument it is about, of what that settles, and of what follows it. */
final class LegChanges {
    private final int[][] legsOf;
    private final boolean[] isChanged;
    private final boolean[] isRepriced;
    private boolean isAny;

    /** @param legs by id */
    LegChanges(final List<LegSettings> legs, final List<Instrument> instruments) {
        isChanged = new boolean[legs.size()];
        isRepriced = new boolean[legs.size()];
        legsOf = new int[instruments.size()][];
        for (int instrument = 0; instrument < legsOf.length; instrument++) {
            final int id = instrument;
            legsOf[instrument] = legs.stream()
                    .filter(leg -> dependsOn(instruments.get(leg.instrumentId()), id))
                    .mapToInt(LegSettings::id)
                    .toArray();
        }
        addAll();
    }

    private static boolean dependsOn(final Instrument traded, final int instrumentId) {
        final ContractTerms terms = traded.terms();
        return traded.id() == instrumentId
                || (traded.isSettledInCoin() && terms.settleInstrumentId() == instrumentId)
                || (traded.isContract() && terms.underlyingId() == instrumentId);
    }

    /** Something that is known of an instrument changed. */
    void add(final int instrumentId) {
        addHeld(instrumentId);
        for (final int leg : legsOf[instrumentId]) {
            isRepriced[leg] = true;
        }
    }

    /** What is held of an instrument changed, and nothing of its market. */
    void addHeld(final int instrumentId) {
        for (final int leg : legsOf[instrumentId]) {
            isChanged[leg] = true;
            isAny = true;
        }
    }

    /** Anything may have changed. */
    void addAll() {
        Arrays.fill(isChanged, true);
        Arrays.fill(isRepriced, true);
        isAny = true;
    }

    boolean isAny() {
        return isAny;
    }

    /** Whether anything of a leg changed. */
    boolean isChanged(final int leg) {
        return isChanged[leg];
    }

    /** Whether its market did. */
    boolean isRepriced(final int leg) {
        return isRepriced[leg];
    }

    /** All that changed has been written. */
    void clear() {
        if (isAny) {
            Arrays.fill(isChanged, false);
            Arrays.fill(isRepriced, false);
            isAny = false;
        }
    }
}
