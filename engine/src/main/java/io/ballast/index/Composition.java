package io.ballast.index;

import io.ballast.instrument.IndexComposition;
import io.ballast.instrument.IndexForm;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.math.BigDecimal;

/**
 * What an index is or will be made of, in preallocated arrays. Members stand by instrument id, so that no result depends
 * on the order in which they were told.
 */
final class Composition implements Stateful {
    private static final IndexForm[] FORMS = IndexForm.values();

    final int[] instrumentIds;
    /** Amounts are mantissa × 10<sup>exponent</sup>. */
    final long[] mantissas;

    final int[] exponents;
    /** Whole quantities of half ticks, in the unit of the sum; {@link Composer} sets them. */
    final long[] coefficients;

    IndexForm form = IndexForm.QUANTITIES;
    long capPpb;
    long floorPpb;
    /** How many members there shall be. */
    int announced;
    /** How many there are. */
    int count;
    /** What the sum is for a level of one without a base. */
    double unit = 1;

    Composition(final int capacity) {
        instrumentIds = new int[capacity];
        mantissas = new long[capacity];
        exponents = new int[capacity];
        coefficients = new long[capacity];
    }

    void begin(final IndexForm newForm, final long newCapPpb, final long newFloorPpb, final int members) {
        form = newForm;
        capPpb = newCapPpb;
        floorPpb = newFloorPpb;
        announced = members;
        count = 0;
        unit = 1;
    }

    /** Adds a member, or replaces its amount. */
    void put(final int instrumentId, final long mantissa, final int exponent) {
        int at = count;
        while (at > 0 && instrumentIds[at - 1] > instrumentId) {
            at--;
        }
        if (at == 0 || instrumentIds[at - 1] != instrumentId) {
            makeRoom(at);
        } else {
            at--;
        }
        instrumentIds[at] = instrumentId;
        mantissas[at] = mantissa;
        exponents[at] = exponent;
        coefficients[at] = 0;
    }

    private void makeRoom(final int at) {
        System.arraycopy(instrumentIds, at, instrumentIds, at + 1, count - at);
        System.arraycopy(mantissas, at, mantissas, at + 1, count - at);
        System.arraycopy(exponents, at, exponents, at + 1, count - at);
        System.arraycopy(coefficients, at, coefficients, at + 1, count - at);
        count++;
    }

    /** @throws ArithmeticException if an amount has more than 18 digits */
    void read(final IndexForm newForm, final IndexComposition composition) {
        final int members = composition.instrumentIds().size();
        begin(newForm, composition.capPpb(), composition.floorPpb(), members);
        for (int i = 0; i < members; i++) {
            final BigDecimal amount = composition.amounts().get(i).stripTrailingZeros();
            put(
                    composition.instrumentIds().get(i),
                    amount.unscaledValue().longValueExact(),
                    Math.negateExact(amount.scale()));
        }
    }

    boolean isComplete() {
        return count > 0 && count == announced;
    }

    boolean isCapped() {
        return capPpb != 0 || floorPpb != 0;
    }

    boolean holds(final int instrumentId) {
        return find(instrumentId) >= 0;
    }

    /** Where a member stands, below zero if it is none. */
    int find(final int instrumentId) {
        for (int i = 0; i < count; i++) {
            if (instrumentIds[i] == instrumentId) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void codeState(final StateCodec state) {
        form = state.of(form, FORMS);
        capPpb = state.of(capPpb);
        floorPpb = state.of(floorPpb);
        announced = state.of(announced);
        count = state.count(count, instrumentIds.length);
        for (int i = 0; i < count; i++) {
            instrumentIds[i] = state.index(instrumentIds[i], instrumentIds.length);
        }
        state.each(exponents, count);
        state.each(mantissas, count);
        state.each(coefficients, count);
    }
}
