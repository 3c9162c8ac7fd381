package io.ballast.index;

import io.ballast.instrument.IndexDefinition;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.ScheduledRecomposition;
import io.ballast.math.Int128;
import io.ballast.slot.Quality;
import io.ballast.slot.Recomposition;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of every index, kept as an exact 128-bit sum: a tick costs one multiply and one add for each index that
 * holds the instrument, and the sum equals the full recomputation to the last bit.
 *
 * <p>A cross-quoted index Σ q_i·P_quote/P_i keeps T = Σ ⌊m_i·2<sup>44</sup>/P_i⌋ with each term remembered, so a tick
 * of a constituent costs one division, and a tick of the quote asset nothing: level ∝ T·P_quote.
 *
 * <p>Level = base level × (value ÷ base value), where value is the sum as a double. A recomposition makes the level of
 * the moment the base level and the new value the base value: the quotient is 1 and the level the same to the last bit.
 */
public final class IndexSums implements Stateful {
    private static final int NONE = IndexDefinition.NO_QUOTE;

    /** Per instrument: how many indices it is in, which, and with what coefficient. */
    private final int[] countOf;

    private final int[][] indicesOf;
    private final long[][] coefficientOf;
    private final long[] midHalfTicks;
    private final boolean[] isPriced;

    private final Int128[] sums;
    /** Per index and instrument; nothing for an index that is not cross-quoted. */
    private final Int128[][] terms;

    private final int[] quoteOf;
    private final double[] baseLevels;
    private final double[] baseValues;
    /** Whether the base value is known: from the start, or once every constituent was priced together. */
    private final boolean[] isBased;

    private final int[] missing;
    /** Per instrument: whether its price is usable for less than everything. */
    private final boolean[] isDegraded;
    /** Per index: constituents of which that is so. */
    private final int[] degraded;

    /** Per index: how often its value or its quality may have changed. */
    private final long[] changes;

    private final Composition[] compositions;
    private final Composer composer;
    private final Int128 scratch = new Int128();
    private final Int128 scratchTerm = new Int128();

    /**
     * Both lists by id.
     *
     * @throws IllegalArgumentException if a basket's quantities and ticks need more decimals than exact sums have
     */
    public IndexSums(final List<IndexDefinition> definitions, final List<Instrument> instruments) {
        final int count = definitions.size();
        countOf = new int[instruments.size()];
        indicesOf = new int[instruments.size()][count];
        coefficientOf = new long[instruments.size()][count];
        midHalfTicks = new long[instruments.size()];
        isPriced = new boolean[instruments.size()];
        sums = new Int128[count];
        terms = new Int128[count][0];
        quoteOf = new int[count];
        baseLevels = new double[count];
        baseValues = new double[count];
        isBased = new boolean[count];
        missing = new int[count];
        isDegraded = new boolean[instruments.size()];
        degraded = new int[count];
        changes = new long[count];
        compositions = new Composition[count];
        composer = new Composer(instruments);
        for (final IndexDefinition definition : definitions) {
            add(definition, instruments.size());
        }
    }

    /** What exact arithmetic has against an index at any time of its schedule; null: nothing. */
    public static @Nullable String complaintAbout(final IndexDefinition index, final List<Instrument> instruments) {
        final Composer composer = new Composer(instruments);
        final Composition composition = new Composition(instruments.size());
        composition.read(index.form(), index.composition());
        Recomposition outcome = composer.check(composition, index.quoteId());
        for (int i = 0;
                outcome == Recomposition.APPLIED && i < index.recompositions().size();
                i++) {
            final ScheduledRecomposition next = index.recompositions().get(i);
            composition.read(next.form(), next.composition());
            outcome = composer.check(composition, index.quoteId());
        }
        return outcome == Recomposition.APPLIED ? null : composer.complaint(index.name(), outcome);
    }

    private void add(final IndexDefinition definition, final int instruments) {
        final int index = definition.id();
        final int quoteId = definition.quoteId();
        final Composition composition = new Composition(instruments);
        composition.read(definition.form(), definition.composition());
        final Recomposition outcome = composer.check(composition, quoteId);
        if (outcome != Recomposition.APPLIED) {
            throw new IllegalArgumentException(composer.complaint(definition.name(), outcome));
        }
        sums[index] = new Int128();
        quoteOf[index] = quoteId;
        if (quoteId != NONE) {
            terms[index] = new Int128[instruments];
            for (int i = 0; i < instruments; i++) {
                terms[index][i] = new Int128();
            }
            link(index, quoteId, 0);
        }
        compositions[index] = composition;
        setBase(index, definition.baseLevel());
        link(index);
        missing[index] = size(index);
    }

    /** Without a base level the value of the basket is the level, and its composition depends on no price. */
    private void setBase(final int index, final @Nullable BigDecimal baseLevel) {
        isBased[index] = baseLevel == null;
        baseLevels[index] = baseLevel == null ? 1 : baseLevel.doubleValue();
        if (baseLevel == null) {
            composer.compose(compositions[index], quoteOf[index], midHalfTicks);
        }
        baseValues[index] = compositions[index].unit;
    }

    /** A constituent's mid moved by this many half ticks. */
    public void onMove(final int instrumentId, final long deltaHalfTicks) {
        final int[] indices = indicesOf[instrumentId];
        final long[] coefficients = coefficientOf[instrumentId];
        midHalfTicks[instrumentId] += deltaHalfTicks;
        for (int i = 0; i < countOf[instrumentId]; i++) {
            if (quoteOf[indices[i]] == NONE) {
                sums[indices[i]].addProduct(coefficients[i], deltaHalfTicks);
            } else if (coefficients[i] != 0) {
                moveTerm(indices[i], instrumentId, coefficients[i]);
            }
            changes[indices[i]]++;
        }
    }

    private void moveTerm(final int index, final int instrumentId, final long coefficient) {
        final Int128 term = terms[index][instrumentId];
        sums[index].subtract(term);
        setTerm(term, coefficient, midHalfTicks[instrumentId]);
        sums[index].add(term);
    }

    /** An instrument that was never priced has no term. */
    private static void setTerm(final Int128 term, final long coefficient, final long mid) {
        if (mid > 0) {
            term.setQuotient(coefficient, mid);
        } else {
            term.clear();
        }
    }

    /** A constituent's price became usable. */
    public void onValid(final int instrumentId) {
        isPriced[instrumentId] = true;
        final int[] indices = indicesOf[instrumentId];
        for (int i = 0; i < countOf[instrumentId]; i++) {
            missing[indices[i]]--;
            changes[indices[i]]++;
        }
    }

    /** A constituent's price became unusable; the sum keeps its last value. */
    public void onInvalid(final int instrumentId) {
        isPriced[instrumentId] = false;
        final int[] indices = indicesOf[instrumentId];
        for (int i = 0; i < countOf[instrumentId]; i++) {
            missing[indices[i]]++;
            changes[indices[i]]++;
        }
    }

    /** A constituent's price became degraded, or is so no longer. */
    public void onDegraded(final int instrumentId, final boolean isNowDegraded) {
        isDegraded[instrumentId] = isNowDegraded;
        final int[] indices = indicesOf[instrumentId];
        for (int i = 0; i < countOf[instrumentId]; i++) {
            degraded[indices[i]] += isNowDegraded ? 1 : -1;
            changes[indices[i]]++;
        }
    }

    /** INVALID unless the index is valid, DEGRADED if a constituent's price is. */
    public Quality quality(final int index) {
        if (!isValid(index)) {
            return Quality.INVALID;
        }
        return degraded[index] == 0 ? Quality.NORMAL : Quality.DEGRADED;
    }

    /** Whether every constituent has a usable price and the index has its base. */
    public boolean isValid(final int index) {
        return missing[index] == 0 && isBased[index];
    }

    /** Index points, or USD per basket for one without a base level; 0 before the base is known. */
    public double level(final int index) {
        return isBased[index] ? baseLevels[index] * (value(index) / baseValues[index]) : 0;
    }

    /** Another number whenever level, validity or quality of an index may be another. */
    long changes(final int index) {
        return changes[index];
    }

    /** The exact sum, in its own unit. */
    public Int128 sum(final int index) {
        return sums[index];
    }

    /**
     * Share of the index that a constituent makes at the prices of the moment; negative for a constituent of a
     * cross-quoted index, whose level falls when it rises, and 1 for the quote asset.
     */
    public double weight(final int index, final int instrumentId) {
        if (instrumentId == quoteOf[index]) {
            return 1;
        }
        final int member = compositions[index].find(instrumentId);
        if (member < 0 || !sums[index].isPositive()) {
            return 0;
        }
        final double total = sums[index].toDouble();
        return quoteOf[index] == NONE
                ? (double) coefficient(index, instrumentId) * midHalfTicks[instrumentId] / total
                : -terms[index][instrumentId].toDouble() / total;
    }

    private long coefficient(final int index, final int instrumentId) {
        return coefficientOf[instrumentId][positionOf(index, instrumentId)];
    }

    private double value(final int index) {
        final double sum = sums[index].toDouble();
        return quoteOf[index] == NONE ? sum : sum * midHalfTicks[quoteOf[index]];
    }

    boolean isBased(final int index) {
        return isBased[index];
    }

    Composition composition(final int index) {
        return compositions[index];
    }

    /** What stands against a composition whatever the prices; {@link Recomposition#APPLIED} if nothing does. */
    Recomposition check(final int index, final Composition next) {
        return composer.check(next, quoteOf[index]);
    }

    /** Whether everything in the index now and then has a usable price. */
    boolean isReadyFor(final int index, final Composition next) {
        final boolean isIncomplete = isBased[index] && missing[index] != 0;
        final boolean isQuoteMissing = quoteOf[index] != NONE && !isPriced[quoteOf[index]];
        if (isIncomplete || isQuoteMissing) {
            return false;
        }
        for (int i = 0; i < next.count; i++) {
            if (!isPriced[next.instrumentIds[i]]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Makes the index of a checked composition it is ready for, at the prices of the moment and without a change of
     * level, and keeps the object; the one it was made of is the caller's from then on. Anything but
     * {@link Recomposition#APPLIED} changes nothing.
     */
    Recomposition recompose(final int index, final Composition next) {
        final Recomposition outcome = composer.compose(next, quoteOf[index], midHalfTicks);
        if (outcome != Recomposition.APPLIED) {
            return outcome;
        }
        sum(index, next, scratch);
        if (!scratch.isPositive()) {
            return Recomposition.REFUSED_SUM;
        }
        if (isBased[index]) {
            baseLevels[index] = level(index);
        }
        unlink(index);
        compositions[index] = next;
        link(index);
        sums[index].set(scratch);
        missing[index] = 0;
        degraded[index] = count(index, isDegraded);
        isBased[index] = true;
        baseValues[index] = value(index);
        changes[index]++;
        return Recomposition.APPLIED;
    }

    /** Constituents, and the quote asset with them. */
    private int size(final int index) {
        return compositions[index].count + (quoteOf[index] == NONE ? 0 : 1);
    }

    /** Of how many of them this is so. */
    private int count(final int index, final boolean[] isSo) {
        final Composition composition = compositions[index];
        int count = quoteOf[index] != NONE && isSo[quoteOf[index]] ? 1 : 0;
        for (int i = 0; i < composition.count; i++) {
            count += isSo[composition.instrumentIds[i]] ? 1 : 0;
        }
        return count;
    }

    private void sum(final int index, final Composition composition, final Int128 sum) {
        sum.clear();
        for (int i = 0; i < composition.count; i++) {
            final long mid = midHalfTicks[composition.instrumentIds[i]];
            if (quoteOf[index] == NONE) {
                sum.addProduct(composition.coefficients[i], mid);
            } else {
                setTerm(scratchTerm, composition.coefficients[i], mid);
                sum.add(scratchTerm);
            }
        }
    }

    private void link(final int index) {
        final Composition composition = compositions[index];
        for (int i = 0; i < composition.count; i++) {
            final int instrumentId = composition.instrumentIds[i];
            link(index, instrumentId, composition.coefficients[i]);
            if (quoteOf[index] != NONE) {
                setTerm(terms[index][instrumentId], composition.coefficients[i], midHalfTicks[instrumentId]);
            }
        }
    }

    private void link(final int index, final int instrumentId, final long coefficient) {
        final int position = countOf[instrumentId]++;
        indicesOf[instrumentId][position] = index;
        coefficientOf[instrumentId][position] = coefficient;
    }

    private void unlink(final int index) {
        final Composition composition = compositions[index];
        for (int i = 0; i < composition.count; i++) {
            unlink(index, composition.instrumentIds[i]);
        }
    }

    private void unlink(final int index, final int instrumentId) {
        final int last = --countOf[instrumentId];
        final int position = positionOf(index, instrumentId);
        indicesOf[instrumentId][position] = indicesOf[instrumentId][last];
        coefficientOf[instrumentId][position] = coefficientOf[instrumentId][last];
    }

    private int positionOf(final int index, final int instrumentId) {
        int position = 0;
        while (indicesOf[instrumentId][position] != index) {
            position++;
        }
        return position;
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(midHalfTicks);
        state.each(isPriced);
        state.each(isDegraded);
        state.each(sums);
        state.each(baseLevels);
        state.each(baseValues);
        state.each(isBased);
        state.each(compositions);
        if (state.isReading()) {
            linkAll();
        }
    }

    /** Links, terms and counts follow from the compositions and the prices. */
    private void linkAll() {
        Arrays.fill(countOf, 0);
        for (int index = 0; index < compositions.length; index++) {
            if (quoteOf[index] != NONE) {
                link(index, quoteOf[index], 0);
            }
            link(index);
            missing[index] = size(index) - count(index, isPriced);
            degraded[index] = count(index, isDegraded);
        }
    }
}
