package io.ballast.launch;

import static io.ballast.launch.ConfigurationText.VALID;
import static io.ballast.launch.ConfigurationText.complaintsOf;
import static io.ballast.launch.ConfigurationText.parse;
import static io.ballast.launch.ConfigurationText.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule from both sides: what it refuses, and the nearest thing it accepts. */
class ConfigurationRulesTest {
    @Test
    void shouldAcceptTheBaseline() {
        assertThatCode(() -> parse(VALID)).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    name: test,        | name: 'a b',        | session.name: 'a b' is not a name
                    name: test,        | name: none,         | session.name: 'none' has a meaning of its own
                    timer: 15s         | epoch: 32768        | session.epoch: '32768' is out of range
                    timer: 15s         | epoch: 0            | session.epoch: '0' is out of range
                    timer: 15s         | timer: 0            | session.timer: '0' is out of range
                    timer: 15s         | timer: 15           | session.timer: '15' is not a duration
                    timer: 15s         | timer:              | session.timer: has no value
                    timer: 15s         | seed: 1.5           | session.seed: '1.5' is not a whole number
                    timer: 15s         | tiemr: 15s          | session.tiemr: is not a setting
                    profile: direct    | profile: fast       | topology.profile: 'fast' is not known
                    ring: 1024         | ring: 1000          | topology.ring: '1000' is not a power of two
                    ring: 1024         | ring: 4             | topology.ring: '4' is out of range
                    ring: 1024         | maxBatch: 1025      | topology.maxBatch: '1025' is out of range
                    wait: yield        | wait: nap           | topology.wait: 'nap' is not known
                    journal/test       | j, block: 63MiB     | journal.block: '63MiB' is not a power of two
                    journal/test       | j, block: 64        | journal.block: '64' is not a size
                    kind: bars         | kind: bar           | sources.bars.kind: 'bar' is not known
                    , bar: 1m          | , staleness: 90s    | sources.bars.bar: is missing
                    , halfSpread: 5bp  | , staleness: 90s    | sources.bars.halfSpread: is missing
                    bar: 1m            | bar: 1001ms         | sources.bars.bar: '1001ms' does not split into four quotes on whole milliseconds
                    files: [bars/a.csv.gz], | staleness: 9s, | sources.bars.files: is missing
                    files: [bars/a.csv.gz] | files: []       | sources.bars.files: expected a list of at least one entry
                    files: [bars/a.csv.gz] | files: [a, a]   | sources.bars.files[1]: appears twice
                    halfSpread: 5bp    | halfSpread: 11%     | sources.bars.halfSpread: '11%' is out of range
                    halfSpread: 5bp    | halfSpread: 5bp, quoteLots: 0 | sources.bars.quoteLots: '0' is out of range
                    halfSpread: 5bp    | halfSpread: 5bp, staleness: 0 | sources.bars.staleness: '0' is out of range
                    halfSpread: 5bp    | halfSpread: 5bp, maxClockSkew: -1s | sources.bars.maxClockSkew: '-1s' is out of range
                    kind: bars, files: [bars/a.csv.gz], bar: 1m, halfSpread: 5bp | kind: capture, files: [a], bar: 1m | sources.bars.bar: only sources of kind bars have it
                    BTC: {source: bars | BTC: {source: bers  | instruments.BTC.source: there is no source 'bers'
                    symbol: UNIUSDT    | symbol: BTCUSDT     | instruments.UNI.symbol: another instrument has symbol 'BTCUSDT' of the same source
                    kind: spot, tick: 0.1, | kind: coin, tick: 0.1, | instruments.BTC.kind: 'coin' is not known
                    tick: 0.1, lot: 0.0001 | tick: 0, lot: 0.0001 | instruments.BTC.tick: '0' is not above zero
                    tick: 0.1, lot: 0.0001 | tick: 0.1 | instruments.BTC.lot: is missing
                    tick: 0.1, lot: 0.0001 | tick: 0.00001, lot: 0.00001 | instruments.BTC: half a tick of one lot is not a whole number of nano-USD below 10^18
                    tick: 0.1, lot: 0.0001 | tick: 0.1, lot: 0.0001, multiplier: 2 | instruments.BTC.multiplier: a coin is one coin
                    source: bars, symbol: UNIUSDT, kind: spot | kind: spot, venues: {} | instruments.UNI.venues: 0 venues
                    source: bars, symbol: UNIUSDT, kind: spot | kind: spot, venues: {UNX: {weight: 1}} | instruments.UNI.venues.UNX: there is no instrument 'UNX'
                    source: bars, symbol: UNIUSDT, kind: spot | kind: spot, venues: {UNI: {weight: 1}} | instruments.UNI.venues: 'UNI' has venues itself
                    source: bars, symbol: UNIUSDT, kind: spot | kind: spot, venues: {BTC: {weight: 1, cross: UNI}} | instruments.UNI.venues: the cross of 'BTC' has venues itself
                    source: bars, symbol: UNIUSDT, kind: spot | kind: spot, venues: {BTC: {weight: 0}} | instruments.UNI.venues.BTC.weight: '0' is out of range
                    source: bars, symbol: UNIUSDT, kind: spot | kind: spot, venues: {BTC: {weight: 1, depeg: 1%}} | instruments.UNI.venues.BTC.depeg: only a venue with a cross has it
                    source: bars, symbol: UNIUSDT, kind: spot | kind: spot, venues: {BTC: {weight: 1}}, exclude: 0.4% | instruments.UNI.exclude: is below clamp
                    source: bars, symbol: UNIUSDT, kind: spot | kind: spot, source: bars, venues: {BTC: {weight: 1}} | instruments.UNI.source: an instrument with venues has no source of its own
                    symbol: UNIUSDT,   | symbol: UNIUSDT, clamp: 1%, | instruments.UNI.clamp: only an instrument with venues has it
                    cash: 100,         | cash: -1,           | portfolio.cash: '-1' is below zero
                    cash: 100,         | cash: 0.0000000001, | portfolio.cash: '0.0000000001' does not fit nano-USD
                    BTC: 1.5           | BTC: 1.50005        | portfolio.holdings.BTC: '1.50005' is not a whole number of lots of 0.0001
                    BTC: 1.5           | BTC: -1             | portfolio.holdings.BTC: '-1' is below zero
                    BTC: 1.5           | BTX: 1              | portfolio.holdings.BTX: there is no instrument 'BTX'
                    BTC: 1.5           | DEFI: 1             | portfolio.holdings.DEFI: is a contract
                    cash: 100, holdings: {BTC: 1.5, UNI: 100} | cash: 0 | portfolio: holds nothing
                    assets: [UNI]      | assets: [BTC]       | sleeves.defi.assets: 'BTC' is already in sleeve 'majors'
                    assets: [UNI]      | assets: [UNI, DEFI] | sleeves.defi.assets: 'DEFI' is a contract
                    assets: [UNI]      | assets: UNI         | sleeves.defi.assets: expected a list of at least one entry
                    assets: [UNI]      | assets: [UNI, UNO]  | sleeves.defi.assets[1]: there is no instrument 'UNO'
                    cashTarget: 5%     | cashTarget: 5.0000001% | cashTarget: the targets of sleeves and cash sum to 100.0000001%
                    target: 38%        | target: 37%         | cashTarget: the targets of sleeves and cash sum to 99%
                    cashTarget: 5%     | cashTarget: -5%     | cashTarget: '-5%' is out of range
                    UNI: 4.5           | UNI: 0              | indices.basket.quantities.UNI: '0' is not above zero
                    UNI: 4.5           | UNX: 4.5            | indices.basket.quantities.UNX: there is no instrument 'UNX'
                    {UNI: 4.5}         | {}                  | indices.basket.quantities: has no constituent
                    quantities: {UNI: 4.5} | base: 100       | indices.basket.quantities: is missing
                    {UNI: 4.5}         | {UNI: 4.5}, weights: {UNI: 100%} | indices.basket.weights: stands beside quantities
                    {UNI: 4.5}         | {UNI: 4.5}, cap: 50% | indices.basket.cap: only an index by supplies has it
                    {UNI: 4.5}         | {UNI: 4.5}, base: 0 | indices.basket.base: '0' is not above zero
                    {UNI: 4.5}         | {UNI: 1234567890.123456789} | indices.basket.quantities.UNI: '1234567890.123456789' is out of range
                    {UNI: 4.5}         | {UNI: 123456789012, BTC: 0.000000000001} | indices.basket: index basket needs 14 decimals or too many digits for exact sums
                    quantities: {UNI: 4.5} | supplies: {UNI: 1e16} | indices.basket.supplies.UNI: '1e16' is out of range
                    quantities: {UNI: 4.5} | supplies: {UNI: 1, BTC: 2}, cap: 49.9999999% | indices.basket.cap: 2 weights from 0% to 49.9999999% cannot sum to 100%
                    quantities: {UNI: 4.5} | supplies: {UNI: 1, BTC: 2}, floor: 50.0000001% | indices.basket.floor: 2 weights from 50.0000001% to 100% cannot sum to 100%
                    quantities: {UNI: 4.5} | supplies: {UNI: 1}, factors: {UNX: 50%} | indices.basket.factors.UNX: is not a setting
                    quantities: {UNI: 4.5} | supplies: {UNI: 123456789012345.123}, factors: {UNI: 33%} | indices.basket.factors.UNI: makes a supply of more than 18 digits
                    quantities: {UNI: 4.5} | weights: {UNI: 60%, BTC: 39.9%} | indices.basket.weights: the weights sum to 99.9%
                    quantities: {UNI: 4.5} | weights: even, assets: [UNI] | indices.basket.weights: 'even' is not known
                    quantities: {UNI: 4.5} | weights: equal  | indices.basket.assets: is missing
                    quantities: {UNI: 4.5} | cross: {quote: UNI, quantities: {UNI: 1}} | indices.basket.cross: 'UNI' is quoted in itself
                    quantities: {UNI: 4.5} | cross: {quantities: {UNI: 1}} | indices.basket.cross.quote: is missing
                    quantities: {UNI: 4.5} | cross: {quote: BTC, quantities: {UNI: 1}}, supplies: {UNI: 1} | indices.basket.supplies: stands beside cross, which says what the index is made of
                    {UNI: 4.5}         | {UNI: 4.5}, recompositions: [{weights: {UNI: 100%}}] | indices.basket.recompositions[0].at: is missing
                    {UNI: 4.5}         | {UNI: 4.5}, recompositions: [{at: 2025-06-18T00:00:00Z, supplies: {UNI: 1}, cap: 50%}] | indices.basket.recompositions[0].cap: 1 weights from 0% to 50% cannot sum to 100%
                    {UNI: 4.5}         | {UNI: 4.5}, recompositions: [{at: 2025-06-18T00:00:00Z, quantities: {UNI: 1}}, {at: 2025-06-18T00:00:00Z, quantities: {UNI: 2}}] | indices.basket.recompositions[1].at: another recomposition has the same time
                    sleeve: defi       | sleeve: cash        | overlays.one.sleeve: there is no sleeve 'cash'
                    contract: DEFI     | contract: BTC       | overlays.one.contract: 'BTC' is not a contract
                    index: basket      | index: bosket       | overlays.one.index: there is no index 'bosket'
                    band: 1%           | band: 0%            | overlays.one.band: '0%' is out of range
                    band: 1%           | dwell: 0            | overlays.one.band: is missing
                    tradeBack: 50%     | tradeBack: 101%     | overlays.one.tradeBack: '101%' is out of range
                    tradeBack: 50%     | tradeBack: -1%      | overlays.one.tradeBack: '-1%' is out of range
                    tradeBack: 50%     | lookThrough: 0      | overlays.one.lookThrough: '0' is out of range
                    tradeBack: 50%     | lookThrough: 201%   | overlays.one.lookThrough: '201%' is out of range
                    tradeBack: 50%     | dwell: -1           | overlays.one.dwell: '-1' is out of range
                    tradeBack: 50%     | beta: {minSamples: 0} | overlays.one.beta.minSamples: '0' is out of range
                    tradeBack: 50%     | beta: {composition: 11} | overlays.one.beta.composition: '11' is out of range
                    tradeBack: 50%     | beta: {composition: 0} | overlays.one.beta.composition: '0' is out of range
                    tradeBack: 50%     | beta: {composition: -0.29} | overlays.one.beta.composition: '-0.29' is out of range
                    tradeBack: 50%     | beta: {priorSd: 0} | overlays.one.beta.priorSd: '0' is out of range
                    maxOrder: 2        | maxOrder: 2.0005    | overlays.one.maxOrder: '2.0005' is not a whole number of lots of 0.001
                    maxOrder: 2        | maxOrder: 0         | overlays.one.maxOrder: '0' is not above zero
                    maxLeverage: 2     | maxLeverage: 0      | risk.maxLeverage: '0' is out of range
                    maxLeverage: 2     | collar: 51%         | risk.collar: '51%' is out of range
                    maxLeverage: 2     | orderBurst: 0       | risk.orderBurst: '0' is out of range
                    fee: 5bp           | entryLatency: -1ns  | exchange.entryLatency: '-1ns' is out of range
                    fee: 5bp           | responseLatency: -1ns | exchange.responseLatency: '-1ns' is out of range
                    fee: 5bp           | rejectShare: 101%   | exchange.rejectShare: '101%' is out of range
                    fee: 5bp           | funding: maybe      | exchange.funding: 'maybe' is not a switch
                    at: 2025-06-16T22:00:00Z | at: yesterday | commands[0].at: 'yesterday' is not a time
                    command: PAUSE     | command: STOP       | commands[0].command: 'STOP' is not known
                    command: PAUSE     | command: KILL       | commands[0].overlay: the kill switch is for the whole engine
                    command: PAUSE     | command: PAUSE, maxPosition: 1 | commands[0].maxPosition: only TIGHTEN_MAX_POSITION has it
                    PAUSE, overlay: one | PAUSE, overlay: two | commands[0].overlay: there is no overlay 'two'
                    command: PAUSE     | command: TIGHTEN_MAX_POSITION | commands[0].maxPosition: is missing
                    command: PAUSE     | command: TIGHTEN_MAX_POSITION, maxPosition: 10.001 | commands[0].maxPosition: '10.001' is above the overlay's maxPosition
                    PAUSE, overlay: one | TIGHTEN_MAX_POSITION, overlay: all | commands[0].overlay: a position limit belongs to one overlay
                    author: ann        | author: a234567890123456789012345 | commands[0].author: 'a234567890123456789012345' does not fit its field
                    author: ann        | author: Jürgen      | commands[0].author: 'Jürgen' does not fit its field
                    reason: review     | reason: ' '         | commands[0].reason: ' ' does not fit its field
                    risk: {maxLeverage: 2} | synthetic: {start: 2025-01-01T00:00:00Z} | synthetic: no source is of kind synthetic
                    risk: {maxLeverage: 2} | risk: 2             | risk: expected keys with values
                    fee: 5bp           | fee: [5bp]          | exchange.fee: expected a single value
                    """)
    void shouldRefuse(final String passage, final String replacement, final String complaint) {
        assertThat(complaintsOf(with(passage, replacement))).containsExactly(complaint);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    timer: 15s         | epoch: 32767
                    timer: 15s         | epoch: 1
                    timer: 15s         | timer: 1ms
                    timer: 15s         | seed: -9000000000000000
                    ring: 1024         | ring: 8, maxBatch: 8
                    profile: direct    | profile: PIPELINED
                    journal/test       | j, block: 1MiB, minFreeDisk: 0B
                    bar: 1m            | bar: 1h
                    halfSpread: 5bp    | halfSpread: 0
                    halfSpread: 5bp    | halfSpread: 10%, quoteLots: 1
                    halfSpread: 5bp    | halfSpread: 5bp, clockOffset: -1s, maxClockSkew: 0
                    kind: bars, files: [bars/a.csv.gz], bar: 1m, halfSpread: 5bp | kind: capture, files: [a]
                    tick: 0.1, lot: 0.0001 | tick: 0.00001, lot: 0.0004
                    tick: 0.1, lot: 0.0001 | tick: 0.1, lot: 0.0001, multiplier: 1
                    cash: 100,         | cash: 0,
                    cash: 100,         | cash: 0.000000001,
                    BTC: 1.5           | BTC: 1.5001
                    BTC: 1.5           | BTC: 0
                    cash: 100, holdings: {BTC: 1.5, UNI: 100} | cash: 1
                    target: 38%        | target: 0.38
                    UNI: 4.5           | UNI: 0.000000000001
                    index: basket      | mode: notional
                    index: basket      | mode: beta, index: basket
                    index: basket      | mode: beta
                    index: basket      | mode: min_te, index: none
                    index: basket      | index: none
                    band: 1%           | band: 0.00001bp
                    tradeBack: 50%     | tradeBack: 0%
                    tradeBack: 50%     | tradeBack: 100%
                    tradeBack: 50%     | lookThrough: 1
                    tradeBack: 50%     | lookThrough: -200%
                    tradeBack: 50%     | lookThrough: 200%
                    maxOrder: 2        | maxOrder: 0.001
                    maxLeverage: 2     | maxLeverage: 10
                    maxLeverage: 2     | collar: 50%
                    fee: 5bp           | entryLatency: 0, responseLatency: 0
                    fee: 5bp           | rejectShare: 100%, funding: on
                    command: PAUSE, overlay: one | command: KILL
                    command: PAUSE, overlay: one | command: reset_kill, overlay: all
                    command: PAUSE     | command: TIGHTEN_MAX_POSITION, maxPosition: 10
                    author: ann        | author: a23456789012345678901234
                    """)
    void shouldAccept(final String passage, final String replacement) {
        assertThatCode(() -> parse(with(passage, replacement))).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseAHoldingInNoSleeve() {
        assertThat(complaintsOf(with(
                                "portfolio: {cash: 100, holdings: {BTC: 1.5, UNI: 100}}",
                                "portfolio: {cash: 100, holdings: {BTC: 1.5, UNI: 100, CRV: 1}}")
                        .replace("  DEFI: {", "  CRV: {source: bars, kind: spot, tick: 1, lot: 1}\n  DEFI: {")))
                .containsExactly("portfolio.holdings.CRV: is held but in no sleeve");
    }

    @Test
    void shouldRefuseTwoOverlaysOnOneContractOrOneSleeve() {
        final String second = "\n  two: {sleeve: %s, contract: %s, band: 1%%, maxOrder: 1, maxPosition: 1}\nrisk:";
        assertThat(complaintsOf(with("\nrisk:", second.formatted("majors", "DEFI"))))
                .containsExactly("overlays.two.contract: overlay 'one' already trades it");
        assertThat(complaintsOf(with("\nrisk:", second.formatted("defi", "BTCF"))))
                .containsExactly("overlays.two.sleeve: overlay 'one' already hedges this sleeve, and its drift would be"
                        + " hedged twice");
        assertThat(parse(with("\nrisk:", second.formatted("majors", "BTCF"))).overlays())
                .hasSize(2);
    }

    @Test
    void shouldLimitTheNumberOfOverlays() {
        final StringBuilder overlays = new StringBuilder("overlays:\n");
        for (int i = 0; i < 257; i++) {
            overlays.append("  o")
                    .append(i)
                    .append(": {sleeve: defi, contract: DEFI, band: 1%, maxOrder: 1, maxPosition: 1}\n");
        }
        assertThat(complaintsOf(with("overlays:\n", overlays.toString())))
                .contains("overlays: 258 entries")
                .doesNotContain("overlays: 257 entries");
    }

    @Test
    void shouldRequireTheSyntheticMarketsSettings() {
        final String source = "kind: bars, files: [bars/a.csv.gz], bar: 1m, halfSpread: 5bp";
        final String synthetic = with(source, "kind: synthetic");
        assertThat(complaintsOf(synthetic)).containsExactly("synthetic: is missing");
        final EngineConfiguration accepted = parse(synthetic + "synthetic: {start: 2025-01-01T00:00:00Z}\n");
        assertThat(accepted.sources().get(0).stalenessNs()).isEqualTo(3 * 5_000_000_000L);
    }

    @Test
    void shouldRefuseSettingsThatASyntheticSourceDoesNotHave() {
        final String source = "kind: bars, files: [bars/a.csv.gz], bar: 1m, halfSpread: 5bp";
        final String yaml =
                with(source, "kind: synthetic, files: [a], bar: 1m") + "synthetic: {start: 2025-01-01T00:00:00Z}\n";
        assertThat(complaintsOf(yaml))
                .containsExactlyInAnyOrder(
                        "sources.bars.files: a synthetic source reads no files",
                        "sources.bars.bar: only sources of kind bars have it");
    }

    @Test
    void shouldAcceptAnEmptyListOfCommandsAndNone() {
        final String untilCommands = VALID.substring(0, VALID.indexOf("commands:"));
        assertThat(parse(untilCommands + "commands: []\n")).isEqualTo(parse(untilCommands));
        assertThat(complaintsOf(untilCommands + "commands: {}\n"))
                .containsExactly("commands: expected a list of at least one entry");
    }

    @Test
    void shouldSortCommandsByTime() {
        final EngineConfiguration configuration =
                parse(VALID + "  - {at: 2025-06-16T21:00:00Z, command: KILL, author: bob, reason: first}\n");
        assertThat(configuration.commands())
                .extracting(command -> command.author())
                .containsExactly("bob", "ann");
    }
}
