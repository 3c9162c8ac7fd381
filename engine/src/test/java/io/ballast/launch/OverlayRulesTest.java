package io.ballast.launch;

import static io.ballast.launch.ConfigurationText.RICH;
import static io.ballast.launch.ConfigurationText.VALID;
import static io.ballast.launch.ConfigurationText.basisWith;
import static io.ballast.launch.ConfigurationText.complaintsOf;
import static io.ballast.launch.ConfigurationText.parse;
import static io.ballast.launch.ConfigurationText.problemsOf;
import static io.ballast.launch.ConfigurationText.richWith;
import static io.ballast.launch.ConfigurationText.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.math.Bounds;
import io.ballast.settings.BandSettings;
import io.ballast.settings.BasisSettings;
import io.ballast.settings.CandidateSettings;
import io.ballast.settings.EstimatorSettings;
import io.ballast.settings.ExecutionSettings;
import io.ballast.settings.ExecutionStyle;
import io.ballast.settings.HandOffSettings;
import io.ballast.settings.HedgeMode;
import io.ballast.settings.LegSettings;
import io.ballast.settings.Outlook;
import io.ballast.settings.OutlookSettings;
import io.ballast.settings.OverlayKind;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.PairSettings;
import io.ballast.settings.ProtectSettings;
import io.ballast.settings.SelectionSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each key of an overlay means, and the rules between them. */
class OverlayRulesTest {
    private static final long SEPTEMBER_NS = 1_758_873_600_000_000_000L;

    @Test
    void shouldReadEveryPartOfADriftOverlay() {
        final OverlaySettings overlay = parse(RICH).overlays().get(0);
        assertThat(overlay.kind()).isEqualTo(OverlayKind.DRIFT);
        assertThat(overlay.mode()).isEqualTo(HedgeMode.MIN_TE);
        assertThat(overlay.legs())
                .containsExactly(
                        new LegSettings(
                                0,
                                0,
                                5,
                                0,
                                false,
                                List.of(-200_000_000L, 1_000_000_000L),
                                14_000,
                                300_000,
                                500_000,
                                30_000_000,
                                0,
                                new ExecutionSettings(
                                        ExecutionStyle.PASSIVE,
                                        1,
                                        2,
                                        3 * Durations.SECOND_NS,
                                        4 * Durations.MINUTE_NS,
                                        0,
                                        0,
                                        0,
                                        0,
                                        0,
                                        true)),
                        new LegSettings(
                                1,
                                0,
                                6,
                                0,
                                false,
                                List.of(0L, 1_000_000_000L),
                                20,
                                300,
                                0,
                                0,
                                SEPTEMBER_NS,
                                new ExecutionSettings(
                                        ExecutionStyle.IOC,
                                        0,
                                        1,
                                        0,
                                        0,
                                        0,
                                        300_000,
                                        2 * Durations.SECOND_NS,
                                        200_000_000,
                                        30 * Durations.SECOND_NS,
                                        false)),
                        new LegSettings(
                                2,
                                0,
                                4,
                                0,
                                false,
                                List.of(0L, 500_000_000L),
                                500,
                                1000,
                                0,
                                0,
                                0,
                                ExecutionSettings.marketable()),
                        new LegSettings(
                                3,
                                0,
                                2,
                                0,
                                true,
                                List.of(0L, 1_000_000_000L),
                                500,
                                Bounds.MAX_LOTS,
                                1_000_000,
                                0,
                                0,
                                new ExecutionSettings(
                                        ExecutionStyle.IOC, 0, 1, 0, 0, 2, 0, Durations.SECOND_NS, 0, 0, false)));
        assertThat(overlay.candidates())
                .containsExactly(
                        new CandidateSettings("basket", List.of(0, 1), List.of(700_000_000L, 300_000_000L)),
                        new CandidateSettings(
                                "three", List.of(0, 1, 2), List.of(333_333_333L, 333_333_333L, 333_333_334L)));
        assertThat(overlay.band())
                .isEqualTo(new BandSettings(
                        24_030_540, 50_000_000, 400_000_000, 2, 10 * Durations.MINUTE_NS, Durations.DAY_NS));
        assertThat(overlay.estimator())
                .isEqualTo(new EstimatorSettings(0.9, Durations.MINUTE_NS, Durations.DAY_NS, 0.5, 30));
        assertThat(overlay.selection())
                .isEqualTo(new SelectionSettings(
                        2 * Durations.HOUR_NS, 2, 3 * Durations.DAY_NS, 0.7, 5, 0.04, 0.12, 2, Durations.DAY_NS));
        assertThat(overlay.outlook())
                .isEqualTo(new OutlookSettings(
                        2 * Durations.HOUR_NS, 10, 20, 7, 2.5, 10_000_000, 0.6, 30, 15, 3, Durations.HOUR_NS, true));
        assertThat(overlay.handOff()).isEqualTo(new HandOffSettings(40_000_000, 100_000_000, 20 * Durations.DAY_NS));
    }

    @Test
    void shouldReadAProtection() {
        final OverlaySettings overlay = parse(RICH).overlays().get(1);
        assertThat(overlay.sleeveId()).isEqualTo(-1);
        assertThat(overlay.protect()).isEqualTo(new ProtectSettings(500_000_000, 2 * Durations.DAY_NS));
        assertThat(overlay.outlook())
                .isEqualTo(new OutlookSettings(
                        Durations.HOUR_NS, 12, 26, 14, 3, 20_000_000, 0.5, 25, 20, 2, 4 * Durations.HOUR_NS, false));
        assertThat(overlay.mainLeg().id()).isEqualTo(4);
        assertThat(overlay.mainLeg().lookThroughPpb()).containsExactly(1_000_000_000L, 0L);
        assertThat(overlay.candidates())
                .containsExactly(new CandidateSettings("BTCF", List.of(4), List.of(1_000_000_000L)));
        assertThat(overlay.selection())
                .isEqualTo(new SelectionSettings(0, 1, 7 * Durations.DAY_NS, 0, 0, 0, 0.1, 3, 0));
    }

    @Test
    void shouldReadAPair() {
        final OverlaySettings overlay = parse(RICH).overlays().get(2);
        assertThat(overlay.pair()).isEqualTo(new PairSettings(1.4, 1.1, 30_000_000));
        assertThat(overlay.legs())
                .extracting(LegSettings::lookThroughPpb)
                .containsExactly(List.of(1_000_000_000L, 0L), List.of(0L, 0L));
        assertThat(overlay.candidates())
                .containsExactly(new CandidateSettings("pairing", List.of(5, 6), List.of(500_000_000L, 500_000_000L)));
    }

    /** 0.7 BTC in lots of 0.0001 for a contract in lots of 0.01 is 70 lots for a lot; ETH 1.234567891 × 0.01 ÷ 0.001. */
    @Test
    void shouldReadABasisTrade() {
        final OverlaySettings overlay =
                parse(basisWith("carrying", "carrying")).overlays().get(2);
        assertThat(overlay.basis())
                .isEqualTo(new BasisSettings(
                        1_000,
                        List.of(70.0, 12.34567891),
                        0.06,
                        0.01,
                        0.04,
                        SEPTEMBER_NS,
                        20 * Durations.DAY_NS,
                        true,
                        false,
                        50));
        assertThat(overlay.legs().subList(1, 3))
                .containsExactly(
                        new LegSettings(
                                6,
                                2,
                                0,
                                0,
                                true,
                                List.of(1_000_000_000L, 0L),
                                5_000,
                                Bounds.MAX_LOTS,
                                1_000_000,
                                0,
                                0,
                                ExecutionSettings.marketable()),
                        new LegSettings(
                                7,
                                2,
                                1,
                                0,
                                true,
                                List.of(1_000_000_000L, 0L),
                                4_000,
                                Bounds.MAX_LOTS,
                                0,
                                0,
                                0,
                                ExecutionSettings.marketable()));
    }

    @Test
    void shouldReadTheShortFormAsOneContractInUseAlone() {
        final String contracts =
                "contracts: {DEFI: {maxOrder: 2, maxPosition: 10}}, index: basket, band: {width: 1%}}\n";
        final String shortForm =
                "contract: DEFI, index: basket, band: 1%, tradeBack: 50%, maxOrder: 2, maxPosition: 10}\n";
        assertThat(parse(with(shortForm, contracts))).isEqualTo(parse(VALID));
        assertThat(parse(VALID).overlays().get(0).candidates())
                .containsExactly(new CandidateSettings("DEFI", List.of(0), List.of(1_000_000_000L)));
    }

    @Test
    void shouldFillInTheDefaultsOfASelection() {
        assertThat(parse(with("band: 1%", "band: 1%, selection: {}"))
                        .overlays()
                        .get(0)
                        .selection())
                .isEqualTo(new SelectionSettings(
                        Durations.HOUR_NS, 3, 7 * Durations.DAY_NS, 0.8, 10, 0.05, 0.1, 3, 2 * Durations.DAY_NS));
    }

    @Test
    void shouldReadViewsAndProtectionsWithTheirExpiry() {
        assertThat(parse(RICH).commands())
                .extracting(command -> command.command() + " " + command.value() + " " + command.expiryNs())
                .containsExactly(
                        "OUTLOOK " + Outlook.SUSTAINED.ordinal() + " 1750377600000000000", "PROTECT 250000000 0");
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
        kind: drift         | kind: spread        | overlays.drifting.kind: 'spread' is not known
        kind: protect       | kind: protect ⏎ sleeve: defi | overlays.shield.sleeve: an overlay of kind protect follows no sleeve
        DEFI: {lookThrough: {defi: 100%, majors: -20%}, | DEFI: {lookThrough: {defi: 201%}, | overlays.drifting.contracts.DEFI.lookThrough.defi: '201%' is out of range
        DEFI: {lookThrough: {defi: 100%, majors: -20%}, | DEFI: {lookThrough: {cash: 10%, defi: 1}, | overlays.drifting.contracts.DEFI.lookThrough.cash: there is no sleeve 'cash'
        {defi: 100%, majors: -20%} | {majors: -20%} | overlays.drifting.contracts.DEFI.lookThrough: the contract is no exposure to sleeve 'defi', whose drift it answers
        lookThrough: {majors: 100%} | lookThrough: 100% | overlays.shield.lookThrough: a plain share is one of the overlay's sleeve, and one of kind protect has none
        TOP: {maxOrder: 1   | ETH: {maxOrder: 1   | overlays.pairing.contracts.ETH: 'ETH' is not a contract
        cost: 5bp, carry    | cost: 11%, carry    | overlays.drifting.contracts.DEFI.cost: '11%' is out of range
        cost: 5bp, carry: 3% | carry: 101%        | overlays.drifting.contracts.DEFI.carry: '101%' is out of range
        contract: BTCF      | contract: DEFI      | overlays.shield.contract: overlay 'drifting' already trades it
        basket: {DEFI: 70%, | basket: {DEFI: 71%, | overlays.drifting.candidates.basket: the shares sum to 101%
        basket: {DEFI: 70%, | basket: {TOP: 1%, DEFI: 70%, | overlays.drifting.candidates.basket.TOP: there is no contract of this overlay 'TOP'
        three: [DEFI, ALT, ETHF] | three: [DEFI]  | overlays.drifting.candidates: contract 'ETHF' is in no candidate and would never be traded
        three: [DEFI, ALT, ETHF] | three: []      | overlays.drifting.candidates.three: expected a list of at least one entry
        three: [DEFI, ALT, ETHF] | three: [DEFI, ETHF, DEFI] | overlays.drifting.candidates.three[2]: appears twice
        riskAversion: 3, relative | riskAversion: 0, relative | overlays.drifting.band.riskAversion: '0' is out of range
        cost: 5bp, riskAversion: 3, rel | width: 1%, riskAversion: 3, rel | overlays.drifting.band.riskAversion: only a width that follows from cost depends on it
        cost: 5bp, riskAversion: 3, rel | width: 1%, cost: 5bp, rel | overlays.drifting.band.width: follows from cost
        cost: 5bp, riskAversion: 3, rel | rel   | overlays.drifting.band.width: is missing
        band: {width: 2%}   | band: {cost: 5bp}   | overlays.shield.band.cost: a width follows from cost and the sleeve's weight, and there is no sleeve
        cooldown: 10m       | cooldown: -1s       | overlays.drifting.cooldown: '-1s' is out of range
        minEffectiveness: 0.7 | minEffectiveness: 1.1 | overlays.drifting.selection.minEffectiveness: '1.1' is out of range
        switchReviews: 2    | switchReviews: 0    | overlays.drifting.selection.switchReviews: '0' is out of range
        horizon: 3d         | horizon: 0          | overlays.drifting.selection.horizon: '0' is out of range
        emaSlow: 20         | emaSlow: 10         | overlays.drifting.outlook.emaSlow: '10' is not above emaFast, 10
        rangeAdx: 15        | rangeAdx: 31        | overlays.drifting.outlook.rangeAdx: '31' is above trendAdx, 30
        zigZagAtr: 2.5, zigZag: 1% | zigZagAtr: 0, zigZag: 0 | overlays.drifting.outlook.zigZag: every move would turn a swing
        minScore: 0.6       | minScore: 1.1       | overlays.drifting.outlook.minScore: '1.1' is out of range
        truncation: true    | truncation: maybe   | overlays.drifting.outlook.truncation: 'maybe' is not a switch
        {UNI: {maxOrder: 50 | {BTC: {maxOrder: 50 | overlays.drifting.handOff.assets.BTC: is not in the overlay's sleeve
        {UNI: {maxOrder: 50 | {BTCQ: {maxOrder: 50 | overlays.drifting.handOff.assets.BTCQ: 'BTCQ' is a contract
        {UNI: {maxOrder: 50, cost: 10bp, execution: {style: ioc, slippageTicks: 2}}} | {} | overlays.drifting.handOff.assets: has no asset
        style: passive      | style: hidden       | overlays.drifting.contracts.DEFI.execution.style: 'hidden' is not known
        improve: 1, rep     | improve: -1, rep    | overlays.drifting.contracts.DEFI.execution.improve: '-1' is out of range
        style: ioc, slippage: 3bp | style: passive, slippage: 3bp | overlays.drifting.contracts.ALT.execution.slippage: only style ioc goes beyond the best price
        slippage: 3bp, min  | slippage: 3bp, slippageTicks: 1, min | overlays.drifting.contracts.ALT.execution.slippageTicks: slippage says the same as a share
        depthShare: 20%     | depthShare: 101%    | overlays.drifting.contracts.ALT.execution.depthShare: '101%' is out of range
        style: ioc, slippageTicks: 2 | style: marketable, slippageTicks: 2 | overlays.drifting.handOff.assets.UNI.execution.slippageTicks: only style ioc goes beyond the best price
        rule: 50%           | rule: 101%          | overlays.shield.protect.rule: '101%' is out of range
        protect: {rule      | handOff: {} ⏎ protect: {rule | overlays.shield.handOff: only overlays of kind drift hand off to spot
        pair: {firstBeta: 1.4 | pair: {firstBeta: 0 | overlays.pairing.pair.firstBeta: '0' is out of range
        pair: {firstBeta: 1.4, | pair: {          | overlays.pairing.pair.firstBeta: is missing
        kind: pair          | kind: pair ⏎ mode: beta | overlays.pairing.mode: the size of a pair follows from its own section
        kind: pair          | kind: pair ⏎ candidates: {a: [TOP]} | overlays.pairing.candidates: a pair trades all its contracts and chooses none
        view: sustained     | view: lasting       | commands[0].view: 'lasting' is not known
        view: sustained, exp | exp                | commands[0].view: is missing
        overlay: drifting, view | overlay: shield, view | commands[0].overlay: an overlay of kind protect follows no drift that a view could be of
        overlay: drifting, view | overlay: all, view | commands[0].overlay: a view belongs to one overlay
        expires: 2025-06-20 | expires: 2025-06-10 | commands[0].expires: '2025-06-10T00:00:00Z' is not after the command
        overlay: shield, share | overlay: pairing, share | commands[1].overlay: is not of kind protect
        share: 25%          | share: 101%         | commands[1].share: '101%' is out of range
        volumes: {UNI: 50000000, | volumes: {     | overlays.drifting.ledger.volumes: has no volume of UNI
        volume: 200000000   | impact: 1           | overlays.shield.ledger.volumes: has no volume of BTC, ETH, UNI
        volumes: {UNI: 50000000, | volumes: {UNI: 0, | overlays.drifting.ledger.volumes.UNI: '0' is out of range
        ledger: {fee: 8bp,  | ledger: {           | overlays.drifting.ledger.fee: is missing
        halfSpread: 4bp, impact | halfSpread: wide, impact | overlays.drifting.ledger.halfSpread: 'wide' is not a share
        volatility: 5%      | volatility: 0       | overlays.drifting.ledger.volatility: '0' is out of range
        remaining: 2d, review: 4h | review: 0     | overlays.drifting.ledger.review: '0' is out of range
        lotMethod: hifo     | lotMethod: best     | portfolio.lotMethod: 'best' is not known
        {qty: 30, price     | {qty: 90, price     | portfolio.lots.UNI: the lots make 110, and 100 are held
        {qty: 30, price     | {qty: 0, price      | portfolio.lots.UNI[0].qty: '0' is not above zero
        price: 4.25         | price: -1           | portfolio.lots.UNI[0].price: '-1' is below zero
        lots: {UNI: [       | lots: {NONE: [      | portfolio.lots.NONE: there is no instrument 'NONE'
        share: 25%          | share: 25%, view: unknown | commands[1].view: only OUTLOOK has it
        """)
    void shouldRefuse(final String passage, final String replacement, final String complaint) {
        assertThat(complaintsOf(richWith(passage, replacement.replace(" ⏎ ", "\n    "))))
                .containsExactly(complaint);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
        size: 10,           | size: 21,           | overlays.carrying.basis.size: '21' is above the contract's maxPosition
        slice: 0.5,         | slice: 10.01,       | overlays.carrying.basis.slice: '10.01' is more than the size
        first: spot         | first: both         | overlays.carrying.basis.first: 'both' is not known
        hurdle: 6%, exit    | exit                | overlays.carrying.basis.hurdle: is missing
        BTC: 0.7,           | BTC: 0.0000000001,  | overlays.carrying.basis.basket.BTC: '0.0000000001' has too many digits
        BTC: 0.7,           | UNX: 1, BTC: 0.7,   | overlays.carrying.basis.basket.UNX: there is no instrument 'UNX'
        {BTC: 0.5, ETH: 4}  | {BTC: 0.5}          | overlays.carrying.basis.maxOrder.ETH: is missing
        {BTC: 10bp}         | {BTC: 101%}         | overlays.carrying.basis.cost.BTC: '101%' is out of range
        {BTC: 10bp}         | {UNI: 10bp}         | overlays.carrying.basis.cost.UNI: is not a setting
        """)
    void shouldRefuseInABasisTrade(final String passage, final String replacement, final String complaint) {
        assertThat(complaintsOf(basisWith(passage, replacement))).containsExactly(complaint);
    }

    @Test
    void shouldLetOneOverlayTradeAnAsset() {
        assertThat(complaintsOf(basisWith("BTC: 0.7", "UNI: 0.7")
                        .replace("{BTC: 0.5, ETH: 4}", "{UNI: 0.5, ETH: 4}")
                        .replace("cost: {BTC:", "cost: {UNI:")))
                .containsExactly("overlays.carrying.basis.basket.UNI: overlay 'drifting' already trades it");
    }

    @Test
    void shouldRefuseABasisTradeInAContractThatIsSettledInCoin() {
        final String inverse = basisWith("carrying", "carrying")
                .replaceFirst("(BTCQ: +\\{[^}]*)kind: linear", "$1kind: inverse, face: 100, settle: BTC");
        assertThat(complaintsOf(inverse))
                .containsExactly("overlays.carrying.contract: is settled in coin,"
                        + " so that its profit is no dollar against the basket");
    }

    @Test
    void shouldHoldAPairToTwoContractsAndABasisTradeToOne() {
        assertThat(complaintsOf(richWith("      BTCQ: {maxOrder: 1, maxPosition: 20}\n", "")))
                .containsExactly("overlays.pairing.contracts: a pair trades two contracts, not 1");
        final String terms = "{maxOrder: 1, maxPosition: 20}";
        assertThat(complaintsOf(basisWith(
                        "contract: BTCQ\n    maxOrder: 1\n    maxPosition: 20",
                        "contracts: {BTCQ: " + terms + ", TOP: " + terms + "}")))
                .containsExactly("overlays.carrying.contracts: a basis trade has one contract, not 2");
        assertThat(complaintsOf(richWith("  pairing:\n", "  pairing:\n    contract: DEFI\n")))
                .containsExactly("overlays.pairing.contract: belongs to one contract, and contracts lists several");
    }

    @Test
    void shouldRequireTheSectionOfTheKind() {
        assertThat(complaintsOf(richWith("    pair: {firstBeta: 1.4, secondBeta: 1.1, bound: 3%}\n", "")))
                .containsExactly("overlays.pairing.pair: is missing");
        assertThat(complaintsOf(with("band: 1%", "band: 1%, pair: {}, basis: {}, protect: {}")))
                .containsExactlyInAnyOrder(
                        "overlays.one.pair: only overlays of kind pair have it",
                        "overlays.one.basis: only overlays of kind basis have it",
                        "overlays.one.protect: only overlays of kind protect have it");
        assertThat(complaintsOf(richWith("    outlook: {}\n", "")))
                .containsExactly("overlays.shield.protect.rule: stands in corrective legs of the index, and without an"
                        + " outlook there are none");
    }

    @Test
    void shouldRequireTheMarketsIndexWhereItIsFollowed() {
        final String index = "    index: market\n";
        assertThat(complaintsOf(richWith("kind: protect\n" + index, "kind: protect\n")))
                .containsExactly("overlays.shield.index: the outlook of a protection is that of the market");
        assertThat(complaintsOf(richWith("sleeve: majors\n" + index, "sleeve: majors\n    index: none\n")))
                .containsExactly("overlays.pairing.index: a pair needs one");
    }

    @Test
    void shouldRefuseWhatABasisTradeDoesNotHave() {
        assertThat(complaintsOf(basisWith("    kind: basis\n", """
                kind: basis
                sleeve: defi
                band: 1%
                beta: {}
                outlook: {}
                expiry: 2025-09-26T08:00:00Z
            """)))
                .containsExactlyInAnyOrder(
                        "overlays.carrying.sleeve: an overlay of kind basis follows no sleeve",
                        "overlays.carrying.band: a basis trade has a hurdle and an exit in its place",
                        "overlays.carrying.beta: a basis trade estimates nothing",
                        "overlays.carrying.outlook: a basis trade follows the basis alone",
                        "overlays.carrying.expiry: a basis trade has it under basis");
    }

    @Test
    void shouldRefuseAWidthThatCostDoesNotGive() {
        assertThat(complaintsOf(with("band: 1%", "band: {cost: 5bp}")
                        .replace("target: 38%", "target: 0%")
                        .replace("target: 57%", "target: 95%")))
                .containsExactly("overlays.one.band.cost: gives a width of 0% at the sleeve's target of 0%");
    }

    @Test
    void shouldNameARemedyForEverything() {
        assertThat(problemsOf(richWith("DEFI: 70%", "DEFI: 71%").replace("emaSlow: 20", "emaSlow: 10")))
                .extracting(ConfigurationProblem::remedy)
                .containsExactly(
                        "change them so that they sum to exactly 100%",
                        "the slow average has more periods: change one of them");
    }
}
