package io.ballast.launch;

import static io.ballast.launch.ConfigurationText.RICH;
import static io.ballast.launch.ConfigurationText.basisWith;
import static io.ballast.launch.ConfigurationText.parse;
import static io.ballast.launch.ConfigurationText.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfigurationReportTest {
    @Test
    void shouldSayWhatWasUnderstood() {
        assertThat(ConfigurationReport.of(parse(with("timer: 15s", "timer: 2m"))))
                .isEqualTo("""
                    session test
                      seed 1, epoch 1, timer every 2m
                    sources
                      bars         bars, a quote every 15s, stale after 90s
                                   bars of 1m, half-spread 5bp, 1000000 lots on each side
                                   clock offset 0, skew not checked
                                   file bars/a.csv.gz
                    instruments
                      BTC          spot     BTCUSDT of bars, tick 0.1, lot 0.0001
                      UNI          spot     UNIUSDT of bars, tick 0.001, lot 0.1
                      DEFI         linear   DEFIUSDT of bars, tick 0.001, lot 0.001, multiplier 1
                                   maintenance 1% at 20×
                      BTCF         linear   BTCDOMUSDT of bars, tick 0.1, lot 0.001, multiplier 1
                                   maintenance 1% at 20×
                    portfolio
                      majors       target 57%      opens with 1.5 BTC
                      defi         target 38%      opens with 100 UNI
                      cash         target 5%       opens with 100 USD
                    indices
                      basket       1 constituent of fixed quantity
                    overlays
                      one          drift of sleeve defi with DEFI, mode notional
                                   DEFI: looks through to 100% defi, at most 2 contracts an order and 10 held
                                   band ±1% of NAV, a breach is traded back to ±50bp at once
                                   index basket must be valid to add risk
                    accounts
                      main         cross of bars, opens with 100 USD, of which 100% counts
                                   positions at most as the engine's limits say, equity at most as the engine's limits say
                                   warn   below 6σ or from 25%, left above 7σ and below 20%
                                   topUp  below 5σ or from 35%, left above 6σ and below 25%
                                   reduce below 3.5σ or from 50%, left above 5σ and below 35%
                                   kill   below 2σ or from 70%, until a person resets it
                                   top-up to 8σ within 1h; a trade leaves 7σ, a ratio of 20% and survives 5σ over 1d
                    risk
                      leverage at most 2, gross notional not limited (50% is usual)
                      price collar 50bp or 5 spreads, of emergency exits 5%
                      an order by size not limited (1% is usual), by shown depth not limited (10% is usual), a larger one is cut; times the median not limited (5 is usual)
                      10 orders a second, bursts of 10, a working order lives 1m, executions a minute at most 200
                      day loss at most 1% of NAV, basis at most 2% and 6 standard deviations
                      kill switch by command
                      a venue is asked for its account after a reconnect, a gap, or 1m without an answer, within 10s
                      our orders there: adopt; orders not ours: halt
                    exchange
                      embedded, fee 5bp, latency 5ms in and 5ms back, funding off
                      fills what is offered, rests behind what is shown, rejects 0% of new orders
                      takes prices up to 10% beyond the mid
                      liquidates below maintenance margin for a fee of 50bp, cancels on disconnect
                    commands
                      2025-06-16T22:00:00Z PAUSE of one by ann: review
                    topology
                      profile direct: 1 thread, of them 1 spinning (wait yield)
                      ring of 1024 slots, batches of 16, shutdown within 10s
                    journal
                      journal/test, blocks of 64MiB, no new risk below 256MiB of free disk
                      checkpoints: after 1000000 inputs
                    warm-up
                      at most 200000 messages of a made-up market, at most 10s
                    warnings
                      session.timer: a timer every 2m is slower than the guard of 90s at sources.bars: when all sources fall silent it is noticed late
                    """);
    }

    /** The width is (3·0.0005·0.38²·0.62²/(2·3))^(1/3) = 2.403054 % of NAV. */
    @Test
    void shouldSayEveryPartOfAnOverlay() {
        final String report = ConfigurationReport.of(parse(RICH));
        assertThat(report.substring(report.indexOf("overlays\n"), report.indexOf("\naccounts\n") + 1))
                .isEqualTo("""
                    overlays
                      drifting     drift of sleeve defi with DEFI, ALT, ETHF, mode min_te
                                   DEFI: looks through to -20% majors, 100% defi, at most 14 contracts an order and 300 held, cost 5bp a trade, carry 3% a year
                                   ALT: looks through to 100% defi, at most 2 contracts an order and 30 held, expires 2025-09-26T08:00:00Z
                                   ETHF: looks through to 50% defi, at most 5 contracts an order and 10 held
                                   DEFI: passive orders 1 ticks better than the best, repriced beyond 2 ticks every 3s, marketable after 4m, ended by the venue at a disconnect
                                   ALT: immediate orders up to 3bp beyond the best, one every 2s, 20% of the best price's size, each lives 30s
                                   UNI: immediate orders up to 2 ticks beyond the best, one every 1s
                                   band ±2.403054% of NAV or 5% of the sleeve's target, a breach is traded back to 40% of the band after 2 evaluations
                                   targets rest 10m unless a breach exceeds 1.5 bands
                                   drift inside the band is traded back every 1d
                                   β from 1m returns, half-life 1d, shrunk to 0.9 with τ 0.5, used from 30 samples
                                   candidate basket: 70% DEFI, 30% ALT
                                   candidate three: 33.3333333% DEFI, 33.3333333% ALT, 33.3333334% ETHF
                                   chosen every 2h for 3d at risk aversion 2, effective from 70%, margin at 4% a year
                                   depth of 5 orders, changed for 12% better in 2 reviews, left 1d before expiry
                                   outlook from bars of 2h: averages of 10 and 20, ADX of 7 with a trend from 30 and none below 15
                                   swings of 2.5 true ranges and 1%, waves from a score of 0.6 with truncated fifths, changed after 3 bars and 1h
                                   hands off to spot beyond ±4% of NAV, down to 10% of that, when the drift is sustained or after 20d
                                   UNI: at most 50 an order at a cost of 10bp
                                   held against trading the coins at a fee of 8bp, half spread 4bp, impact 1.5·σ·√ of USD a day: 50000000 of UNI, 1400000 of DEFI, σ a day 5%
                                   tax 30% of a gain, put off at 6% a year, collateral of 25% at 7% a year, expected to stand 2d longer, looked at every 4h
                      shield       protection of the whole portfolio with BTCF, mode beta
                                   BTCF: looks through to 100% majors, at most 1 contracts an order and 20 held, cost 2bp a trade, carry 0% a year
                                   band ±2% of NAV, a breach is traded back to ±1% at once
                                   index market must be valid to add risk
                                   β from 5m returns, half-life 10d, shrunk to 1 with τ 0.25, used from 100 samples
                                   outlook from bars of 1h: averages of 12 and 26, ADX of 14 with a trend from 25 and none below 20
                                   swings of 3 true ranges and 2%, waves from a score of 0.5, changed after 2 bars and 4h
                                   protects 50% in corrective legs for at most 2d, or what a command says
                                   held against trading the coins at a fee of 10bp, half spread as quoted, impact 1·σ·√ of USD a day: 200000000 of the coins, σ a day estimated
                                   tax 0% of a gain, put off at 5% a year, collateral of 30% at 5% a year, expected to stand 0 longer, looked at every 1h
                      pairing      drift of sleeve majors with the pair TOP, BTCQ, the second takes the market out of the first
                                   TOP: looks through to 100% majors, at most 1 contracts an order and 20 held
                                   BTCQ: looks through to no sleeve, at most 1 contracts an order and 20 held
                                   band ±1% of NAV, a breach is traded back to ±50bp at once
                                   index market must be valid to add risk
                                   β from 5m returns, half-life 10d, shrunk to 1 with τ 0.25, used from 100 samples
                                   β 1.4 and 1.1 until estimated, market left at most 3% of gross
                    """);
        assertThat(report)
                .contains("2025-06-16T22:00:00Z OUTLOOK sustained of drifting until 2025-06-20T00:00:00Z by ann: view")
                .contains("2025-06-16T23:00:00Z PROTECT 25% of shield by ann: caution");
    }

    @Test
    void shouldSayWhatABasisTradeDoes() {
        assertThat(ConfigurationReport.of(parse(basisWith("carrying", "carrying"))))
                .contains("""
                      carrying     basis of BTCQ over 0.7 BTC and 1.234567891 ETH a contract
                                   BTCQ: looks through to no sleeve, at most 1 contracts an order and 20 held
                                   trades 10 contracts in slices of 0.5, spot first, from 6% a year net of financing at 4%, out at 1%
                                   expires 2025-09-26T08:00:00Z, sells owned spot in backwardation
                                   BTC: at most 0.5 an order, cost 10bp
                                   ETH: at most 4 an order, cost 0%
                    """);
    }

    @Test
    void shouldSayWhatAnIndexIsMadeOfAndWillBe() {
        assertThat(ConfigurationReport.of(parse(with(
                        "quantities: {UNI: 4.5}",
                        "supplies: {UNI: 2, BTC: 1}, cap: 60%, recompositions: "
                                + "[{at: 2025-06-18T00:00:00Z, weights: equal, assets: [BTC, UNI, DEFI]}]"))))
                .contains("basket       2 constituents by capitalization, cap 60%, base 1000\n")
                .contains("             from 2025-06-18T00:00:00Z 3 constituents of equal weight\n");
        assertThat(ConfigurationReport.of(
                        parse(with("quantities: {UNI: 4.5}", "cross: {quote: BTC, quantities: {UNI: 4.5}}"))))
                .contains("basket       1 constituent of fixed quantity quoted in BTC\n");
    }

    @Test
    void shouldShowTheSyntheticMarketAndBeta() {
        final String yaml = with("kind: bars, files: [bars/a.csv.gz], bar: 1m, halfSpread: 5bp", "kind: synthetic")
                        .replace("band: 1%", "band: 1%, mode: beta")
                + "synthetic: {start: 2025-06-16T00:00:00Z}\n";
        assertThat(ConfigurationReport.of(parse(yaml)))
                .contains("from 2025-06-16T00:00:00Z for 2d, a step every 5s, sell-off of 12%")
                .contains("β from 5m returns, half-life 10d, shrunk to 1 with τ 0.25, used from 100 samples");
    }
}
