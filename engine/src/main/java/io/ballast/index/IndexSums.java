package io.ballast.index;

import io.ballast.instrument.IndexDefinition;
import io.ballast.instrument.Instrument;
import io.ballast.math.Int128;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/**
 * The value of every basket, kept as an exact 128-bit sum: a tick costs one multiply and one add for each index that
 * holds the instrument, and the sum equals the full recomputation to the last bit.
 */
public final class IndexSums {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    /** Powers of ten up to this one are exact doubles. */
    private static final int MAX_SCALE = 18;

    private final int[][] indicesOf;
    private final long[][] coefficientOf;
    private final Int128[] sums;
    private final double[] unitsPerUsd;
    private final int[] missing;

    /** Both lists by id. */
    public IndexSums(final List<IndexDefinition> definitions, final List<Instrument> instruments) {
        indicesOf = new int[instruments.size()][0];
        coefficientOf = new long[instruments.size()][0];
        sums = new Int128[definitions.size()];
        unitsPerUsd = new double[definitions.size()];
        missing = new int[definitions.size()];
        for (final IndexDefinition definition : definitions) {
            add(definition, instruments);
        }
    }

    private void add(final IndexDefinition definition, final List<Instrument> instruments) {
        final int index = definition.id();
        final int scale = scaleOf(definition, instruments);
        sums[index] = new Int128();
        unitsPerUsd[index] = BigDecimal.ONE.scaleByPowerOfTen(scale).doubleValue();
        missing[index] = definition.instrumentIds().size();
        for (int i = 0; i < definition.instrumentIds().size(); i++) {
            final int instrumentId = definition.instrumentIds().get(i);
            final long coefficient = perHalfTick(definition, instruments, i)
                    .scaleByPowerOfTen(scale)
                    .setScale(0, RoundingMode.UNNECESSARY)
                    .longValueExact();
            indicesOf[instrumentId] = append(indicesOf[instrumentId], index);
            coefficientOf[instrumentId] = append(coefficientOf[instrumentId], coefficient);
        }
    }

    /** Decimals that every coefficient of the index needs to be a whole number. */
    private static int scaleOf(final IndexDefinition definition, final List<Instrument> instruments) {
        int scale = 0;
        for (int i = 0; i < definition.instrumentIds().size(); i++) {
            scale = Math.max(
                    scale,
                    perHalfTick(definition, instruments, i).stripTrailingZeros().scale());
        }
        if (scale > MAX_SCALE) {
            throw new IllegalArgumentException(
                    "index " + definition.name() + " needs " + scale + " decimals; use coarser quantities or ticks");
        }
        return scale;
    }

    private static BigDecimal perHalfTick(
            final IndexDefinition definition, final List<Instrument> instruments, final int i) {
        final Instrument instrument = instruments.get(definition.instrumentIds().get(i));
        return definition.quantities().get(i).multiply(instrument.tickSize()).divide(TWO);
    }

    /** A constituent's mid moved by this many half ticks. */
    public void onMove(final int instrumentId, final long deltaHalfTicks) {
        final int[] indices = indicesOf[instrumentId];
        final long[] coefficients = coefficientOf[instrumentId];
        for (int i = 0; i < indices.length; i++) {
            sums[indices[i]].addProduct(coefficients[i], deltaHalfTicks);
        }
    }

    /** A constituent's price became usable. */
    public void onValid(final int instrumentId) {
        for (final int index : indicesOf[instrumentId]) {
            missing[index]--;
        }
    }

    /** A constituent's price became unusable; the sum keeps its last value. */
    public void onInvalid(final int instrumentId) {
        for (final int index : indicesOf[instrumentId]) {
            missing[index]++;
        }
    }

    /** Whether every constituent has a usable price. */
    public boolean isValid(final int index) {
        return missing[index] == 0;
    }

    /** USD per basket. */
    public double level(final int index) {
        return sums[index].toDouble() / unitsPerUsd[index];
    }

    /** The exact sum, in 10<sup>−scale</sup> USD. */
    public Int128 sum(final int index) {
        return sums[index];
    }

    int writeState(final MutableDirectBuffer buffer, final int offset) {
        int end = offset;
        for (int i = 0; i < sums.length; i++) {
            buffer.putLong(end, sums[i].high());
            buffer.putLong(end + Long.BYTES, sums[i].low());
            buffer.putInt(end + 2 * Long.BYTES, missing[i]);
            end += 2 * Long.BYTES + Integer.BYTES;
        }
        return end;
    }

    private static int[] append(final int[] array, final int value) {
        final int[] longer = Arrays.copyOf(array, array.length + 1);
        longer[array.length] = value;
        return longer;
    }

    private static long[] append(final long[] array, final long value) {
        final long[] longer = Arrays.copyOf(array, array.length + 1);
        longer[array.length] = value;
        return longer;
    }
}
