package io.ballast.launch;

import static io.ballast.launch.ConfigurationText.complaintsOf;
import static io.ballast.launch.ConfigurationText.parse;
import static io.ballast.launch.ConfigurationText.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.FaultKind;
import io.ballast.settings.FaultSettings;
import io.ballast.settings.FeeSchedule;
import io.ballast.settings.QueueModel;
import io.ballast.settings.VenueRules;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExchangeSectionTest {
    private static final String FULL = "exchange: {feeTiers: [{volume: 0, maker: 1bp, taker: 5bp},"
            + " {volume: 5000000, maker: -0.5bp, taker: 4bp}], entryLatency: 1ms, responseLatency: 2ms, jitter: 3ms,"
            + " maxFillLots: 7, rejectShare: 1%, funding: on, queue: none, priceBand: 5%, minNotional: 5.5, lotStep: 2,"
            + " tickStep: 3, messagesPerSecond: 50, messageBurst: 20, cancelOnDisconnect: off, liquidation: off,"
            + " liquidationFee: 1%, faults: [{fault: disconnect, at: 2025-06-16T12:00:00Z, for: 30s, source: bars},"
            + " {fault: lose_ack, chance: 2%, instrument: DEFI}, {fault: clock_jump, chance: 1bp, by: -2s},"
            + " {fault: deleverage, at: 2025-06-17T00:00:00Z, share: 25%}]}";

    private static EngineConfiguration exchange(final String section) {
        return parse(with("exchange: {fee: 5bp}", section));
    }

    @Test
    void shouldKeepWhatItAlwaysWasUnlessToldOtherwise() {
        assertThat(exchange("exchange: {}").exchange())
                .isEqualTo(new ExchangeSettings(500_000, 5_000_000, 5_000_000, 0, 0, false));
        assertThat(exchange("exchange: {fee: 4bp}").exchange().fees()).isEqualTo(FeeSchedule.flat(400_000, 400_000));
        assertThat(exchange("exchange: {fee: 4bp, makerFee: -1bp}").exchange().fees())
                .isEqualTo(FeeSchedule.flat(-100_000, 400_000));
    }

    @Test
    void shouldReadEveryKey() {
        final ExchangeSettings read = exchange(FULL).exchange();
        assertThat(read)
                .isEqualTo(new ExchangeSettings(
                        new FeeSchedule(List.of(
                                new FeeSchedule.Tier(0, 100_000, 500_000),
                                new FeeSchedule.Tier(5_000_000_000_000_000L, -50_000, 400_000))),
                        1_000_000,
                        2_000_000,
                        3_000_000,
                        7,
                        10_000_000,
                        true,
                        new VenueRules(
                                QueueModel.NONE, 50_000_000, 5_500_000_000L, 2, 3, 50, 20, false, false, 10_000_000),
                        List.of(
                                FaultSettings.at(FaultKind.DISCONNECT, 1_750_075_200_000_000_000L, 30_000_000_000L)
                                        .ofSource(0),
                                FaultSettings.chance(FaultKind.LOSE_ACK, 20_000_000, 0)
                                        .ofInstrument(2),
                                FaultSettings.chance(FaultKind.CLOCK_JUMP, 100_000, 5_000_000_000L)
                                        .shifted(-2_000_000_000L),
                                FaultSettings.at(FaultKind.DELEVERAGE, 1_750_118_400_000_000_000L, 0)
                                        .share(250_000_000))));
    }

    @Test
    void shouldWriteBackAndShowEveryKey() {
        final EngineConfiguration configuration = exchange(FULL);
        assertThat(parse(configuration.resolvedYaml())).isEqualTo(configuration);
        final String report = ConfigurationReport.of(configuration);
        assertThat(report)
                .contains(
                        "embedded, fee 5bp or 1bp resting; fee 4bp or -0.5bp resting from 5000000 USD in 30d,"
                                + " latency 1ms in and 2ms back and up to 3ms more, funding on\n",
                        "fills at most 7 lots of what is offered, rests in front, rejects 1% of new orders\n",
                        "takes prices up to 5% beyond the mid, orders from 5.5 USD, steps of 2 lots and 3 ticks,"
                                + " 50 messages a second in bursts of 20\n",
                        "never liquidates, works on when disconnected\n",
                        "fault disconnect at bars at 2025-06-16T12:00:00Z, for 30s\n",
                        "fault lose ack of DEFI by a chance of 2%\n",
                        "fault clock jump by -2s by a chance of 1bp, for 5s\n",
                        "fault deleverage of 25% at 2025-06-17T00:00:00Z\n");
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void shouldReadAndWriteEveryFault(final FaultKind kind) {
        final String shift = kind.hasShift() ? ", by: 250ms" : "";
        final EngineConfiguration configuration = exchange(
                "exchange: {faults: [{fault: " + kind.name().toLowerCase(Locale.ROOT) + ", chance: 1%" + shift + "}]}");
        assertThat(configuration.exchange().faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault.durationNs() > 0).isEqualTo(kind.isLasting());
        });
        assertThat(parse(configuration.resolvedYaml())).isEqualTo(configuration);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        fee: 11%                                        | exchange.fee: '11%' is out of range
        makerFee: -11%                                  | exchange.makerFee: '-11%' is out of range
        fee: 1bp, feeTiers: [{volume: 0, maker: 0, taker: 0}] | exchange.fee: the tiers say it
        feeTiers: []                                    | exchange.feeTiers: has no tier from a volume of 0
        feeTiers: [{volume: 5, maker: 0, taker: 0}]     | exchange.feeTiers[0].volume: the first tier does not begin at 0
        feeTiers: [{volume: 0, maker: 0, taker: 0}, {volume: 0, maker: 0, taker: 0}] | exchange.feeTiers[1].volume: is not above the tier before
        jitter: 2m                                      | exchange.jitter: '2m' is out of range
        queue: first                                    | exchange.queue: 'first' is not known
        minNotional: -1                                 | exchange.minNotional: '-1' is below zero
        lotStep: 0                                      | exchange.lotStep: '0' is out of range
        messageBurst: 0                                 | exchange.messageBurst: '0' is out of range
        faults: [{fault: fire, chance: 1%}]             | exchange.faults[0].fault: 'fire' is not known
        faults: [{fault: halt}]                         | exchange.faults[0]: never happens
        faults: [{fault: halt, chance: 1%, for: 0}]     | exchange.faults[0].for: '0' is out of range
        faults: [{fault: reject, chance: 1%, for: 1s}]  | exchange.faults[0].for: it is over at once
        faults: [{fault: restart, chance: 1%, source: bars}] | exchange.faults[0].source: it befalls the whole exchange
        faults: [{fault: gap, chance: 1%, instrument: DEFI}] | exchange.faults[0].instrument: it befalls more than that
        faults: [{fault: halt, chance: 1%, instrument: DEFY}] | exchange.faults[0].instrument: there is no instrument 'DEFY'
        faults: [{fault: halt, chance: 1%, instrument: DEFI, source: bars}] | exchange.faults[0].instrument: has a source already
        faults: [{fault: halt, chance: 1%, share: 1%}]  | exchange.faults[0].share: only deleverage has it
        faults: [{fault: clock_jump, chance: 1%}]       | exchange.faults[0].by: is missing
        faults: [{fault: halt, chance: 101%}]           | exchange.faults[0].chance: '101%' is out of range
        """)
    void shouldRefuse(final String passage, final String complaint) {
        assertThat(complaintsOf(with("exchange: {fee: 5bp}", "exchange: {" + passage + "}")))
                .anyMatch(text -> text.contains(complaint));
    }

    @Test
    void shouldReadDepthOfCapturesAlone() {
        final String capture = with(
                "kind: bars, files: [bars/a.csv.gz], bar: 1m, halfSpread: 5bp",
                "kind: capture, files: [a.gz], depth: on");
        assertThat(parse(capture).sources().get(0).hasDepth()).isTrue();
        assertThat(parse(parse(capture).resolvedYaml())).isEqualTo(parse(capture));
        assertThat(ConfigurationReport.of(parse(capture))).contains("order books for the embedded exchange");
        assertThat(complaintsOf(with("bar: 1m", "bar: 1m, depth: on")))
                .anyMatch(text -> text.contains("sources.bars.depth: only sources of kind capture have it"));
    }
}
