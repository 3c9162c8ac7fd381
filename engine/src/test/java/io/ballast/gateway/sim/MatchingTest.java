package io.ballast.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.World;
import io.ballast.message.Side;
import io.ballast.message.TimeInForce;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.FeeSchedule;
import io.ballast.settings.QueueModel;
import io.ballast.settings.VenueRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What orders get: from the quote, from the book behind it, and in the queue. */
class MatchingTest {
    private static final int FUT = 0;
    private static final VenueRules QUEUED =
            new VenueRules(QueueModel.CONSERVATIVE, 0, 0, 1, 1, 0, 100, false, false, 0);

    private final World world = World.simple().linear("FUT", "10");

    private SimVenue venue(final VenueRules rules) {
        return new SimVenue(world, new ExchangeSettings(0, 0, 0, 0, 0, true).with(rules));
    }

    private static List<String> fills(final SimVenue venue) {
        return venue.run().stream().filter(text -> text.contains("FILL")).toList();
    }

    @Test
    void shouldWalkTheBookBehindTheQuote() {
        final SimVenue venue = venue(QUEUED);
        venue.level("FUT", Side.SELL, 1001, 4, true);
        venue.level("FUT", Side.SELL, 1003, 5);
        venue.level("FUT", Side.SELL, 1002, 7);
        venue.level("FUT", Side.SELL, 1006, 100);
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 30, 1005);
        venue.elapse(World.SECOND);
        venue.level("FUT", Side.SELL, 1002, 2);
        venue.order("FUT", 1, 1006);
        assertThat(fills(venue))
                .as("the quote says 10 at 1001, not the book's 4; a level is full again once it is told again")
                .containsExactly(
                        "+0ms 1 FILL 10 @ 1001 leaves 20",
                        "+0ms 1 FILL 7 @ 1002 leaves 13",
                        "+0ms 1 FILL 5 @ 1003 leaves 8",
                        "+1000ms 2 FILL 1 @ 1002 leaves 0");
    }

    @Test
    void shouldTakeNoLevelThatTheQuoteHasLeftBehind() {
        final SimVenue venue = venue(QUEUED);
        venue.level("FUT", Side.BUY, 1000, 9, true);
        venue.level("FUT", Side.BUY, 998, 9);
        venue.quote("FUT", 999, 1001, 3);
        venue.order("FUT", -8, 990);
        assertThat(fills(venue))
                .as("1000 is gone since the best bid is 999")
                .containsExactly("+0ms 1 FILL 3 @ 999 leaves 5", "+0ms 1 FILL 5 @ 998 leaves 0");
    }

    @Test
    void shouldForgetTheBookAtASnapshot() {
        final SimVenue venue = venue(QUEUED);
        venue.level("FUT", Side.SELL, 1002, 9, true);
        venue.level("FUT", Side.BUY, 998, 9, true);
        venue.quote("FUT", 999, 1001, 3);
        venue.order("FUT", 8, 1010);
        assertThat(fills(venue)).containsExactly("+0ms 1 FILL 3 @ 1001 leaves 5");
    }

    /** At a price that the forgotten book showed 9 at, nobody knows how many are in front: none of the trade is ours. */
    @Test
    void shouldKnowNothingBehindTheQuoteOnceTheBookIsLost() {
        final SimVenue venue = venue(QUEUED);
        venue.level("FUT", Side.SELL, 1002, 9, true);
        venue.level("FUT", Side.BUY, 998, 9);
        venue.level("FUT", Side.BUY, 0, 0, true);
        venue.quote("FUT", 999, 1001, 3);
        venue.order("FUT", 5, 1003, TimeInForce.IMMEDIATE_OR_CANCEL, false);
        venue.order("FUT", 5, 998);
        venue.elapse(World.SECOND);
        venue.trade("FUT", 998, 20, Side.SELL);
        venue.elapse(World.SECOND);
        venue.level("FUT", Side.SELL, 1002, 9, true);
        venue.order("FUT", 2, 1003);
        assertThat(fills(venue)).containsExactly("+0ms 1 FILL 3 @ 1001 leaves 2", "+2000ms 3 FILL 2 @ 1002 leaves 0");
    }

    @Test
    void shouldNotTakeTheSameOfferTwice() {
        final SimVenue venue = venue(QUEUED);
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 8, 1001);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 8, 1001);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 999, 1001, 9);
        assertThat(fills(venue))
                .as("a repeated quote brings nothing new, a changed one does")
                .containsExactly(
                        "+0ms 1 FILL 8 @ 1001 leaves 0",
                        "+1000ms 2 FILL 2 @ 1001 leaves 6",
                        "+2000ms 2 FILL 6 @ 1001 leaves 0");
    }

    @Test
    void shouldWaitBehindWhatIsShown() {
        final SimVenue venue = venue(QUEUED);
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 5, 999);
        venue.elapse(World.SECOND);
        venue.trade("FUT", 999, 9, Side.SELL);
        venue.trade("FUT", 999, 9, Side.BUY);
        venue.quote("FUT", 999, 1001, 1);
        venue.elapse(World.SECOND);
        venue.trade("FUT", 999, 3, Side.SELL);
        venue.elapse(World.SECOND);
        venue.trade("FUT", 999, 9, Side.SELL);
        assertThat(fills(venue))
                .as("10 were in front: what others cancel or what is bought at 999 serves nobody there")
                .containsExactly("+2000ms 1 FILL 2 @ 999 leaves 3", "+3000ms 1 FILL 3 @ 999 leaves 0");
    }

    @Test
    void shouldBeServedByATradeBeyondItsPrice() {
        final SimVenue venue = venue(QUEUED);
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", -5, 1001);
        venue.elapse(World.SECOND);
        venue.trade("FUT", 1002, 3, Side.BUY);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 1001, 1003, 1);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 1002, 1003, 1);
        assertThat(fills(venue))
                .containsExactly(
                        "+1000ms 1 FILL 3 @ 1001 leaves 2",
                        "+2000ms 1 FILL 1 @ 1001 leaves 1",
                        "+3000ms 1 FILL 1 @ 1001 leaves 0");
    }

    @Test
    void shouldStandBehindWhatIsShownLaterWhereNothingWasKnown() {
        final SimVenue venue = venue(QUEUED);
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 5, 998);
        venue.elapse(World.SECOND);
        venue.trade("FUT", 998, 3, Side.SELL);
        venue.quote("FUT", 998, 1001, 4);
        venue.elapse(World.SECOND);
        venue.trade("FUT", 998, 6, Side.SELL);
        assertThat(fills(venue)).containsExactly("+2000ms 1 FILL 2 @ 998 leaves 3");
    }

    @Test
    void shouldStandBehindTheBookWhereItIsKnown() {
        final SimVenue venue = venue(QUEUED);
        venue.level("FUT", Side.BUY, 998, 2, true);
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 5, 998);
        venue.order("FUT", 5, 1000);
        venue.elapse(World.SECOND);
        venue.trade("FUT", 1000, 1, Side.SELL);
        venue.trade("FUT", 998, 13, Side.SELL);
        assertThat(fills(venue))
                .as("alone inside the spread; what it takes of a trade others do not get")
                .containsExactly(
                        "+1000ms 2 FILL 1 @ 1000 leaves 4",
                        "+1000ms 2 FILL 4 @ 1000 leaves 0",
                        "+1000ms 1 FILL 5 @ 998 leaves 0");
    }

    @Test
    void shouldStandInFrontWhenToldTo() {
        final SimVenue venue = venue(VenueRules.NONE);
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 5, 999);
        venue.elapse(World.SECOND);
        venue.trade("FUT", 999, 2, Side.SELL);
        assertThat(fills(venue)).containsExactly("+1000ms 1 FILL 2 @ 999 leaves 3");
    }

    @Test
    void shouldKeepItsPlaceOnlyWhenItAsksForNoMore() {
        final SimVenue venue = venue(QUEUED);
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 5, 999);
        venue.order("FUT", 5, 999);
        venue.elapse(World.SECOND);
        venue.trade("FUT", 999, 9, Side.SELL);
        venue.amend(1, FUT, 4, 999);
        venue.amend(2, FUT, 6, 999);
        venue.elapse(World.SECOND);
        venue.trade("FUT", 999, 2, Side.SELL);
        assertThat(fills(venue)).containsExactly("+2000ms 1 FILL 1 @ 999 leaves 3");
    }

    @Test
    void shouldChargeWhatRestsAsAMaker() {
        final SimVenue venue = new SimVenue(
                world,
                new ExchangeSettings(0, 0, 0, 0, 0, true)
                        .with(FeeSchedule.flat(100_000, 500_000))
                        .with(QUEUED));
        venue.quote("FUT", 999, 1001, 1);
        venue.order("FUT", 2, 1001);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 999, 1000, 1);
        assertThat(fills(venue))
                .containsExactly(
                        "+0ms 1 FILL 1 @ 1001 leaves 1 fee 5.005", "+1000ms 1 FILL 1 @ 1001 leaves 0 fee 1.001");
    }
}
