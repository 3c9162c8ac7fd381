package io.ballast.launch;

import static io.ballast.launch.ConfigurationText.VALID;
import static io.ballast.launch.ConfigurationText.complaintsOf;
import static io.ballast.launch.ConfigurationText.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.instrument.ContractTerms;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.InstrumentKind;
import io.ballast.instrument.MarginTiers;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terms of contracts: what is understood, what is refused, and that nothing is lost on the way back to text. */
class InstrumentsSectionTest {
    private static final String INVERSE =
            "kind: inverse, tick: 0.5, lot: 1, face: 100, settle: BTC, expiry: 2025-09-26T08:00:00Z,"
                    + " settlementWindow: 30m, fundingPeriod: 4h, underlying: BTC";
    private static final String QUANTO = "kind: quanto, tick: 0.05, lot: 1, coinPerPoint: 0.0001, settle: BTC";
    private static final String LINEAR = "kind: linear, tick: 0.5, lot: 1, multiplier: 2";

    /** The terms of one more instrument, before all others: what they name stands further down. */
    private static String with(final String terms) {
        return VALID.replace("instruments:\n", "instruments:\n  NEW: {source: bars, " + terms + "}\n");
    }

    private static Instrument read(final String terms) {
        final EngineConfiguration configuration = parse(with(terms));
        assertThat(parse(configuration.resolvedYaml())).isEqualTo(configuration);
        return configuration.instruments().get(0);
    }

    @Test
    void shouldReadADatedInverseContract() {
        final Instrument contract = read(INVERSE);
        assertThat(contract.kind()).isEqualTo(InstrumentKind.INVERSE);
        assertThat(contract.terms())
                .isEqualTo(new ContractTerms(
                        1_758_873_600_000_000_000L,
                        30 * Durations.MINUTE_NS,
                        4 * Durations.HOUR_NS,
                        1,
                        1,
                        new BigDecimal("100"),
                        BigDecimal.ZERO,
                        MarginTiers.DEFAULT,
                        0));
        assertThat(contract.nanoUsdPerHalfTickLot()).as("face of a lot").isEqualTo(100_000_000_000L);
        assertThat(contract.nanoUsdPerTick()).isEqualTo(500_000_000L);
    }

    @Test
    void shouldReadAQuantoPerpetual() {
        final Instrument contract = read(QUANTO);
        assertThat(contract.terms().coinPerPoint()).isEqualByComparingTo("0.0001");
        assertThat(contract.terms().settleInstrumentId()).isEqualTo(1);
        assertThat(contract.terms().isDated()).isFalse();
        assertThat(contract.nanoUsdPerHalfTickLot()).as("0.0001 coins × 0.025").isEqualTo(2_500L);
    }

    @Test
    void shouldReadAPlainContractAsAPerpetual() {
        assertThat(read(LINEAR).terms()).isEqualTo(ContractTerms.PERPETUAL);
        assertThat(read(LINEAR + ", underlying: UNI").terms().underlyingId()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
        face: 100,           | -                     | instruments.NEW.face: is missing
        settle: BTC,         | -                     | instruments.NEW.settle: is missing
        face: 100            | face: 0               | instruments.NEW.face: '0' is not above zero
        settle: BTC          | settle: BTX           | instruments.NEW.settle: there is no instrument 'BTX'
        settle: BTC          | settle: DEFI          | instruments.NEW.settle: 'DEFI' is a contract, not a coin
        underlying: BTC      | underlying: DEFI      | instruments.NEW.underlying: 'DEFI' is a contract, not a coin
        underlying: BTC      | multiplier: 2         | instruments.NEW.multiplier: face or coinPerPoint say what a contract settled in coin is worth
        underlying: BTC      | coinPerPoint: 2       | instruments.NEW.coinPerPoint: only a quanto contract pays coins per point
        expiry: 2025-09-26T08:00:00Z, | -            | instruments.NEW.settlementWindow: a perpetual has no final settlement
        expiry: 2025-09-26T08:00:00Z | expiry: soon  | instruments.NEW.expiry: 'soon' is not a time
        Window: 30m          | Window: 25h           | instruments.NEW.settlementWindow: '25h' is out of range
        fundingPeriod: 4h    | fundingPeriod: 0      | instruments.NEW.fundingPeriod: '0' is out of range
        tick: 0.5            | tick: 0.0000000001    | instruments.NEW: a tick, or the face of one lot, is not a whole number of nano-USD below 10^18
        face: 100            | face: 0.0000000001    | instruments.NEW: a tick, or the face of one lot, is not a whole number of nano-USD below 10^18
        """)
    void shouldRefuseOfAnInverseContract(final String passage, final String replacement, final String complaint) {
        assertThat(INVERSE).contains(passage);
        assertThat(complaintsOf(with(INVERSE.replace(passage, "-".equals(replacement) ? "" : replacement))))
                .containsExactly(complaint);
    }

    @Test
    void shouldRefuseTermsOfAnotherKind() {
        assertThat(complaintsOf(with(LINEAR + ", face: 1, coinPerPoint: 1, settle: BTC")))
                .containsExactlyInAnyOrder(
                        "instruments.NEW.face: only an inverse contract has a face in USD",
                        "instruments.NEW.coinPerPoint: only a quanto contract pays coins per point",
                        "instruments.NEW.settle: only inverse and quanto contracts are settled in coin");
        assertThat(complaintsOf(with("kind: spot, tick: 0.5, lot: 1, expiry: 2025-09-26T08:00:00Z")))
                .contains("instruments.NEW.expiry: only a contract has it, and this is a coin");
        assertThat(complaintsOf(with(QUANTO.replace("coinPerPoint: 0.0001", "coinPerPoint: 0.00000001"))))
                .containsExactly(
                        "instruments.NEW: half a tick of one lot is not a whole number of nano-coins below 10^18");
    }

    @Test
    void shouldRefuseACoinWhoseTickIsTooFineToSettleIn() {
        final String fine = "instruments:\n  FINE: {source: bars, kind: spot, tick: 0.0000000001, lot: 1000}\n";
        assertThat(complaintsOf(
                        with(INVERSE.replace("settle: BTC", "settle: FINE")).replace("instruments:\n", fine)))
                .containsExactly("instruments.NEW.settle: a tick of 'FINE' is not a whole number of nano-USD");
    }

    @Test
    void shouldLetAnOverlayTradeAContractSettledInCoinAndKnowItsExpiry() {
        final EngineConfiguration configuration = parse(with(INVERSE).replace("contract: DEFI", "contract: NEW"));
        assertThat(configuration.overlays().get(0).mainLeg().expiryNs()).isEqualTo(1_758_873_600_000_000_000L);
        assertThat(parse(configuration.resolvedYaml())).isEqualTo(configuration);
    }

    @Test
    void shouldReportTermsToAPerson() {
        assertThat(ConfigurationReport.of(parse(with(INVERSE))))
                .contains("inverse  NEW of bars, tick 0.5, lot 1, face 100 USD in BTC, over BTC\n")
                .contains("expires 2025-09-26T08:00:00Z, settled over 30m\n");
        assertThat(ConfigurationReport.of(parse(with(QUANTO))))
                .contains("quanto   NEW of bars, tick 0.05, lot 1, 0.0001 BTC a point\n");
    }
}
