package io.ballast.replay.compare;

import io.ballast.launch.KeyFigures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One figure of a session under a stable name.
 *
 * @param name  such as {@code fees} or {@code margin.main.ratio.max}: that of a series, at the end of the session
 *     where it does not say otherwise
 * @param unit  {@code USD}, {@code share}, {@code share/year}, {@code NAV/year}, {@code x}, {@code sigma} or
 *     {@code intervals}
 * @param value NaN where the session has none
 * @param text  every digit of it; empty where the session has none
 */
public record Figure(String name, String unit, double value, String text) {
    private static final int NANO_DIGITS = 9;
    private static final String SHARE = "share";
    private static final String SHARE_PER_YEAR = "share/year";
    private static final String NAV_PER_YEAR = "NAV/year";

    /** All figures of a session, in a fixed order: its own, each overlay's, each account's. */
    public static List<Figure> of(final KeyFigures figures) {
        final List<Figure> all = new ArrayList<>(List.of(
                usd("nav.start", figures.navStartNanoUsd()),
                usd("nav", figures.navEndNanoUsd()),
                usd("nav.unhedged", figures.unhedgedEndNanoUsd()),
                real("drawdown.max", SHARE, figures.maxDrawdown()),
                usd("fees", figures.feesNanoUsd()),
                usd("spread", figures.spreadNanoUsd()),
                usd("funding.paid", figures.fundingNanoUsd()),
                usd("impact", figures.impactNanoUsd()),
                usd("cost", figures.costNanoUsd())));
        for (final KeyFigures.Overlay overlay : figures.overlays()) {
            final String name = "overlay." + overlay.name();
            all.add(whole(name + ".error.intervals", "intervals", overlay.intervals()));
            all.add(real(name + ".error.realised", SHARE_PER_YEAR, overlay.hedgedError()));
            all.add(real(name + ".error.predicted", SHARE_PER_YEAR, overlay.predictedError()));
            all.add(real(name + ".error.realised.unhedged", SHARE_PER_YEAR, overlay.unhedgedError()));
            all.add(real(name + ".turnover", NAV_PER_YEAR, overlay.contractTurnover()));
            all.add(real(name + ".turnover.spot", NAV_PER_YEAR, overlay.spotTurnover()));
            all.add(real(name + ".outside", SHARE, overlay.outsideBand()));
        }
        for (final KeyFigures.Account account : figures.accounts()) {
            final String name = "margin." + account.name();
            all.add(real(name + ".ratio.max", SHARE, account.maxUse()));
            all.add(real(name + ".ratio.mean", SHARE, account.meanUse()));
            all.add(real(name + ".leverage.max", "x", account.maxLeverage()));
            all.add(real(name + ".sigmas.min", "sigma", account.minDistance()));
        }
        return List.copyOf(all);
    }

    private static Figure usd(final String name, final long nanoUsd) {
        final BigDecimal usd = BigDecimal.valueOf(nanoUsd, NANO_DIGITS);
        return new Figure(name, "USD", usd.doubleValue(), usd.toPlainString());
    }

    private static Figure whole(final String name, final String unit, final long count) {
        return new Figure(name, unit, count, String.valueOf(count));
    }

    private static Figure real(final String name, final String unit, final double value) {
        return Double.isFinite(value)
                ? new Figure(name, unit, value, BigDecimal.valueOf(value).toPlainString())
                : new Figure(name, unit, Double.NaN, "");
    }

    /** Whether the session has it. */
    public boolean isKnown() {
        return !text.isEmpty();
    }
}
