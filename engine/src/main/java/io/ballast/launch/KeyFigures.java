package io.ballast.launch;

import java.util.List;

/**
 * A session in the figures by which two of them are compared. Money is in nano-USD.
 *
 * @param navStartNanoUsd    when NAV was first known
 * @param navEndNanoUsd      when it was last known
 * @param unhedgedEndNanoUsd the same as if the engine had never traded
 * @param feesNanoUsd        venue fees paid
 * @param spreadNanoUsd      paid for crossing the spread: below zero if fills were better than the mid at their arrival
 * @param fundingNanoUsd     funding paid; received below zero
 * @param impactNanoUsd      modelled impact that fills do not show, of the overlays that keep a cost ledger
 * @param maxDrawdown        most that NAV fell below its highest so far, as a share of that
 * @param overlays           by id
 * @param accounts           by id
 */
public record KeyFigures(
        long navStartNanoUsd,
        long navEndNanoUsd,
        long unhedgedEndNanoUsd,
        long feesNanoUsd,
        long spreadNanoUsd,
        long fundingNanoUsd,
        long impactNanoUsd,
        double maxDrawdown,
        List<Overlay> overlays,
        List<Account> accounts) {
    /**
     * One overlay. Tracking errors are a year, as shares of NAV, over the intervals with an open position; NaN without
     * one. Turnover is half of what was traded, as a multiple of mean NAV a year.
     */
    public record Overlay(
            String name,
            long intervals,
            double predictedError,
            double unhedgedError,
            double hedgedError,
            double contractTurnover,
            double spotTurnover,
            double outsideBand) {}

    /**
     * One margin account. Use is maintenance margin over equity, at most one; distance is in daily standard deviations
     * to the nearest liquidation, infinite where nothing could be liquidated.
     */
    public record Account(String name, double maxUse, double meanUse, double maxLeverage, double minDistance) {}

    public KeyFigures {
        overlays = List.copyOf(overlays);
        accounts = List.copyOf(accounts);
    }

    /** Fees, spread, funding and impact. */
    public long costNanoUsd() {
        return feesNanoUsd + spreadNanoUsd + fundingNanoUsd + impactNanoUsd;
    }
}
