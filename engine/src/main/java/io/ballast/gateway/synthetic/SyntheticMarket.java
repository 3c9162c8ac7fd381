package io.ballast.gateway.synthetic;

import io.ballast.instrument.InstrumentKind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Parameters of the synthetic market. An asset's log return over dt years is
 *
 * <pre>
 *   r = √dt · (marketBeta · {@link #MARKET_VOL} · z_market + sectorBeta · {@link #SECTOR_VOL} · z_sector + ownVol · z_own)
 * </pre>
 *
 * with independent standard normal z, no drift. A contract is priced at its underlying × (1 + basis), where the basis
 * reverts to its mean (Ornstein-Uhlenbeck).
 *
 * <p><b>Measured</b> on Binance USDⓈ-M one-minute closes from 2025-06-16 21:00 to 2025-06-22 21:00 UTC (one sell-off
 * week: a single regime), volatilities per year of 365 days from 1,728 five-minute log returns:
 * <ul>
 *   <li>market: the common part of BTC and ETH; its variance is cov(BTC, ETH) ÷ (β<sub>BTC</sub> β<sub>ETH</sub>) with
 *       betas to the mean of the two. Total volatility BTC 0.372, ETH 0.776, correlation 0.829;
 *   <li>sector: principal-axis factor of the twelve DeFi names' covariance left after the market, its mean loading 1.
 *       The model's pair correlations differ from the measured ones by 0.019 root mean square; an equally weighted
 *       basket of the twelve had volatility 0.856 and correlation 0.904 with the mean of BTC and ETH;
 *   <li>DEFI: the index future against an equally weighted basket (which explains 94.8 % of its five-minute variance):
 *       mean basis −4 bp; standard deviation 18 bp and half-life about 80 minutes against a fitted basket (44 bp
 *       against the equally weighted one, most of it a difference of composition);
 *   <li>BTCPERP and ETHPERP: perpetual against spot closes of the same week: mean −4.6 and −4.5 bp, standard deviation
 *       0.8 and 1.0 bp, half-life about 10 minutes (lag 15 minutes; faster noise at one minute);
 *   <li>funding over the week: mean 0.37 bp (BTC), 0.36 bp (ETH), 0.27 bp (UNI, AAVE) per 8 hours: what
 *       {@link FundingRate} gives for a basis of −4.6 bp is 0.4 bp;
 *   <li>half-spreads of BTC and ETH: medians of the USDⓈ-M book ticker of 2024-08-08 23:54 to 2024-08-09 00:00 UTC.
 * </ul>
 * <b>Assumed</b>, not measured: half-spreads of 5 bp elsewhere, and the sizes quoted.
 */
public final class SyntheticMarket {
    /** Volatility per year of the factor common to all assets. */
    static final double MARKET_VOL = 0.529;
    /** Volatility per year of the factor common to the sector's assets. */
    static final double SECTOR_VOL = 0.237;

    /** What the contract on the whole sector is called; its underlying is the equally weighted basket. */
    static final String SECTOR = "DEFI";

    private static final double BP = 1e-4;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long THIN_HALF_SPREAD_PPB = 500_000;

    /** Assets in the order in which the generator draws for them. Changing it changes every price. */
    static final List<Asset> ASSETS = List.of(
            new Asset("BTC", false, 108_748.6, 0.620, 0, 0.176, 810, 500_000),
            new Asset("ETH", false, 2_667.41, 1.380, 0, 0.263, 1_865, 500_000),
            thin("UNI", 7.868, 1.661, 1.277, 0.746),
            thin("AAVE", 289.04, 1.658, 0.746, 0.463),
            thin("MKR", 2_248.4, 1.432, 0.716, 0.662),
            thin("CRV", 0.645, 1.777, 1.235, 0.685),
            thin("COMP", 56.07, 1.201, 1.099, 0.580),
            thin("SNX", 0.640, 1.493, 0.984, 0.532),
            thin("LDO", 0.8775, 1.803, 1.250, 0.362),
            thin("SUSHI", 0.6747, 1.740, 1.510, 0.276),
            thin("YFI", 5_245, 1.004, 0.557, 0.344),
            thin("ONEINCH", 0.2030, 1.363, 0.804, 0.294),
            thin("PENDLE", 4.0705, 1.574, 0.511, 0.642),
            thin("DYDX", 0.539, 1.621, 1.312, 0.646));

    /** Contracts in the order in which the generator draws for them, after the assets. */
    static final List<Contract> CONTRACTS = List.of(
            new Contract("DEFI", SECTOR, 713.7, -4 * BP, 18 * BP, 80 * MINUTE_NS, THIN_HALF_SPREAD_PPB, 100_000),
            new Contract("BTCPERP", "BTC", 0, -4.6 * BP, 0.8 * BP, 10 * MINUTE_NS, 810, 500_000),
            new Contract("ETHPERP", "ETH", 0, -4.5 * BP, 1.0 * BP, 10 * MINUTE_NS, 1_865, 500_000));

    private SyntheticMarket() {}

    /** Every symbol the market prices: assets, then contracts. */
    public static List<String> symbols() {
        return Stream.concat(
                        ASSETS.stream().map(Asset::symbol), CONTRACTS.stream().map(Contract::symbol))
                .toList();
    }

    /** What the market prices of a kind. */
    public static List<String> symbols(final InstrumentKind kind) {
        return switch (kind) {
            case SPOT -> ASSETS.stream().map(Asset::symbol).toList();
            case LINEAR -> CONTRACTS.stream().map(Contract::symbol).toList();
            case INVERSE, QUANTO -> List.of();
        };
    }

    static int assetIndex(final String symbol) {
        return indexOf(ASSETS.stream().map(Asset::symbol).toList(), symbol, "asset");
    }

    static int contractIndex(final String symbol) {
        return indexOf(CONTRACTS.stream().map(Contract::symbol).toList(), symbol, "contract");
    }

    private static int indexOf(final List<String> known, final String symbol, final String what) {
        final int index = known.indexOf(symbol);
        if (index < 0) {
            throw new IllegalArgumentException("the synthetic market has no " + what + " '" + symbol + "': it has "
                    + known.stream().collect(Collectors.joining(", ")));
        }
        return index;
    }

    private static Asset thin(
            final String symbol,
            final double startUsd,
            final double marketBeta,
            final double sectorBeta,
            final double ownVol) {
        return new Asset(symbol, true, startUsd, marketBeta, sectorBeta, ownVol, THIN_HALF_SPREAD_PPB, 50_000);
    }

    /**
     * @param isSector      whether it belongs to the sector that is sold off
     * @param startUsd      first price
     * @param marketBeta    loading on the market factor
     * @param sectorBeta    loading on the sector factor
     * @param ownVol        volatility per year of what is its own
     * @param halfSpreadPpb half the quoted spread as a share of price
     * @param quotedUsd     size shown on each side
     */
    record Asset(
            String symbol,
            boolean isSector,
            double startUsd,
            double marketBeta,
            double sectorBeta,
            double ownVol,
            long halfSpreadPpb,
            double quotedUsd) {}

    /**
     * @param underlying      symbol of an asset, or {@link #SECTOR}
     * @param startUsd        level the basket starts at; unused on one asset
     * @param basisMean       contract ÷ underlying − 1, long-run mean
     * @param basisDeviation  its stationary standard deviation
     * @param basisHalfLifeNs time in which a deviation halves
     * @param halfSpreadPpb   half the quoted spread as a share of price
     * @param quotedUsd       size shown on each side
     */
    record Contract(
            String symbol,
            String underlying,
            double startUsd,
            double basisMean,
            double basisDeviation,
            long basisHalfLifeNs,
            long halfSpreadPpb,
            double quotedUsd) {
        boolean isOnSector() {
            return underlying.equals(SECTOR);
        }
    }
}
