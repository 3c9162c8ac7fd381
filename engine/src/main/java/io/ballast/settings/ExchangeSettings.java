package io.ballast.settings;

/**
 * The embedded exchange.
 *
 * @param feePpb            taker fee as a share of notional
 * @param entryLatencyNs    from the engine's decision to the exchange's book
 * @param responseLatencyNs from the exchange's book back to the engine
 * @param maxFillLots       most that one quote fills, in lots; 0: no limit beyond the quoted size
 * @param rejectPpb         share of new orders it rejects, drawn from the session's seed
 * @param funding           whether it charges the funding its market data announces
 */
public record ExchangeSettings(
        long feePpb, long entryLatencyNs, long responseLatencyNs, long maxFillLots, long rejectPpb, boolean funding) {}
