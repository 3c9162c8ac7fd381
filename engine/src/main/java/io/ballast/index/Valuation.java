package io.ballast.index;

import io.ballast.instrument.Instrument;
import io.ballast.instrument.Sleeve;
import io.ballast.math.Bounds;
import io.ballast.math.Int128;
import io.ballast.math.Ppb;
import io.ballast.position.PositionBook;
import io.ballast.slot.IndexSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.List;

/** Sleeves, holdings and futures at mid, as exact sums that follow every tick, fill and holding. */
final class Valuation implements Stateful {
    private final long[] unitNanoUsd;
    private final boolean[] isContract;
    /** By instrument: where its parts begin in the arrays of parts; each part counts in one sleeve. */
    private final int[] firstPart;

    private final int[] partSleeve;
    private final long[] partPpb;
    private final long[] partCoefficient;
    /** By part: its share of profit paid in the coin, at the coin's mid. */
    private final long[] partCoinNanoUsd;

    private final long[] coinNanoUsd;
    private final long[] coefficient;
    /** What would be held had the engine never traded. */
    private final long[] baselineCoefficient;

    private final Int128[] sleeveSums;
    /** By sleeve: value that changes of quantity added, at the prices of their moments. */
    private final Int128[] flowSums;

    private final Int128 spotSum = new Int128();
    private final Int128 baselineSum = new Int128();
    private final Int128 futuresSum = new Int128();
    /** Profit paid in coin, at the coins' mids. */
    private final Int128 coinSum = new Int128();

    private final Int128 scratch = new Int128();
    private final long[] targetPpb;
    private final long[] stagedPpb;

    Valuation(final List<Instrument> instruments, final List<Sleeve> sleeves) {
        final int count = instruments.size();
        unitNanoUsd = new long[count];
        isContract = new boolean[count];
        firstPart = new int[count + 1];
        coefficient = new long[count];
        baselineCoefficient = new long[count];
        for (final Instrument instrument : instruments) {
            unitNanoUsd[instrument.id()] = instrument.nanoUsdPerHalfTickLot();
            isContract[instrument.id()] = instrument.isContract();
        }
        sleeveSums = new Int128[sleeves.size()];
        flowSums = new Int128[sleeves.size()];
        targetPpb = new long[sleeves.size()];
        for (final Sleeve sleeve : sleeves) {
            sleeveSums[sleeve.id()] = new Int128();
            flowSums[sleeve.id()] = new Int128();
            targetPpb[sleeve.id()] = sleeve.targetPpb();
        }
        final int parts =
                sleeves.stream().mapToInt(sleeve -> sleeve.assetIds().size()).sum();
        partSleeve = new int[parts];
        partPpb = new long[parts];
        partCoefficient = new long[parts];
        partCoinNanoUsd = new long[parts];
        coinNanoUsd = new long[count];
        fillParts(sleeves);
        stagedPpb = targetPpb.clone();
    }

    private void fillParts(final List<Sleeve> sleeves) {
        int part = 0;
        for (int instrument = 0; instrument < coefficient.length; instrument++) {
            firstPart[instrument] = part;
            for (final Sleeve sleeve : sleeves) {
                final int place = sleeve.assetIds().indexOf(instrument);
                if (place >= 0) {
                    partSleeve[part] = sleeve.id();
                    partPpb[part] = sleeve.sharesPpb().get(place);
                    part++;
                }
            }
        }
        firstPart[coefficient.length] = part;
    }

    long[] unitNanoUsd() {
        return unitNanoUsd;
    }

    /** Value of one lot for half a tick. */
    long unitNanoUsd(final int instrumentId) {
        return unitNanoUsd[instrumentId];
    }

    boolean[] isContract() {
        return isContract;
    }

    /** The mid of an instrument moved by this many half ticks. */
    void onMove(final int instrumentId, final long deltaHalfTicks) {
        if (isContract[instrumentId]) {
            futuresSum.addProduct(coefficient[instrumentId], deltaHalfTicks);
            return;
        }
        baselineSum.addProduct(baselineCoefficient[instrumentId], deltaHalfTicks);
        spotSum.addProduct(coefficient[instrumentId], deltaHalfTicks);
        final int end = firstPart[instrumentId + 1];
        for (int part = firstPart[instrumentId]; part < end; part++) {
            sleeveSums[partSleeve[part]].addProduct(partCoefficient[part], deltaHalfTicks);
        }
    }

    /** The quantity of an instrument changed while its mid stands at {@code midHalfTicks}. */
    void onQuantity(final int instrumentId, final long qtyLots, final long midHalfTicks) {
        final long after = qtyLots * unitNanoUsd[instrumentId];
        final long change = after - coefficient[instrumentId];
        coefficient[instrumentId] = after;
        if (isContract[instrumentId]) {
            futuresSum.addProduct(change, midHalfTicks);
            return;
        }
        spotSum.addProduct(change, midHalfTicks);
        long left = after;
        final int end = firstPart[instrumentId + 1];
        for (int part = firstPart[instrumentId]; part < end; part++) {
            // The last takes what rounding leaves, so that the parts make the whole.
            final long share = part == end - 1 ? left : Ppb.of(after, partPpb[part]);
            left -= share;
            addFlow(partSleeve[part], share - partCoefficient[part], midHalfTicks);
            partCoefficient[part] = share;
        }
    }

    /** The value of profit paid in a coin changed: that is coin, and counts where the coin does. */
    void onCoinValue(final int coinId, final long changeNanoUsd, final boolean isFlow) {
        coinSum.add(changeNanoUsd);
        coinNanoUsd[coinId] += changeNanoUsd;
        long left = coinNanoUsd[coinId];
        final int end = firstPart[coinId + 1];
        for (int part = firstPart[coinId]; part < end; part++) {
            final long share = part == end - 1 ? left : Ppb.of(coinNanoUsd[coinId], partPpb[part]);
            left -= share;
            final long change = share - partCoinNanoUsd[part];
            partCoinNanoUsd[part] = share;
            sleeveSums[partSleeve[part]].add(change);
            flowSums[partSleeve[part]].add(isFlow ? change : 0);
        }
    }

    /** An asset that counted in one sleeve counts in another from now on: to both that is a flow. */
    void onMembership(final int instrumentId, final int sleeveId, final long midHalfTicks) {
        final int part = firstPart[instrumentId];
        addFlow(partSleeve[part], -partCoefficient[part], midHalfTicks);
        addFlow(partSleeve[part], -1, partCoinNanoUsd[part]);
        addFlow(sleeveId, partCoefficient[part], midHalfTicks);
        addFlow(sleeveId, 1, partCoinNanoUsd[part]);
        partSleeve[part] = sleeveId;
    }

    private void addFlow(final int sleeve, final long change, final long midHalfTicks) {
        sleeveSums[sleeve].addProduct(change, midHalfTicks);
        flowSums[sleeve].addProduct(change, midHalfTicks);
    }

    /** The account says what is held; what the engine itself traded does not come here. */
    void onBaseline(final int instrumentId, final long qtyLots, final long midHalfTicks) {
        final long after = qtyLots * unitNanoUsd[instrumentId];
        baselineSum.addProduct(after - baselineCoefficient[instrumentId], midHalfTicks);
        baselineCoefficient[instrumentId] = after;
    }

    /** Whether the instrument is held or has a position, so that NAV depends on its price. */
    boolean matters(final int instrumentId) {
        return coefficient[instrumentId] != 0;
    }

    void stageTarget(final int sleeveId, final long weightPpb) {
        stagedPpb[sleeveId] = weightPpb;
    }

    /** Applies the staged targets together, or drops them if they make more than one. */
    boolean commitTargets(final long onePpb) {
        long totalPpb = 0;
        for (final long weightPpb : stagedPpb) {
            totalPpb += weightPpb;
        }
        final boolean isFeasible = totalPpb <= onePpb;
        if (isFeasible) {
            System.arraycopy(stagedPpb, 0, targetPpb, 0, targetPpb.length);
        } else {
            System.arraycopy(targetPpb, 0, stagedPpb, 0, targetPpb.length);
        }
        return isFeasible;
    }

    /** Cash and futures equity, or {@link Long#MIN_VALUE} if that is beyond what money can hold. */
    long collateralNanoUsd(final PositionBook book) {
        scratch.set(futuresSum);
        scratch.add(coinSum);
        scratch.add(book.cashNanoUsd());
        scratch.add(book.spotCashNanoUsd());
        scratch.add(book.futuresCashNanoUsd());
        return moneyOrMin(scratch);
    }

    /** Spot, and the collateral as last asked for; or {@link Long#MIN_VALUE}. */
    long navNanoUsd() {
        scratch.add(spotSum);
        return moneyOrMin(scratch);
    }

    /** Spot and cash as if the engine had never traded, or {@link Long#MIN_VALUE}. */
    long unhedgedNavNanoUsd(final PositionBook book) {
        scratch.set(baselineSum);
        scratch.add(book.cashNanoUsd());
        return moneyOrMin(scratch);
    }

    /** Value of what is held of an asset at this mid; 0 beyond what money can hold. */
    long assetNanoUsd(final int instrumentId, final long midHalfTicks) {
        scratch.clear();
        scratch.addProduct(coefficient[instrumentId], midHalfTicks);
        return scratch.fitsLong() && Bounds.isMoney(scratch.low()) ? scratch.low() : 0;
    }

    /** The asset's part of what contracts add to its sleeves, as it is of what they hold. */
    double contractsNanoUsd(final int instrumentId, final long midHalfTicks, final IndexSection out) {
        double sum = 0;
        final int end = firstPart[instrumentId + 1];
        for (int part = firstPart[instrumentId]; part < end; part++) {
            final int sleeve = partSleeve[part];
            final double heldNanoUsd = out.sleeveNanoUsd[sleeve];
            final double addedNanoUsd = out.effectiveNanoUsd[sleeve] - heldNanoUsd;
            sum += heldNanoUsd > 0 ? addedNanoUsd * ((double) partCoefficient[part] * midHalfTicks / heldNanoUsd) : 0;
        }
        return sum;
    }

    /** Value for half a tick of what is held of an instrument, or of the position in it. */
    long coefficient(final int instrumentId) {
        return coefficient[instrumentId];
    }

    /** Value at this mid of what counts of an asset in a sleeve. */
    double partNanoUsd(final int instrumentId, final int sleeve, final long midHalfTicks) {
        double sum = 0;
        final int end = firstPart[instrumentId + 1];
        for (int part = firstPart[instrumentId]; part < end; part++) {
            sum += partSleeve[part] == sleeve ? (double) partCoefficient[part] * midHalfTicks : 0;
        }
        return sum;
    }

    boolean isInSleeve(final int instrumentId) {
        return firstPart[instrumentId] < firstPart[instrumentId + 1];
    }

    /** Writes what every sleeve is worth; with negative cash one can be beyond what money holds while NAV is not: then false. */
    boolean writeSleeves(final IndexSection out) {
        boolean isInRange = true;
        for (int sleeve = 0; sleeve < sleeveSums.length; sleeve++) {
            final long nanoUsd = moneyOrMin(sleeveSums[sleeve]);
            out.sleeveNanoUsd[sleeve] = nanoUsd;
            isInRange &= nanoUsd != Long.MIN_VALUE;
        }
        return isInRange;
    }

    /** Writes every sleeve's drift and flow; values out of range are nothing. */
    void writeDrifts(final IndexSection out, final boolean isInRange) {
        for (int sleeve = 0; sleeve < sleeveSums.length; sleeve++) {
            final long nanoUsd = isInRange ? out.sleeveNanoUsd[sleeve] : 0;
            out.sleeveNanoUsd[sleeve] = nanoUsd;
            out.flowNanoUsd[sleeve] = flowSums[sleeve].low();
            out.driftNanoUsd[sleeve] = nanoUsd - Ppb.of(out.navNanoUsd, targetPpb[sleeve]);
        }
    }

    private static long moneyOrMin(final Int128 sum) {
        return sum.fitsLong() && Bounds.isMoney(sum.low()) ? sum.low() : Long.MIN_VALUE;
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(coefficient);
        state.each(baselineCoefficient);
        state.each(coinNanoUsd);
        codeParts(state);
        state.each(sleeveSums);
        state.each(flowSums);
        state.each(targetPpb);
        state.each(stagedPpb);
        spotSum.codeState(state);
        baselineSum.codeState(state);
        coinSum.codeState(state);
        futuresSum.codeState(state);
    }

    private void codeParts(final StateCodec state) {
        for (int part = 0; part < partSleeve.length; part++) {
            partSleeve[part] = state.index(partSleeve[part], sleeveSums.length);
            partCoefficient[part] = state.of(partCoefficient[part]);
            partCoinNanoUsd[part] = state.of(partCoinNanoUsd[part]);
        }
    }
}
