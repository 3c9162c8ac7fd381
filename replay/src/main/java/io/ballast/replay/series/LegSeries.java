package io.ballast.replay.series;

import io.ballast.instrument.Instrument;
import io.ballast.launch.EngineConfiguration;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import java.math.BigDecimal;

/** What each traded instrument is quoted at, what is held of it, and what that has cost and brought. */
final class LegSeries {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final SeriesList list;
    private final String name;
    private final Instrument instrument;
    private final int id;

    private LegSeries(final SeriesList list, final Instrument instrument, final int id) {
        this.list = list;
        this.instrument = instrument;
        this.name = instrument.name();
        this.id = id;
    }

    static void addTo(final SeriesList list, final EngineConfiguration configuration) {
        for (final LegSettings leg : OverlaySettings.legsOf(configuration.overlays())) {
            final LegSeries series =
                    new LegSeries(list, configuration.instruments().get(leg.instrumentId()), leg.id());
            series.addPosition();
            series.addPrices();
            if (!leg.isSpot()) {
                series.addContract();
            }
            series.addMoney();
        }
    }

    private void addPosition() {
        list.exact(
                "position." + name,
                instrument.isContract() ? "contracts" : "coins",
                "what is held, short below zero",
                instrument.lotSize(),
                slot -> slot.index.positionLots[id]);
        list.real("position." + name + ".usd", "USD", 2, "the same at mid, of a contract its delta", slot -> {
            final double lots = slot.index.positionLots[id];
            final double lotNanoUsd = slot.index.lotNanoUsd[id];
            return lotNanoUsd == 0 && lots != 0 ? Double.NaN : lots * lotNanoUsd / SeriesList.NANOS;
        });
    }

    private void addPrices() {
        final BigDecimal tick = instrument.tickSize();
        list.exact("price." + name + ".bid", "USD", "best bid", tick, slot -> priced(slot.index.bidTicks[id]));
        list.exact("price." + name + ".ask", "USD", "best offer", tick, slot -> priced(slot.index.askTicks[id]));
        list.exact(
                "price." + name + ".mid",
                "USD",
                "between bid and offer",
                tick.multiply(HALF),
                slot -> priced(slot.index.bidTicks[id] + slot.index.askTicks[id]));
        final double tickUsd = tick.doubleValue();
        list.real(
                "price." + name + ".entry",
                "USD",
                tick.scale(),
                "average price of what is open",
                slot -> slot.index.legEntryTicks[id] * tickUsd);
        list.real(
                "price." + name + ".liquidation",
                "USD",
                tick.scale(),
                "at which what is open is liquidated if no other price moves, as of the last timer",
                slot -> slot.index.liquidationTicks[id] * tickUsd);
        list.real(
                "price." + name + ".bankruptcy",
                "USD",
                tick.scale(),
                "at which nothing stands behind it any more, as of the last timer",
                slot -> slot.index.bankruptcyTicks[id] * tickUsd);
    }

    private static long priced(final long ticks) {
        return ticks == 0 ? ExactSeries.UNKNOWN : ticks;
    }

    private void addContract() {
        list.ppb("basis." + name, "price over that of what it follows, less one", slot -> slot.index.basisPpb[id]);
        list.ppb(
                "basis." + name + ".year",
                "the same a year, of a dated contract",
                slot -> slot.index.basisPerYearPpb[id]);
        list.share("sigma." + name, "volatility a day that margin reckons with", slot -> slot.index.dailySigma[id]);
        list.usd("funding." + name, "funding received, paid below zero", slot -> slot.index.legFundingNanoUsd[id]);
        list.usd(
                "funding." + name + ".accrued",
                "funding that was due at the rates that stood then",
                slot -> slot.index.fundingAccruedNanoUsd[id]);
        list.usd("gain." + name + ".basis", "its part of gain.basis", slot -> slot.index.legBasisNanoUsd[id]);
    }

    private void addMoney() {
        list.usd("fees." + name, "venue fees paid", slot -> slot.index.legFeesNanoUsd[id]);
        list.usd("spread." + name, "paid for crossing its spread", slot -> slot.index.legSpreadNanoUsd[id]);
        list.usd(
                "gain." + name + ".realised",
                "profit of what was closed, without fees",
                slot -> slot.index.legRealisedNanoUsd[id]);
        list.usd(
                "gain." + name + ".unrealised",
                "profit of what is open, at mid",
                slot -> slot.index.legUnrealisedNanoUsd[id]);
    }
}
