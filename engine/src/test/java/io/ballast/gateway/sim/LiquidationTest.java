package io.ballast.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.World;
import io.ballast.instrument.MarginTiers;
import io.ballast.math.Ppb;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.LadderSettings;
import io.ballast.settings.MarginMode;
import io.ballast.settings.QueueModel;
import io.ballast.settings.VenueRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the exchange does to an account that cannot maintain its positions. */
class LiquidationTest {
    private static final int FUT = 0;
    private static final long MMR_PPB = 5_000_000;
    private static final VenueRules RULES = new VenueRules(QueueModel.NONE, 0, 0, 1, 1, 0, 100, true, true, 10_000_000);

    private final World world = World.simple()
            .linear("FUT", "0.01", "1", "1")
            .margined(MarginTiers.flat(MMR_PPB, 10))
            .linear("OTHER", "0.01", "1", "1")
            .margined(MarginTiers.flat(MMR_PPB, 10));

    private SimVenue venue() {
        return new SimVenue(world, new ExchangeSettings(0, 0, 0, 0, 0, true).with(RULES));
    }

    private static List<String> told(final SimVenue venue) {
        return venue.run().stream()
                .filter(text -> !text.contains("ACCEPTED"))
                .map(text -> text.substring(text.indexOf(' ') + 1))
                .toList();
    }

    /** TV-26: short 2 M with 600,000 at 0.5 %: liquidated at 1.2935323 of the entry, that is from 1,293,532.34 ticks. */
    @Test
    void shouldLiquidateAShortAtThePriceOfTheVector() {
        final SimVenue venue = venue().deposit(600_000);
        venue.elapse(1);
        venue.quote("FUT", 1_000_000, 1_000_002, 1_000);
        venue.order("FUT", -200, 1_000_000);
        venue.order("FUT", -1, 1_300_000);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 1_293_531, 1_293_533, 1_000);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 1_293_532, 1_293_534, 1_000);
        assertThat(told(venue))
                .as("1 % of 2,587,068 USD goes to the insurance fund")
                .containsExactly(
                        "1 FILL 200 @ 1000000 leaves 0",
                        "2 CANCELED leaves 0",
                        "0 LIQUIDATED BUY 200 @ 1293534 fee 25870.68");
        assertThat(venue.view().positionLots(FUT)).isZero();
        assertThat(venue.view().liquidations()).isEqualTo(1);
        assertThat(venue.view().contractCashNanoUsd(0)).isEqualTo(-(587_068_000_000_000L + 25_870_680_000_000L));
    }

    /** TV-26, the long mirror: liquidated at 0.7035176 of the entry, that is up to 703,517.59 ticks. */
    @Test
    void shouldLiquidateALongAtThePriceOfTheVector() {
        final SimVenue venue = venue().deposit(600_000);
        venue.elapse(1);
        venue.quote("FUT", 999_998, 1_000_000, 1_000);
        venue.order("FUT", 200, 1_000_000);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 703_517, 703_519, 1_000);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 703_516, 703_518, 1_000);
        assertThat(told(venue))
                .containsExactly("1 FILL 200 @ 1000000 leaves 0", "0 LIQUIDATED SELL 200 @ 703516 fee 14070.32");
    }

    @Test
    void shouldGoOnUntilNothingIsLeftAndTakeNoOrderMeanwhile() {
        final SimVenue venue = venue().deposit(600_000);
        venue.elapse(1);
        venue.quote("FUT", 1_000_000, 1_000_002, 1_000);
        venue.order("FUT", -200, 1_000_000);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 1_293_532, 1_293_534, 150);
        venue.order("FUT", 10, 1_293_534);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 1_293_540, 1_293_542, 150);
        venue.order("FUT", 1, 1_293_000);
        assertThat(told(venue))
                .as("at first not even what would reduce is taken, then nothing is left to trade with")
                .containsExactly(
                        "1 FILL 200 @ 1000000 leaves 0",
                        "0 LIQUIDATED BUY 150 @ 1293534 fee 19403.01",
                        "2 REJECTED MARGIN",
                        "0 LIQUIDATED BUY 50 @ 1293542 fee 6467.71",
                        "3 REJECTED MARGIN");
        assertThat(venue.view().equityNanoUsd(0)).isNegative();
    }

    @Test
    void shouldLeaveAnAccountAloneWhoseCashIsUnknownOrThatIsNotMargined() {
        final SimVenue unknown = venue();
        final SimVenue unmargined =
                new SimVenue(world, new ExchangeSettings(0, 0, 0, 0, 0, true).with(VenueRules.NONE)).deposit(600_000);
        for (final SimVenue venue : List.of(unknown, unmargined)) {
            venue.elapse(1);
            venue.quote("FUT", 1_000_000, 1_000_002, 1_000);
            venue.order("FUT", -200, 1_000_000);
            venue.elapse(World.SECOND);
            venue.quote("FUT", 2_000_000, 2_000_002, 1_000);
            assertThat(told(venue)).containsExactly("1 FILL 200 @ 1000000 leaves 0");
        }
    }

    @Test
    void shouldStandForOnePositionWithTheGainOfAnother() {
        final SimVenue venue = venue().deposit(600_000);
        venue.elapse(1);
        venue.quote("FUT", 1_000_000, 1_000_002, 1_000);
        venue.quote("OTHER", 1_000_000, 1_000_002, 1_000);
        venue.order("FUT", -200, 1_000_000);
        venue.order("OTHER", 200, 1_000_002);
        venue.elapse(World.SECOND);
        venue.quote("OTHER", 1_400_000, 1_400_002, 1_000);
        venue.quote("FUT", 1_400_000, 1_400_002, 1_000);
        assertThat(told(venue)).hasSize(2);
    }

    @Test
    void shouldAskForInitialMargin() {
        final SimVenue venue = venue().deposit(100_000);
        venue.elapse(1);
        venue.quote("FUT", 999_999, 1_000_001, 1_000);
        venue.order("FUT", 101, 1_000_001);
        venue.order("FUT", 100, 1_000_001);
        venue.order("FUT", 1, 1_000_001);
        venue.order("FUT", -100, 999_999);
        assertThat(told(venue))
                .as("100 lots of 10,000 USD at 10x take all of it; closing takes nothing")
                .containsExactly(
                        "1 REJECTED MARGIN",
                        "2 FILL 100 @ 1000001 leaves 0",
                        "3 REJECTED MARGIN",
                        "4 FILL 100 @ 999999 leaves 0");
    }

    /** 100 lots of 10,000 USD at 10x take all of 100,000 USD. */
    @Test
    void shouldAskForTheInitialMarginOfAllOpenOrders() {
        final SimVenue venue = venue().deposit(100_000);
        venue.elapse(1);
        venue.quote("FUT", 999_999, 1_000_001, 1_000);
        venue.quote("OTHER", 999_999, 1_000_001, 1_000);
        final long first = venue.order("FUT", 60, 999_990);
        venue.order("FUT", 41, 999_990);
        venue.order("OTHER", -40, 1_000_010);
        venue.order("OTHER", 40, 999_990);
        venue.order("OTHER", 1, 999_990);
        venue.amend(first, FUT, 61, 999_990);
        venue.cancel(first, FUT);
        venue.order("FUT", -60, 999_999);
        venue.order("FUT", -1, 999_999);
        venue.order("FUT", 120, 999_990);
        venue.order("FUT", 121, 999_990);
        venue.quote("FUT", 999_999, 1_000_001, 1_000);
        assertThat(verdicts(venue))
                .as("of both sides of a contract the larger one counts; turning a position round needs no more of it")
                .containsExactly(
                        "1 ACCEPTED leaves 60",
                        "2 REJECTED MARGIN",
                        "3 ACCEPTED leaves 40",
                        "4 ACCEPTED leaves 40",
                        "5 REJECTED MARGIN",
                        "1 CANCEL_REJECTED MARGIN",
                        "1 CANCELED leaves 0",
                        "6 ACCEPTED leaves 60",
                        "7 REJECTED MARGIN",
                        "8 ACCEPTED leaves 120",
                        "9 REJECTED MARGIN");
    }

    private static List<String> verdicts(final SimVenue venue) {
        return venue.run().stream()
                .filter(text -> !text.contains("FILL"))
                .map(text -> text.substring(text.indexOf(' ') + 1))
                .toList();
    }

    @Test
    void shouldForgetWhatFilledOrdersHadReserved() {
        final SimVenue venue = venue().deposit(100_001);
        venue.elapse(1);
        venue.quote("FUT", 999_999, 1_000_001, 30);
        venue.order("FUT", 50, 1_000_001);
        venue.order("FUT", 51, 999_990);
        venue.order("FUT", 50, 999_990);
        assertThat(verdicts(venue))
                .as("30 held and 20 open are 50")
                .containsExactly("1 ACCEPTED leaves 50", "2 REJECTED MARGIN", "3 ACCEPTED leaves 50");
    }

    /** 200 lots short of a contract that has expired: at 1.3 of the entry they would have had to go, now they may stay. */
    @Test
    void shouldNotAskForMarginOfAContractThatHasExpired() {
        final SimVenue venue = new SimVenue(
                        World.simple()
                                .linear("FUT", "0.01", "1", "1")
                                .margined(MarginTiers.flat(MMR_PPB, 10))
                                .dated(World.SECOND, 0)
                                .linear("OTHER", "0.01", "1", "1")
                                .margined(MarginTiers.flat(MMR_PPB, 10)),
                        new ExchangeSettings(0, 0, 0, 0, 0, true).with(RULES))
                .deposit(600_000);
        venue.elapse(1);
        venue.quote("FUT", 1_000_000, 1_000_002, 1_000);
        venue.quote("OTHER", 1_000_000, 1_000_002, 1_000);
        venue.order("FUT", -200, 1_000_000);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 1_299_999, 1_300_001, 1_000);
        venue.quote("OTHER", 1_000_000, 1_000_002, 1_000);
        venue.order("OTHER", 599, 1_000_002);
        venue.elapse(World.SECOND);
        venue.quote("OTHER", 1_000_000, 1_000_002, 1_000);
        assertThat(told(venue))
                .as("the account stands at the last price, and all of it is free for the other contract")
                .containsExactly("1 FILL 200 @ 1000000 leaves 0", "2 FILL 599 @ 1000002 leaves 0");
        assertThat(venue.view().maintenanceNanoUsd(0)).isEqualTo(29_950_029_950_000L);
    }

    /** Bybit: 1 at 20,000, 50x, 0.5 %: initial 400, maintenance 100, liquidated at 19,700; here of the price then. */
    @Test
    void shouldLiquidateAnIsolatedPositionByWhatWasPostedForIt() {
        final SimVenue venue = venue().accounts(isolated(50)).deposit(1_000_000);
        venue.elapse(1);
        venue.quote("FUT", 1_999_998, 2_000_000, 1_000);
        venue.order("FUT", 1, 2_000_000);
        venue.elapse(World.SECOND);
        // 400 + (F - 20,000) = 0.005 F at 19,698.492...
        venue.quote("FUT", 1_969_849, 1_969_851, 1_000);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 1_969_848, 1_969_850, 1_000);
        assertThat(told(venue))
                .containsExactly("1 FILL 1 @ 2000000 leaves 0", "0 LIQUIDATED SELL 1 @ 1969848 fee 196.9848");
    }

    /** 100 USD more bring it to 400 + 100 + (F - 20,000) = 0.005 F at 19,597.98...; half of it is sold with its part of that. */
    @Test
    void shouldStandForAnIsolatedPositionWithWhatWasPutToIt() {
        final SimVenue venue = venue().accounts(isolated(50)).deposit(1_000_000);
        venue.elapse(1);
        venue.post("FUT", 1_000);
        venue.quote("FUT", 1_999_998, 2_000_000, 1_000);
        venue.order("FUT", 2, 2_000_000);
        venue.elapse(World.SECOND);
        venue.post("FUT", 200);
        venue.elapse(1);
        venue.quote("FUT", 1_999_998, 2_000_000, 1_000);
        venue.order("FUT", -1, 1_999_998);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 1_959_799, 1_959_801, 1_000);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 1_959_797, 1_959_799, 1_000);
        assertThat(told(venue))
                .as("what came before there was a position stands behind none")
                .containsExactly(
                        "1 FILL 2 @ 2000000 leaves 0",
                        "2 FILL 1 @ 1999998 leaves 0",
                        "0 LIQUIDATED SELL 1 @ 1959797 fee 195.9797");
    }

    /** 1 % of 20,000 USD takes 200 of the 400: 200 + (F - 20,000) = 0.005 F at 19,899.497... */
    @Test
    void shouldTakeFundingFromWhatWasPostedForAnIsolatedPosition() {
        final SimVenue venue = venue().accounts(isolated(50)).deposit(1_000_000);
        venue.elapse(1);
        venue.quote("FUT", 1_999_998, 2_000_000, 1_000);
        venue.order("FUT", 1, 2_000_000);
        venue.elapse(World.SECOND);
        venue.mark("FUT", 2_000_000, 10_000_000, venue.inputs.timeNs() + 1);
        venue.elapse(1);
        venue.quote("FUT", 1_989_950, 1_989_952, 1_000);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 1_989_948, 1_989_950, 1_000);
        assertThat(told(venue))
                .contains("1 FILL 1 @ 2000000 leaves 0", "0 LIQUIDATED SELL 1 @ 1989948 fee 198.9948")
                .noneMatch(text -> text.contains("1989950"));
    }

    @Test
    void shouldAskForInitialMarginByTheLeverageOfTheAccount() {
        final SimVenue venue = venue().accounts(isolated(2)).deposit(100_000);
        venue.elapse(1);
        venue.quote("FUT", 999_999, 1_000_001, 1_000);
        venue.order("FUT", 21, 1_000_001);
        venue.order("FUT", 19, 1_000_001);
        assertThat(told(venue))
                .as("the contract's tiers would let ten times as much")
                .containsExactly("1 REJECTED MARGIN", "2 FILL 19 @ 1000001 leaves 0");
    }

    private static List<AccountSettings> isolated(final double leverage) {
        return List.of(new AccountSettings(
                0,
                "main",
                List.of(0),
                0,
                MarginMode.ISOLATED,
                leverage,
                Ppb.ONE,
                AccountSettings.UNLIMITED_PPB,
                AccountSettings.UNLIMITED_PPB,
                LadderSettings.OFF));
    }
}
