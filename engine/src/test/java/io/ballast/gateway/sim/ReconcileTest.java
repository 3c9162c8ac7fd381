package io.ballast.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.World;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.FaultKind;
import io.ballast.settings.FaultSettings;
import io.ballast.settings.VenueRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The exchange tells again what was lost, then what it holds. */
class ReconcileTest {
    private static final long RESPONSE_NS = 3_000_000;

    private final World world = World.simple().linear("FUT", "10").spot("BTC");

    private SimVenue venue(final FaultSettings... faults) {
        return new SimVenue(
                world,
                new ExchangeSettings(500_000, 2_000_000, RESPONSE_NS, 0, 0, true)
                        .with(VenueRules.NONE)
                        .with(List.of(faults)));
    }

    @Test
    void shouldSendExecutionsAgainAndThenTheAccount() {
        final SimVenue venue = venue().hold("BTC", 7);
        venue.elapse(1);
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 4, 1001);
        venue.order("FUT", 5, 990);
        venue.order("FUT", -6, 1010);
        venue.elapse(World.SECOND);
        venue.reconcile(0, 77, 2);
        venue.quote("FUT", 999, 1001, 10);
        final List<String> told = venue.run();
        assertThat(told.subList(4, told.size()))
                .as("numbers 3 and 4, then two orders and what 4 x 10,010 USD and 20.02 fee have cost")
                .containsExactly(
                        "+1005ms 2 ACCEPTED leaves 5",
                        "+1005ms 3 ACCEPTED leaves 6",
                        "+1005ms REPORT 77 up to 4",
                        "ORDER 2 BUY 5 @ 990 filled 0",
                        "ORDER 3 SELL 6 @ 1010 filled 0",
                        "POSITION 0 4",
                        "POSITION 1 7",
                        "BALANCE -40060.02",
                        "END 77 of 2 orders, 2 positions");
        assertThat(venue.view().executionSequence(0)).isEqualTo(4);
        assertThat(venue.view().contractCashNanoUsd(0)).isEqualTo(-40_060_020_000_000L);
    }

    @Test
    void shouldTellNothingNewToOneWhoKnowsAll() {
        final SimVenue venue = venue();
        venue.quote("FUT", 999, 1001, 10);
        venue.reconcile(0, 1, 0);
        assertThat(venue.run())
                .containsExactly("+5ms REPORT 1 up to 0", "BALANCE 0.0", "END 1 of 0 orders, 0 positions");
    }

    @Test
    void shouldTellAgainWhatADisconnectTook() {
        final long startNs = new SimVenue(world, new ExchangeSettings(0, 0, 0, 0, 0, true)).inputs.timeNs();
        final SimVenue venue = venue(FaultSettings.at(FaultKind.DISCONNECT, startNs + 4_000_000, World.SECOND)
                .ofSource(0));
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 4, 1001);
        venue.elapse(2 * World.SECOND);
        venue.reconcile(0, 5, 0);
        venue.quote("FUT", 999, 1001, 10);
        assertThat(venue.run())
                .as("both answers were on their way when the connection broke")
                .containsExactly(
                        "+4ms source 0 DOWN",
                        "+1004ms source 0 UP",
                        "+2005ms 1 ACCEPTED leaves 4",
                        "+2005ms 1 FILL 4 @ 1001 leaves 0 fee 20.02",
                        "+2005ms REPORT 5 up to 2",
                        "POSITION 0 4",
                        "BALANCE -40060.02",
                        "END 5 of 0 orders, 1 positions");
    }

    @Test
    void shouldTellFundingAgainOnceTheConnectionStands() {
        final long startNs = new SimVenue(world, new ExchangeSettings(0, 0, 0, 0, 0, true)).inputs.timeNs();
        final SimVenue venue = venue(FaultSettings.at(FaultKind.DISCONNECT, startNs + World.SECOND, World.SECOND));
        venue.quote("FUT", 999, 1001, 10);
        venue.order("FUT", 4, 1001);
        venue.elapse(World.SECOND / 2);
        venue.mark("FUT", 1000, 100_000, startNs + World.SECOND + 1);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 999, 1001, 10);
        venue.elapse(World.SECOND);
        venue.quote("FUT", 999, 1002, 10);
        venue.reconcile(0, 5, 2);
        assertThat(venue.run())
                .as("paid while the source was down, told at its return and in its place among the executions")
                .containsExactly(
                        "+5ms 1 ACCEPTED leaves 4",
                        "+5ms 1 FILL 4 @ 1001 leaves 0 fee 20.02",
                        "+1000ms source 0 DOWN",
                        "+2000ms source 0 UP",
                        "+2003ms FUNDING -4.0",
                        "+2505ms FUNDING -4.0",
                        "+2505ms REPORT 5 up to 2",
                        "POSITION 0 4",
                        "BALANCE -40064.02",
                        "END 5 of 0 orders, 1 positions");
    }
}
