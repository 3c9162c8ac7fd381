package io.ballast.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.Inputs;
import io.ballast.harness.World;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.FaultKind;
import io.ballast.settings.FaultSettings;
import io.ballast.settings.FeeSchedule;
import io.ballast.settings.QueueModel;
import io.ballast.settings.VenueRules;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Each fault on its own, at the start of the session or by chance: 2 ms to the exchange and 3 ms back. */
class FaultsTest {
    private static final int FUT = 0;
    private static final long MS = 1_000_000;
    private static final long START_NS = Inputs.START_NS;

    private final World world = World.simple().linear("FUT", "10");

    private SimVenue venue(final boolean isCancelling, final FaultSettings... faults) {
        final VenueRules rules = new VenueRules(QueueModel.NONE, 0, 0, 1, 1, 0, 100, isCancelling, false, 0);
        return new SimVenue(
                world,
                new ExchangeSettings(0, 2 * MS, 3 * MS, 0, 0, true).with(rules).with(List.of(faults)));
    }

    private static FaultSettings at(final FaultKind kind, final long atMs, final long durationMs) {
        return FaultSettings.at(kind, START_NS + atMs * MS, durationMs * MS);
    }

    private static List<String> quotes(final SimVenue venue) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        return venue.all().stream()
                .filter(message -> header.wrap(message, 0).templateId() == QuoteDecoder.TEMPLATE_ID)
                .map(message -> text(new QuoteDecoder().wrapAndApplyHeader(message, 0, header)))
                .toList();
    }

    private static String text(final QuoteDecoder quote) {
        return "+" + (quote.receiveTimeNs() - START_NS) / MS + "ms #" + quote.sourceSequence() + " " + quote.bidTicks()
                + "/" + quote.askTicks();
    }

    /** Four quotes a second apart, the first at once. */
    private static void quoteFourTimes(final SimVenue venue) {
        for (int i = 0; i < 4; i++) {
            venue.quote("FUT", 1000 + i, 1002 + i, 10);
            venue.elapse(World.SECOND);
        }
    }

    @Test
    void shouldLoseEverythingBothWaysWhileASourceIsDown() {
        final SimVenue venue = venue(true, at(FaultKind.DISCONNECT, 500, 2_000));
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 1, 990);
        venue.elapse(World.SECOND);
        venue.order("FUT", 1, 1001);
        venue.quote("FUT", 999, 1001, 10);
        venue.elapse(2 * World.SECOND);
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 1, 1001);
        assertThat(venue.run())
                .containsExactly(
                        "+5ms 1 ACCEPTED leaves 1",
                        "+500ms source 0 DOWN",
                        "+2500ms source 0 UP",
                        "+3005ms 3 ACCEPTED leaves 1",
                        "+3005ms 3 FILL 1 @ 1001 leaves 0");
        assertThat(venue.view().executionSequence(0))
                .as("the order that worked was ended, and nobody heard")
                .isEqualTo(4);
        assertThat(venue.view().openOrders(FUT)).isZero();
    }

    @Test
    void shouldWorkOnThroughADisconnectWhenToldTo() {
        final SimVenue venue = venue(false, at(FaultKind.DISCONNECT, 500, 2_000));
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 1, 990);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 980, 985, 10);
        venue.elapse(2 * World.SECOND);
        venue.quote("FUT", 980, 985, 10);
        assertThat(venue.run())
                .containsExactly("+5ms 1 ACCEPTED leaves 1", "+500ms source 0 DOWN", "+2500ms source 0 UP");
        assertThat(venue.view().positionLots(FUT))
                .as("filled while nobody could hear")
                .isEqualTo(1);
    }

    @Test
    void shouldForgetOrdersAtARestartAndKeepPositions() {
        final SimVenue venue = venue(true, at(FaultKind.RESTART, 500, 100));
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 3, 1001);
        venue.order("FUT", 1, 990);
        venue.elapse(World.SECOND);
        venue.cancel(2, FUT);
        venue.quote("FUT", 999, 1001, 10);
        assertThat(venue.run())
                .containsExactly(
                        "+5ms 1 ACCEPTED leaves 3",
                        "+5ms 1 FILL 3 @ 1001 leaves 0",
                        "+5ms 2 ACCEPTED leaves 1",
                        "+500ms source 0 DOWN",
                        "+600ms source 0 UP",
                        "+1005ms 2 CANCEL_REJECTED UNKNOWN_ORDER");
        assertThat(venue.view().executionSequence(0)).as("numbers go on").isEqualTo(4);
        assertThat(venue.view().positionLots(FUT)).isEqualTo(3);
    }

    @Test
    void shouldTradeNothingWhileAnInstrumentIsHalted() {
        final SimVenue venue = venue(true, at(FaultKind.HALT, 500, 2_000).ofInstrument(FUT));
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 1, 990);
        venue.order("FUT", 1, 980);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 980, 985, 10);
        venue.order("FUT", 1, 985);
        venue.cancel(2, FUT);
        venue.elapse(2 * World.SECOND);
        venue.quote("FUT", 980, 985, 10);
        assertThat(venue.run())
                .containsExactly(
                        "+5ms 1 ACCEPTED leaves 1",
                        "+5ms 2 ACCEPTED leaves 1",
                        "+1005ms 3 REJECTED HALTED",
                        "+1005ms 2 CANCELED leaves 0",
                        "+3003ms 1 FILL 1 @ 990 leaves 0");
    }

    @Test
    void shouldDeleverageAShareOfAPosition() {
        final SimVenue venue = venue(true, at(FaultKind.DELEVERAGE, 500, 0).share(300_000_000));
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", -5, 999);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 999, 1001, 10);
        assertThat(venue.run())
                .containsExactly(
                        "+5ms 1 ACCEPTED leaves 5",
                        "+5ms 1 FILL 5 @ 999 leaves 0",
                        "+503ms 0 DELEVERAGED BUY 2 @ 1000");
        assertThat(venue.view().positionLots(FUT)).isEqualTo(-3);
    }

    @Test
    void shouldShiftEventTimesAndNothingElse() {
        final SimVenue venue =
                venue(true, at(FaultKind.CLOCK_JUMP, 1_500, 1_000).shifted(-7 * MS));
        for (int i = 0; i < 4; i++) {
            venue.market(venue.inputs.quote(fields -> fields.eventTimeNs(venue.inputs.timeNs())
                    .bidTicks(999)
                    .askTicks(1001)
                    .bidLots(1)
                    .askLots(1)
                    .instrumentId(FUT)
                    .sourceId(0)));
            venue.elapse(World.SECOND);
        }
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        assertThat(venue.all().stream().map(message -> {
                    final QuoteDecoder quote = new QuoteDecoder().wrapAndApplyHeader(message, 0, header);
                    return (quote.eventTimeNs() - quote.receiveTimeNs()) / MS;
                }))
                .containsExactly(0L, 0L, -7L, 0L);
    }

    @Test
    void shouldSayThatDataWasLost() {
        final SimVenue venue = venue(true, at(FaultKind.GAP, 500, 1_000));
        quoteFourTimes(venue);
        assertThat(venue.run()).containsExactly("+1500ms source 0 GAP");
        assertThat(quotes(venue)).containsExactly("+0ms #1 1000/1002", "+2000ms #3 1002/1004", "+3000ms #4 1003/1005");
    }

    @Test
    void shouldLoseRepeatDelayAndSpoilQuotes() {
        assertThat(quotesWith(FaultKind.LOSE_DATA, 0))
                .doesNotContain("+1000ms #2 1001/1003")
                .hasSize(3);
        assertThat(quotesWith(FaultKind.DUPLICATE_DATA, 0))
                .hasSize(5)
                .containsSubsequence("+1000ms #2 1001/1003", "+1000ms #2 1001/1003");
        assertThat(quotesWith(FaultKind.REORDER_DATA, 1_500))
                .containsExactly(
                        "+0ms #1 1000/1002", "+2000ms #3 1002/1004", "+2500ms #2 1001/1003", "+3000ms #4 1003/1005");
        assertThat(quotesWith(FaultKind.STALE_QUOTE, 0))
                .contains("+1000ms #2 1000/1002")
                .hasSize(4);
        assertThat(quotesWith(FaultKind.CROSSED_QUOTE, 0))
                .contains("+1000ms #2 1003/1001")
                .hasSize(4);
    }

    private List<String> quotesWith(final FaultKind kind, final long durationMs) {
        final SimVenue venue = venue(true, at(kind, 900, durationMs));
        quoteFourTimes(venue);
        return quotes(venue);
    }

    @Test
    void shouldMatchOnTheTrueMarketWhateverTheEngineSees() {
        final SimVenue venue = venue(true, FaultSettings.chance(FaultKind.CROSSED_QUOTE, 1_000_000_000, 0));
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 1, 1001);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 999, 1001, 10);
        assertThat(venue.run()).contains("+5ms 1 FILL 1 @ 1001 leaves 0");
    }

    private List<String> twoOrdersWith(final FaultKind kind, final long durationMs) {
        final SimVenue venue = venue(true, at(kind, 1, durationMs));
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 3, 1001);
        venue.elapse(10 * MS);
        venue.order("FUT", 1, 990);
        venue.cancel(2, FUT);
        venue.quote("FUT", 999, 1001, 10);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 999, 1001, 10);
        return venue.run();
    }

    @Test
    void shouldRejectLoseAndDelayWhatConcernsOrders() {
        assertThat(twoOrdersWith(FaultKind.REJECT, 0))
                .containsExactly("+5ms 1 REJECTED INJECTED", "+15ms 2 ACCEPTED leaves 1", "+15ms 2 CANCELED leaves 0");
        assertThat(twoOrdersWith(FaultKind.REJECT_REQUEST, 0))
                .endsWith("+15ms 2 ACCEPTED leaves 1", "+15ms 2 CANCEL_REJECTED INJECTED");
        assertThat(twoOrdersWith(FaultKind.LOSE_ORDER, 0))
                .containsExactly("+15ms 2 ACCEPTED leaves 1", "+15ms 2 CANCELED leaves 0");
        assertThat(twoOrdersWith(FaultKind.LOSE_ACK, 0))
                .containsExactly(
                        "+5ms 1 FILL 3 @ 1001 leaves 0", "+15ms 2 ACCEPTED leaves 1", "+15ms 2 CANCELED leaves 0");
        assertThat(twoOrdersWith(FaultKind.LOSE_FILL, 0))
                .containsExactly("+5ms 1 ACCEPTED leaves 3", "+15ms 2 ACCEPTED leaves 1", "+15ms 2 CANCELED leaves 0");
        assertThat(twoOrdersWith(FaultKind.DUPLICATE_EXECUTION, 0))
                .startsWith("+5ms 1 ACCEPTED leaves 3", "+5ms 1 ACCEPTED leaves 3", "+5ms 1 FILL 3 @ 1001 leaves 0");
        assertThat(twoOrdersWith(FaultKind.REORDER_EXECUTION, 1))
                .startsWith("+5ms 1 FILL 3 @ 1001 leaves 0", "+6ms 1 ACCEPTED leaves 3");
        assertThat(twoOrdersWith(FaultKind.LATE_FILL, 100))
                .endsWith("+15ms 2 CANCELED leaves 0", "+105ms 1 FILL 3 @ 1001 leaves 0");
        assertThat(twoOrdersWith(FaultKind.PARTIAL_FILL, 0))
                .anyMatch(text -> text.matches("\\+5ms 1 FILL [12] @ 1001 leaves [12]"));
    }

    @Test
    void shouldFillAPartOnlyOfWhatCanBeFilled() {
        final SimVenue venue = venue(true, at(FaultKind.PARTIAL_FILL, 1, 0));
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 5, 990);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 985, 990, 1);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 985, 990, 3);
        assertThat(venue.run())
                .as("nothing on arrival and one lot then have no part")
                .startsWith("+5ms 1 ACCEPTED leaves 5", "+1003ms 1 FILL 1 @ 990 leaves 4")
                .last(InstanceOfAssertFactories.STRING)
                .matches("\\+2003ms 1 FILL [12] @ 990 leaves [23]");
    }

    @Test
    void shouldDrawTheSameFaultsFromTheSameSeed() {
        final List<String> first = drawn(1, FaultSettings.chance(FaultKind.LOSE_ACK, 500_000_000, 0));
        assertThat(drawn(1, FaultSettings.chance(FaultKind.LOSE_ACK, 500_000_000, 0)))
                .isEqualTo(first);
        assertThat(drawn(2, FaultSettings.chance(FaultKind.LOSE_ACK, 500_000_000, 0)))
                .isNotEqualTo(first);
        assertThat(first).hasSizeBetween(15, 35);
        assertThat(drawn(
                        1,
                        FaultSettings.chance(FaultKind.LOSE_ACK, 500_000_000, 0),
                        FaultSettings.chance(FaultKind.DUPLICATE_DATA, 500_000_000, 0)))
                .as("another fault beside it changes nothing")
                .isEqualTo(first);
    }

    private List<String> drawn(final long seed, final FaultSettings... faults) {
        final SimVenue venue = venue(true, faults).seed(seed);
        venue.quote("FUT", 999, 1001, 10);
        for (int i = 0; i < 50; i++) {
            venue.order("FUT", 1, 990);
        }
        return venue.run();
    }

    @Test
    void shouldDelayByJitterAndLetNothingOvertake() {
        final SimVenue venue = new SimVenue(
                world,
                new ExchangeSettings(
                        FeeSchedule.flat(0), 2 * MS, 3 * MS, 10 * MS, 0, 0, true, VenueRules.NONE, List.of()));
        venue.quote("FUT", 999, 1001, 10);
        for (int i = 0; i < 50; i++) {
            venue.elapse(MS);
            venue.order("FUT", 1, 990);
        }
        venue.quote("FUT", 999, 1001, 10);
        final List<String> told = venue.run();
        assertThat(told).hasSize(50);
        for (int i = 0; i < 50; i++) {
            assertThat(told.get(i)).endsWith("ms " + (i + 1) + " ACCEPTED leaves 1");
            final long delayMs =
                    Long.parseLong(told.get(i).substring(1, told.get(i).indexOf("ms"))) - (i + 1);
            assertThat(delayMs).isBetween(5L, 25L);
        }
        assertThat(told.stream()
                        .map(text -> text.substring(0, text.indexOf(' ')))
                        .distinct()
                        .count())
                .isGreaterThan(10);
    }
}
