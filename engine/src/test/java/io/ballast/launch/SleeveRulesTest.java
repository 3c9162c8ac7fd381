package io.ballast.launch;

import static io.ballast.launch.ConfigurationText.complaintsOf;
import static io.ballast.launch.ConfigurationText.parse;
import static io.ballast.launch.ConfigurationText.problemsOf;
import static io.ballast.launch.ConfigurationText.richWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.instrument.Sleeve;
import io.ballast.instrument.TopRule;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sleeves that share assets, and sleeves between which a rule moves them. */
class SleeveRulesTest {
    private static final String MAJORS = "majors: {target: 57%, assets: [BTC, ETH]}";
    private static final String DEFI = "defi: {target: 38%, assets: [UNI]}";
    private static final String TOP = "majors: {target: 57%, top: {of: [BTC, ETH, UNI], count: 2,"
            + " supplies: {BTC: 19.9e6, ETH: 120000000, UNI: 6e8}, review: 1d, buffer: 1}}";
    private static final String REST = "defi: {target: 38%, rest: true}";

    static String shared() {
        return everyVolume(richWith(MAJORS, "majors: {target: 57%, assets: {BTC: 100%, ETH: 60%}}"))
                .replace(DEFI, "defi: {target: 38%, assets: {UNI: 100%, ETH: 40%}}");
    }

    static String ruled() {
        return everyVolume(richWith(MAJORS, TOP)).replace(DEFI, REST);
    }

    /** The ledger must know a volume of whatever comes into its sleeve. */
    private static String everyVolume(final String yaml) {
        return yaml.replace("volumes: {UNI", "volume: 60000000, volumes: {UNI");
    }

    @Test
    void shouldShareAnAsset() {
        assertThat(parse(shared()).sleeves())
                .containsExactly(
                        new Sleeve(0, "majors", 570_000_000, List.of(0, 1), List.of(1_000_000_000L, 600_000_000L)),
                        new Sleeve(1, "defi", 380_000_000, List.of(2, 1), List.of(1_000_000_000L, 400_000_000L)));
    }

    @Test
    void shouldReadARule() {
        final List<Long> one = List.of(1_000_000_000L);
        final TopRule rule = new TopRule(
                1,
                List.of(0, 1, 2),
                List.of(new BigDecimal("19900000"), new BigDecimal("120000000"), new BigDecimal("600000000")),
                2,
                1,
                Durations.DAY_NS);
        assertThat(parse(ruled()).sleeves())
                .containsExactly(
                        new Sleeve(
                                0, "majors", 570_000_000, List.of(0, 1), List.of(1_000_000_000L, 1_000_000_000L), rule),
                        new Sleeve(1, "defi", 380_000_000, List.of(2), one));
    }

    @Test
    void shouldResolveToTheSame() {
        for (final String yaml : List.of(shared(), ruled())) {
            final EngineConfiguration configuration = parse(yaml);
            assertThat(parse(configuration.resolvedYaml())).isEqualTo(configuration);
        }
    }

    @Test
    void shouldSayHowSleevesAreMade() {
        assertThat(ConfigurationReport.of(parse(shared())))
                .contains("majors       target 57%      opens with 1.5 BTC, 60% of 20 ETH")
                .contains("defi         target 38%      opens with 100 UNI, 40% of 20 ETH");
        assertThat(ConfigurationReport.of(parse(ruled())))
                .contains("the largest 2 of 3 assets, reviewed every 1d, kept to rank 3; the others are in defi");
    }

    @Test
    void shouldTellHowAnAssetCanBeInTwoSleeves() {
        assertThat(problemsOf(everyVolume(richWith("assets: [UNI]", "assets: [UNI, ETH]"))))
                .extracting(ConfigurationProblem::toString)
                .containsExactly("line 17: sleeves.defi.assets: 'ETH' is already in sleeve 'majors';"
                        + " keep each asset in one sleeve, or give its share in each, such as {ETH: 60%}");
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
        ETH: 40%}    | ETH: 41%}          | sleeves: the shares of 'ETH' sum to 101%
        , ETH: 40%}  | }                  | sleeves: the shares of 'ETH' sum to 60%
        {UNI: 100%, ETH: 40%} | [UNI, ETH] | sleeves.defi.assets: 'ETH' is already in sleeve 'majors'
        {BTC: 100%, ETH: 60%} | [BTC, ETH] | sleeves.defi.assets: 'ETH' is already in sleeve 'majors'
        ETH: 40%}    | ETH: 0%}           | sleeves.defi.assets.ETH: '0%' is out of range
        UNI: 100%,   | UNI: 100%, DEFI: 100%, | sleeves.defi.assets: 'DEFI' is a contract
        UNI: 100%,   | UNI: 100%, UNX: 1%, | sleeves.defi.assets.UNX: there is no instrument 'UNX'
        """)
    void shouldRefuseSharesThatDoNotAddUp(final String passage, final String replacement, final String complaint) {
        assertThat(shared()).contains(passage);
        assertThat(complaintsOf(shared().replace(passage, replacement))).contains(complaint);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
        count: 2,          | count: 3,             | sleeves.majors.top.count: '3' leaves no asset for the rest
        count: 2,          | count: 0,             | sleeves.majors.top.count: '0' is out of range
        BTC: 19.9e6,       | BTC: 0,               | sleeves.majors.top.supplies.BTC: '0' is not above zero
        BTC: 19.9e6,       | BTC: 1e99,            | sleeves.majors.top.supplies.BTC: '1
        BTC: 19.9e6,       | ''                    | sleeves.majors.top.supplies.BTC: is missing
        BTC: 19.9e6,       | BTC: 1, DEFI: 1,      | sleeves.majors.top.supplies.DEFI: is not a setting
        review: 1d,        | review: 0,            | sleeves.majors.top.review: '0' is out of range
        buffer: 1          | buffer: -1            | sleeves.majors.top.buffer: '-1' is out of range
        of: [BTC,          | of: [DEFI, BTC,       | sleeves.majors.top.of: 'DEFI' is a contract
        rest: true         | rest: false, assets: [UNI] | sleeves.majors.top: no sleeve takes what is not at the top
        rest: true         | rest: true, assets: [UNI] | sleeves.defi.assets: a rule says what is in this sleeve
        {target: 57%, top: | {target: 57%, assets: [BTC], top: | sleeves.majors.assets: a rule says what is in this sleeve
        """)
    void shouldRefuseARule(final String passage, final String replacement, final String complaint) {
        assertThat(ruled()).contains(passage);
        assertThat(complaintsOf(ruled().replace(passage, replacement.replace("''", ""))))
                .anySatisfy(found -> assertThat(found).startsWith(complaint));
    }

    @Test
    void shouldRefuseARestWithoutATop() {
        assertThat(complaintsOf(richWith(DEFI, REST))).contains("sleeves.defi.rest: no sleeve has top");
    }
}
