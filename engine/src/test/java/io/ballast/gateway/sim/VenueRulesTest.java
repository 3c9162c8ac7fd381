package io.ballast.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.World;
import io.ballast.message.TimeInForce;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.FeeSchedule;
import io.ballast.settings.QueueModel;
import io.ballast.settings.VenueRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the embedded exchange refuses, on both sides of each limit. A lot of FUT is 10 USD a tick. */
class VenueRulesTest {
    private static final int FUT = 0;

    private final World world = World.simple().linear("FUT", "10").spot("BTC");

    private SimVenue venue(final VenueRules rules) {
        return new SimVenue(world, new ExchangeSettings(0, 0, 0, 0, 0, true).with(rules));
    }

    private static VenueRules rules(
            final long bandPpb, final long minNanoUsd, final long lotStep, final long tickStep, final int perSecond) {
        return new VenueRules(QueueModel.NONE, bandPpb, minNanoUsd, lotStep, tickStep, perSecond, 2, false, false, 0);
    }

    /** What became of each order, in the order in which they were sent. */
    private static List<String> verdicts(final SimVenue venue) {
        return venue.run().stream()
                .filter(text -> !text.contains("FILL"))
                .map(text -> text.substring(text.indexOf(' ') + 1))
                .toList();
    }

    @Test
    void shouldRefusePricesBeyondTheBand() {
        final SimVenue venue = venue(rules(100_000_000, 0, 1, 1, 0));
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 1, 1100);
        venue.order("FUT", 1, 1101);
        venue.order("FUT", -1, 900);
        venue.order("FUT", -1, 899);
        venue.order("FUT", 1, 1);
        assertThat(verdicts(venue))
                .containsExactly(
                        "1 ACCEPTED leaves 1",
                        "2 REJECTED PRICE_BAND",
                        "3 ACCEPTED leaves 1",
                        "4 REJECTED PRICE_BAND",
                        "5 ACCEPTED leaves 1");
    }

    @Test
    void shouldRefuseOrdersTooSmallUnlessTheyReduce() {
        final SimVenue venue = venue(rules(0, 20_000_000_000_000L, 1, 1, 0));
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 2, 1000);
        venue.order("FUT", 2, 999);
        venue.order("FUT", 2, 1001);
        venue.order("FUT", -1, 1001, TimeInForce.GOOD_TILL_CANCEL, true);
        assertThat(verdicts(venue))
                .as("20,000 and 19,980 USD; then 2 bought, of which 1 is sold")
                .containsExactly(
                        "1 ACCEPTED leaves 2", "2 REJECTED MIN_NOTIONAL", "3 ACCEPTED leaves 2", "4 ACCEPTED leaves 1");
    }

    @Test
    void shouldAskForTheLargerOfItsOwnLeastValueAndTheContracts() {
        final World listed = World.simple()
                .linear("FUT", "10")
                .least(20_000)
                .linear("SMALL", "10")
                .least(100);
        final SimVenue venue = new SimVenue(
                listed, new ExchangeSettings(0, 0, 0, 0, 0, true).with(rules(0, 10_000_000_000_000L, 1, 1, 0)));
        venue.quote("FUT", 999, 1001, 10);
        venue.quote("SMALL", 999, 1001, 10);
        venue.order("FUT", 2, 1000);
        venue.order("FUT", 2, 999);
        venue.order("SMALL", 1, 1000);
        venue.order("SMALL", 1, 999);
        assertThat(verdicts(venue))
                .containsExactly(
                        "1 ACCEPTED leaves 2",
                        "2 REJECTED MIN_NOTIONAL",
                        "3 ACCEPTED leaves 1",
                        "4 REJECTED MIN_NOTIONAL");
    }

    @Test
    void shouldRefuseWhatIsOffItsSteps() {
        final SimVenue venue = venue(rules(0, 0, 5, 10, 0));
        venue.quote("FUT", 990, 1010, 10);
        venue.order("FUT", 5, 1000);
        venue.order("FUT", 6, 1000);
        venue.order("FUT", 5, 1001);
        venue.amend(1, FUT, 7, 1000);
        venue.amend(1, FUT, 10, 995);
        venue.amend(1, FUT, 10, 980);
        assertThat(verdicts(venue))
                .containsExactly(
                        "1 ACCEPTED leaves 5",
                        "2 REJECTED BAD_QUANTITY",
                        "3 REJECTED BAD_PRICE",
                        "1 CANCEL_REJECTED BAD_QUANTITY",
                        "1 CANCEL_REJECTED BAD_PRICE",
                        "1 AMENDED leaves 10");
    }

    @Test
    void shouldTakeNoMoreMessagesThanItsRate() {
        final SimVenue venue = venue(rules(0, 0, 1, 1, 4));
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 1, 990);
        venue.order("FUT", 1, 990);
        venue.order("FUT", 1, 990);
        venue.elapse(World.SECOND / 4 - 1);
        venue.amend(1, FUT, 1, 991);
        venue.elapse(1);
        venue.amend(1, FUT, 1, 991);
        venue.cancel(1, FUT);
        venue.quote("FUT", 999, 1001, 10);
        assertThat(verdicts(venue))
                .as("bursts of 2, then one every 250 ms; cancellations are free")
                .containsExactly(
                        "1 ACCEPTED leaves 1",
                        "2 ACCEPTED leaves 1",
                        "3 REJECTED RATE_LIMIT",
                        "1 CANCEL_REJECTED RATE_LIMIT",
                        "1 AMENDED leaves 1",
                        "1 CANCELED leaves 0");
    }

    @Test
    void shouldRefuseTheNewerOfTwoOwnOrdersThatWouldTrade() {
        final SimVenue venue = venue(rules(0, 0, 1, 1, 0));
        venue.quote("FUT", 990, 1010, 10);
        venue.order("FUT", 1, 1000);
        venue.order("FUT", -1, 1000);
        venue.order("FUT", -1, 1001);
        venue.amend(3, FUT, 1, 1000);
        venue.amend(1, FUT, 1, 1001);
        assertThat(verdicts(venue))
                .containsExactly(
                        "1 ACCEPTED leaves 1",
                        "2 REJECTED SELF_TRADE",
                        "3 ACCEPTED leaves 1",
                        "3 CANCEL_REJECTED SELF_TRADE",
                        "1 CANCEL_REJECTED SELF_TRADE");
    }

    @Test
    void shouldRefuseAPostOnlyOrderThatWouldTake() {
        final SimVenue venue = venue(rules(0, 0, 1, 1, 0));
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 1, 1000, TimeInForce.POST_ONLY, false);
        venue.order("FUT", 1, 1001, TimeInForce.POST_ONLY, false);
        venue.amend(1, FUT, 1, 1001);
        assertThat(verdicts(venue))
                .containsExactly("1 ACCEPTED leaves 1", "2 REJECTED POST_ONLY", "1 CANCEL_REJECTED POST_ONLY");
    }

    @Test
    void shouldEndWhatAnImmediateOrderLeaves() {
        final SimVenue venue = venue(rules(0, 0, 1, 1, 0));
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 12, 1001, TimeInForce.IMMEDIATE_OR_CANCEL, false);
        venue.order("FUT", 1, 1000, TimeInForce.IMMEDIATE_OR_CANCEL, false);
        venue.order("FUT", -10, 999, TimeInForce.IMMEDIATE_OR_CANCEL, false);
        assertThat(venue.run())
                .containsExactly(
                        "+0ms 1 ACCEPTED leaves 12",
                        "+0ms 1 FILL 10 @ 1001 leaves 2",
                        "+0ms 1 EXPIRED NONE",
                        "+0ms 2 ACCEPTED leaves 1",
                        "+0ms 2 EXPIRED NONE",
                        "+0ms 3 ACCEPTED leaves 10",
                        "+0ms 3 FILL 10 @ 999 leaves 0");
        assertThat(venue.view().openOrders(FUT)).isZero();
    }

    @Test
    void shouldNeverFlipAPositionByAnOrderThatOnlyReduces() {
        final SimVenue venue = venue(rules(0, 0, 1, 1, 0));
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 3, 1001);
        venue.order("FUT", -4, 1005, TimeInForce.GOOD_TILL_CANCEL, true);
        venue.order("FUT", -3, 1005, TimeInForce.GOOD_TILL_CANCEL, true);
        venue.order("FUT", -2, 1004, TimeInForce.GOOD_TILL_CANCEL, true);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 1006, 1008, 10);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 1007, 1009, 10);
        assertThat(venue.run())
                .containsSubsequence(
                        "+0ms 2 REJECTED REDUCE_ONLY",
                        "+1000ms 4 FILL 2 @ 1004 leaves 0",
                        "+1000ms 3 FILL 1 @ 1005 leaves 2",
                        "+2000ms 3 EXPIRED REDUCE_ONLY");
        assertThat(venue.view().positionLots(FUT)).isZero();
    }

    @Test
    void shouldSellNoCoinsThatAreNotHeld() {
        final SimVenue venue = venue(rules(0, 0, 1, 1, 0)).hold("BTC", 5);
        venue.elapse(1);
        venue.quote("BTC", 999, 1001, 10);
        venue.order("BTC", -3, 1005);
        venue.order("BTC", -3, 999);
        venue.order("BTC", -2, 999);
        venue.order("BTC", -1, 999);
        assertThat(verdicts(venue))
                .as("those of an order that waits are not there for another")
                .containsExactly(
                        "1 ACCEPTED leaves 3", "2 REJECTED MARGIN", "3 ACCEPTED leaves 2", "4 REJECTED MARGIN");
        assertThat(venue.view().positionLots(1)).isEqualTo(3);
    }

    @Test
    void shouldChargeByWhatWasTradedInThirtyDays() {
        final FeeSchedule tiers = new FeeSchedule(List.of(
                new FeeSchedule.Tier(0, 100_000, 500_000),
                new FeeSchedule.Tier(20_000_000_000_000L, -50_000, 400_000)));
        final SimVenue venue = new SimVenue(
                world,
                new ExchangeSettings(0, 0, 0, 0, 0, true).with(VenueRules.NONE).with(tiers));
        for (int day = 0; day <= 31; day++) {
            venue.quote("FUT", 999, 1000 + day, 10);
            if (day <= 1 || day == 29 || day == 31) {
                venue.order("FUT", 1, 1000 + day);
            }
            venue.elapse(86_400 * World.SECOND);
        }
        assertThat(venue.run().stream().filter(text -> text.contains("FILL")))
                .as("10,000 and 10,010 in days 0 and 1 make the second tier, until they are 30 days old")
                .allSatisfy(text -> assertThat(text).contains(" fee "))
                .map(text -> text.substring(text.indexOf("fee")))
                .containsExactly("fee 5.0", "fee 5.005", "fee 4.116", "fee 5.155");
    }
}
