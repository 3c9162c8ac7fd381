package io.ballast.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.World;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.VenueRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fees and funding by kind of contract, and the end of a dated one, at the embedded exchange. */
class SimContractTest {
    private static final long FEE_PPB = 1_000_000;

    private final World world = World.simple()
            .spot("BTC", "1", "0.001")
            .inverse("BTCI", "BTC", "0.5", "100")
            .quanto("ETHQ", "BTC", "0.5", "0.0001")
            .linear("BTCF", "10")
            .dated(World.SECOND, 0);
    private final SimVenue venue =
            new SimVenue(world, new ExchangeSettings(FEE_PPB, 0, 0, 0, 0, true).with(VenueRules.NONE));

    private void quote(final String name, final long bid, final long ask) {
        venue.elapse(1);
        venue.quote(name, bid, ask, 1_000_000);
        venue.elapse(1);
    }

    private void fundAfterASecond(final String name, final long markTicks) {
        venue.mark(name, markTicks, 200_000, venue.inputs.timeNs() + World.SECOND);
        venue.elapse(World.SECOND);
    }

    /** Fees of fills, reasons of rejects, and funding, in USD. */
    private List<String> answers() {
        return venue.run().stream()
                .filter(text -> !text.contains("ACCEPTED"))
                .map(text -> text.replaceAll(".*(fee .*|REJECTED .*|FUNDING .*)", "$1"))
                .toList();
    }

    @Test
    void shouldChargeAFeeOnTheFaceOfAnInverseContract() {
        quote("BTCI", 99_999, 100_001);
        venue.order("BTCI", -500, 99_999);
        quote("BTCI", 49_999, 50_001);
        venue.order("BTCI", 500, 50_001);
        assertThat(answers()).as("0.1 % of 50,000 at every price").containsExactly("fee 50.0", "fee 50.0");
    }

    @Test
    void shouldChargeAFeeOnTheNotionalOfSpotAndQuanto() {
        quote("BTC", 59_999, 60_001);
        venue.order("BTC", 500, 60_001);
        quote("ETHQ", 5_998, 6_000);
        venue.order("ETHQ", 10, 6_000);
        // Half a coin at 60,001; ten lots of 0.0001 coins a point at 3,000 points are 3 coins of 60,000.
        assertThat(answers()).containsExactly("fee 30.0005", "fee 180.0");
    }

    @Test
    void shouldPayFundingOnTheFaceOfAnInverseContract() {
        quote("BTCI", 99_999, 100_001);
        venue.order("BTCI", -500, 99_999);
        venue.elapse(1);
        fundAfterASecond("BTCI", 80_000);
        quote("BTCI", 99_999, 100_001);
        assertThat(answers()).containsExactly("fee 50.0", "FUNDING 10.0");
    }

    @Test
    void shouldNotTradeAContractFromItsExpiryOn() {
        venue.quote("BTCF", 999, 1001, 100);
        venue.order("BTCF", 1, 1001);
        venue.order("BTCF", 1, 990);
        venue.elapse(World.SECOND - 2);
        venue.quote("BTCF", 989, 991, 100);
        venue.order("BTCF", 1, 991);
        venue.elapse(2);
        venue.quote("BTCF", 980, 982, 100);
        venue.order("BTCF", 1, 1001);
        assertThat(answers()).containsExactly("fee 10.01", "fee 9.91", "REJECTED NO_MARKET");
    }
}
