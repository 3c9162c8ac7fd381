package io.ballast.launch;

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
                          BTCF         linear   BTCDOMUSDT of bars, tick 0.1, lot 0.001, multiplier 1
                        portfolio
                          majors       target 57%      opens with 1.5 BTC
                          defi         target 38%      opens with 100 UNI
                          cash         target 5%       opens with 100 USD
                        indices
                          basket       1 constituent of fixed quantity
                        overlays
                          one          sleeve defi with DEFI, mode notional, look-through 100%
                                       band ±1% of NAV, a breach is traded back to ±50bp at once
                                       at most 2 contracts an order and 10 held
                                       index basket must be valid to add risk
                        risk
                          leverage at most 2, price collar 50bp or 5 spreads
                          10 orders a second, bursts of 10, a working order lives 1m
                        exchange
                          embedded, fee 5bp, latency 5ms in and 5ms back, funding off
                          fills the quoted size a quote, rejects 0% of new orders
                        commands
                          2025-06-16T22:00:00Z PAUSE of one by ann: review
                        topology
                          profile direct: 1 thread, of them 1 spinning (wait yield)
                          ring of 1024 slots, batches of 16, shutdown within 10s
                        journal
                          journal/test, blocks of 64MiB, no new risk below 256MiB of free disk
                        warnings
                          session.timer: a timer every 2m is slower than the guard of 90s at sources.bars: when all sources fall silent it is noticed late
                        """);
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
