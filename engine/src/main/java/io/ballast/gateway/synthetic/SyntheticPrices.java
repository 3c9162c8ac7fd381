package io.ballast.gateway.synthetic;

import io.ballast.gateway.synthetic.SyntheticMarket.Asset;
import io.ballast.gateway.synthetic.SyntheticMarket.Contract;
import io.ballast.math.Years;

/**
 * Prices of every asset and contract of the market, one step at a time. All of them are drawn whether or not anybody
 * asks, so that adding an instrument to a configuration leaves the prices of the others as they were.
 */
final class SyntheticPrices {
    private static final int ASSETS = SyntheticMarket.ASSETS.size();
    private static final int CONTRACTS = SyntheticMarket.CONTRACTS.size();

    private final NormalNumbers normal;
    private final SellOff sellOff;

    private final double[] startUsd = new double[ASSETS];
    private final boolean[] isSector = new boolean[ASSETS];
    private final double[] marketStep = new double[ASSETS];
    private final double[] sectorStep = new double[ASSETS];
    private final double[] ownStep = new double[ASSETS];
    private final double[] logReturn = new double[ASSETS];
    private final double[] assetUsd = new double[ASSETS];

    private final int[] underlying = new int[CONTRACTS];
    private final double[] basketStartUsd = new double[CONTRACTS];
    private final double[] basisMean = new double[CONTRACTS];
    private final double[] basisKeep = new double[CONTRACTS];
    private final double[] basisStep = new double[CONTRACTS];
    private final double[] deviation = new double[CONTRACTS];
    private final double[] indexUsd = new double[CONTRACTS];

    SyntheticPrices(final long seed, final long stepNs, final long sellOffPpb) {
        normal = new NormalNumbers(seed);
        sellOff = new SellOff(sellOffPpb);
        final double rootYears = Math.sqrt(Years.of(stepNs));
        for (int i = 0; i < ASSETS; i++) {
            prepare(i, SyntheticMarket.ASSETS.get(i), rootYears);
        }
        for (int i = 0; i < CONTRACTS; i++) {
            prepare(i, SyntheticMarket.CONTRACTS.get(i), stepNs);
        }
        price(0);
    }

    /** Moves one step on. {@code progress} is the elapsed share of the session. */
    void step(final double progress) {
        final double market = normal.next();
        final double sector = normal.next();
        for (int i = 0; i < ASSETS; i++) {
            logReturn[i] += marketStep[i] * market + sectorStep[i] * sector + ownStep[i] * normal.next();
        }
        for (int i = 0; i < CONTRACTS; i++) {
            deviation[i] = deviation[i] * basisKeep[i] + basisStep[i] * normal.next();
        }
        price(progress);
    }

    double assetUsd(final int asset) {
        return assetUsd[asset];
    }

    /** What the contract is on: an asset's price or the basket's level. */
    double indexUsd(final int contract) {
        return indexUsd[contract];
    }

    double basis(final int contract) {
        return basisMean[contract] + deviation[contract];
    }

    double contractUsd(final int contract) {
        return indexUsd[contract] * (1 + basis(contract));
    }

    private void prepare(final int i, final Asset asset, final double rootYears) {
        startUsd[i] = asset.startUsd();
        isSector[i] = asset.isSector();
        marketStep[i] = asset.marketBeta() * SyntheticMarket.MARKET_VOL * rootYears;
        sectorStep[i] = asset.sectorBeta() * SyntheticMarket.SECTOR_VOL * rootYears;
        ownStep[i] = asset.ownVol() * rootYears;
    }

    private void prepare(final int i, final Contract contract, final long stepNs) {
        underlying[i] = contract.isOnSector() ? -1 : SyntheticMarket.assetIndex(contract.underlying());
        basketStartUsd[i] = contract.startUsd();
        basisMean[i] = contract.basisMean();
        basisKeep[i] = StrictMath.pow(0.5, (double) stepNs / contract.basisHalfLifeNs());
        basisStep[i] = contract.basisDeviation() * Math.sqrt(1 - basisKeep[i] * basisKeep[i]);
    }

    private void price(final double progress) {
        final double left = sellOff.factor(progress);
        double relatives = 0;
        int members = 0;
        for (int i = 0; i < ASSETS; i++) {
            final double relative = StrictMath.exp(logReturn[i]) * (isSector[i] ? left : 1);
            assetUsd[i] = startUsd[i] * relative;
            relatives += isSector[i] ? relative : 0;
            members += isSector[i] ? 1 : 0;
        }
        for (int i = 0; i < CONTRACTS; i++) {
            indexUsd[i] = underlying[i] < 0 ? basketStartUsd[i] * relatives / members : assetUsd[underlying[i]];
        }
    }
}
