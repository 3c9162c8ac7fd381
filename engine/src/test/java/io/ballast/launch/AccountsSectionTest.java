package io.ballast.launch;

import static io.ballast.launch.ConfigurationText.VALID;
import static io.ballast.launch.ConfigurationText.complaintsOf;
import static io.ballast.launch.ConfigurationText.parse;
import static io.ballast.launch.ConfigurationText.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.instrument.MarginTiers;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.LadderSettings;
import io.ballast.settings.LadderStep;
import io.ballast.settings.MarginMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsSectionTest {
    private static final String SECOND = """
          bars: {kind: bars, files: [bars/a.csv.gz], bar: 1m, halfSpread: 5bp}
          more: {kind: bars, files: [bars/b.csv.gz], bar: 1m, halfSpread: 5bp}
        """;

    private static String accounts(final String text) {
        return with("risk: {maxLeverage: 2}", "accounts: {" + text + "}\nrisk: {maxLeverage: 2}");
    }

    private static String two(final String text) {
        return accounts(text)
                .replace("  bars: {kind: bars, files: [bars/a.csv.gz], bar: 1m, halfSpread: 5bp}\n", SECOND);
    }

    @Test
    void shouldPutEverySourceIntoOneAccountUnlessToldOtherwise() {
        final EngineConfiguration configuration = parse(VALID);
        assertThat(configuration.accounts())
                .containsExactly(AccountSettings.main(
                        configuration.sources(), configuration.cashNanoUsd(), LadderSettings.DEFAULT));
        assertThat(parse(configuration.resolvedYaml())).isEqualTo(configuration);
    }

    @Test
    void shouldReadEveryKeyOfAnAccount() {
        final EngineConfiguration configuration = parse(two("""
            a: {sources: [bars], margin: isolated, leverage: 5, cash: 30, counted: 50%, maxExposure: 40%,
                maxCollateral: 20%, ladder: {warn: {sigmas: 8, ratio: 20%, leave: 9, leaveRatio: 10%}, topUpTo: 10,
                topUpWithin: 30m, sigmaBar: 1m, sigmaHalfLife: 6h, sigmaFloor: 0.02, precheck: 9, precheckRatio: 15%,
                stress: 6, stressWithin: 2d, worstGap: 12%}}, b: {sources: [more], ladder: {enabled: off}}
            """.replace('\n', ' ')));
        final AccountSettings a = configuration.accounts().get(0);
        assertThat(a.mode()).isEqualTo(MarginMode.ISOLATED);
        assertThat(a.leverage()).isEqualTo(5);
        assertThat(a.openingNanoUsd()).isEqualTo(30_000_000_000L);
        assertThat(List.of(a.countedPpb(), a.maxExposurePpb(), a.maxCollateralPpb()))
                .isEqualTo(List.of(500_000_000L, 400_000_000L, 200_000_000L));
        assertThat(a.ladder().steps().get(0)).isEqualTo(new LadderStep(8, 200_000_000, 9, 100_000_000));
        assertThat(a.ladder().steps().subList(1, 4))
                .isEqualTo(LadderSettings.DEFAULT.steps().subList(1, 4));
        assertThat(a.ladder().worstGapPpb()).isEqualTo(120_000_000);
        final AccountSettings b = configuration.accounts().get(1);
        assertThat(b.openingNanoUsd()).as("the rest").isEqualTo(70_000_000_000L);
        assertThat(b.ladder()).isEqualTo(LadderSettings.OFF);
        assertThat(parse(configuration.resolvedYaml())).isEqualTo(configuration);
        assertThat(ConfigurationReport.of(configuration)).contains("isolated at 5×", "no margin ladder");
    }

    @Test
    void shouldReadMarginTiersOfAContract() {
        final EngineConfiguration configuration = parse(with(
                "DEFI: {source: bars, symbol: DEFIUSDT, kind: linear,",
                "DEFI: {source: bars, symbol: DEFIUSDT, kind: linear, margin: {tiers: [{from: 0, maintenance: 0.5%,"
                        + " leverage: 50}, {from: 50000, maintenance: 1%, leverage: 25}]},"));
        final MarginTiers margin = configuration.instruments().get(2).terms().margin();
        assertThat(margin.tiers())
                .containsExactly(
                        new MarginTiers.Tier(0, 5_000_000, 50),
                        new MarginTiers.Tier(50_000_000_000_000L, 10_000_000, 25));
        assertThat(margin.amountsNanoUsd()).isEqualTo(List.of(0L, 250_000_000_000L));
        assertThat(parse(configuration.resolvedYaml())).isEqualTo(configuration);
        assertThat(ConfigurationReport.of(configuration)).contains("maintenance 50bp at 50×; 1% from 50000 USD at 25×");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        a: {sources: [bars], margin: portfolio} | accounts.a.margin: 'portfolio' is not known
        a: {sources: [bars], leverage: 3}       | accounts.a.leverage: only an isolated account has it
        a: {sources: [bars], margin: isolated}  | accounts.a.leverage: is missing
        a: {sources: [bar]}                     | accounts.a.sources[0]: there is no source 'bar'
        a: {sources: [bars]}, b: {sources: [bars]} | accounts.b.sources: 'bars' is in account 'a' as well
        a: {sources: [bars], cash: 101}         | accounts: the accounts' cash is not the portfolio's 100
        a: {sources: [bars], cash: 99}          | accounts: the accounts' cash is not the portfolio's 100
        a: {sources: [bars], counted: 101%}     | accounts.a.counted: '101%' is out of range
        a: {sources: [bars], ladder: {warn: {sigmas: 8}}} | accounts.a.ladder.warn: would be left where it is entered
        a: {sources: [bars], ladder: {topUp: {sigmas: 6.5, leave: 7}}} | accounts.a.ladder.topUp: is not nearer to liquidation than the step before
        a: {sources: [bars], ladder: {kill: {leave: 3}}} | accounts.a.ladder.kill.leave: only a person leaves it
        a: {sources: [bars], ladder: {sigma: 3}} | accounts.a.ladder.sigma: is not a setting
        """)
    void shouldRefuse(final String text, final String complaint) {
        assertThat(complaintsOf(accounts(text)))
                .anySatisfy(found -> assertThat(found).contains(complaint));
    }

    @Test
    void shouldRefuseASourceThatIsInNoAccount() {
        assertThat(complaintsOf(two("a: {sources: [bars]}")))
                .anySatisfy(found -> assertThat(found).contains("accounts: source 'more' is in no account"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        {maintenance: 5%, leverage: 20} | margin.leverage: the initial margin would not be above the maintenance margin
        {maintenance: 0%}               | margin.maintenance: '0%' is out of range
        {tiers: []}                     | margin.tiers: names no tier
        {tiers: [{from: 1, maintenance: 1%, leverage: 20}]} | margin.tiers[0].from: the first tier does not begin at 0
        {tiers: [{from: 0, maintenance: 1%, leverage: 20}, {from: 0, maintenance: 2%, leverage: 10}]} | margin.tiers[1]: is not above the tier before
        {tiers: [{from: 0, maintenance: 1%, leverage: 20}], maintenance: 1%} | margin.maintenance: each tier has its own
        """)
    void shouldRefuseMargins(final String text, final String complaint) {
        final String contract = "DEFI: {source: bars, symbol: DEFIUSDT, kind: linear,";
        assertThat(complaintsOf(with(contract, contract + " margin: " + text + ",")))
                .anySatisfy(found -> assertThat(found).contains(complaint));
    }

    @Test
    void shouldRefuseMarginOfACoin() {
        final String coin = "UNI: {source: bars, symbol: UNIUSDT, kind: spot,";
        assertThat(complaintsOf(with(coin, coin + " margin: {maintenance: 1%},")))
                .anySatisfy(found -> assertThat(found).contains("instruments.UNI.margin: only a contract has it"));
    }
}
