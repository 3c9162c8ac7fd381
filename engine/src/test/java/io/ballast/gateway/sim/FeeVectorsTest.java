package io.ballast.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.RecordedData;
import io.ballast.harness.World;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.VenueRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Published fee and funding examples of Bybit ({@code margin_vectors.json}); an inverse contract's in coin at its price. */
class FeeVectorsTest {
    private static final long TAKER_PPB = 550_000;
    private static final long FUNDING_PPB = 100_000;
    private static final double PRICE = 8_000;

    private final World world = World.simple()
            .spot("BTC", "1", "0.001")
            .inverse("BTCUSD", "BTC", "1", "1")
            .linear("BTCUSDT", "1");

    private double amount(final String name, final long lots, final String what) {
        final SimVenue venue =
                new SimVenue(world, new ExchangeSettings(TAKER_PPB, 0, 0, 0, 0, true).with(VenueRules.NONE));
        venue.quote(name, 7_999, 8_000, lots);
        venue.order(name, lots, 8_000);
        venue.mark(name, 8_000, FUNDING_PPB, venue.inputs.timeNs() + World.SECOND);
        venue.elapse(World.SECOND);
        venue.quote(name, 7_999, 8_000, lots);
        final String text = venue.run().stream()
                .filter(answer -> answer.contains(what))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(text.substring(text.indexOf(what) + what.length()));
    }

    private static double expected(final String example) throws IOException {
        final Path file = RecordedData.require().resolve("margin_vectors.json");
        final Matcher matcher = Pattern.compile(
                        "\"case\": \"" + Pattern.quote(example) + "\",\\s*\"expected\": ([\\d.]+)")
                .matcher(Files.readString(file));
        assertThat(matcher.find()).as(example).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    @Test
    void shouldChargeWhatALinearContractCosts() throws IOException {
        assertThat(amount("BTCUSDT", 10, "fee ")).isEqualTo(expected("taker fee 10 BTC @8000 0.055%"));
    }

    @Test
    void shouldChargeWhatAnInverseContractCosts() throws IOException {
        assertThat(amount("BTCUSD", 10_000, "fee ") / PRICE)
                .isCloseTo(expected("taker fee 10000 USD @8000 0.055%"), within(1e-15));
    }

    @Test
    void shouldPayTheFundingOfALinearContract() throws IOException {
        assertThat(-amount("BTCUSDT", 10, "FUNDING ")).isEqualTo(expected("funding 10 BTC mark 8000 rate 0.01%"));
    }

    @Test
    void shouldPayTheFundingOfAnInverseContract() throws IOException {
        assertThat(-amount("BTCUSD", 10_000, "FUNDING ") / PRICE)
                .isCloseTo(expected("funding 10000 USD mark 8000 rate 0.01%"), within(1e-15));
    }
}
