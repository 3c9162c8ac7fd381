package io.ballast.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.RecordedData;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The liquidation examples that exchanges publish, read where they lie. */
class ExchangeVectorsTest {
    private static final Percentage EXACT = Percentage.withPercentage(1e-9);

    @Test
    void shouldGiveTheLiquidationPricesThatExchangesPublish() {
        int checked = 0;
        for (final Map<String, Object> vector :
                VectorFile.list(RecordedData.require().resolve("margin_vectors.json"))) {
            checked += check(vector) ? 1 : 0;
        }
        assertThat(checked).as("examples of margin").isEqualTo(11);
    }

    private static boolean check(final Map<String, Object> vector) {
        final String name = VectorFile.of(vector, "case").toString();
        return switch (VectorFile.of(vector, "venue").toString()) {
            case "binance-usdm" -> checkBinance(vector, name);
            case "bybit-linear" -> vector.containsKey("leverage") && checkBybitLinear(vector, name);
            case "bybit-inverse" -> vector.containsKey("leverage") && checkBybitInverse(vector, name);
            case "bybit-inverse-legacy" -> checkBybitCross(vector, name);
            case "mexc-linear" -> checkMexc(vector, name);
            default -> false;
        };
    }

    private static boolean checkBinance(final Map<String, Object> vector, final String name) {
        final double wallet = number(vector, "WB") - number(vector, "TMM1") + number(vector, "UPNL1");
        final double price = LinearLiquidation.price(
                (int) number(vector, "side"),
                number(vector, "pos"),
                number(vector, "EP"),
                wallet,
                number(vector, "MMR"),
                number(vector, "cumB"));
        assertThat(price).as(name).isCloseTo(number(vector, "exact"), EXACT);
        assertThat(price).as(name).isCloseTo(number(vector, "expected"), within(0.01));
        return true;
    }

    private static boolean checkBybitLinear(final Map<String, Object> vector, final String name) {
        final double notional = number(vector, "entry") * number(vector, "qty");
        final double initial = notional / number(vector, "leverage");
        final double maintenance = notional * number(vector, "MMR");
        if (vector.containsKey("IM")) {
            assertThat(List.of(initial, maintenance)).isEqualTo(List.of(number(vector, "IM"), number(vector, "MM")));
        }
        final double price = LinearLiquidation.isolated(
                name.startsWith("long") ? 1 : -1,
                number(vector, "qty"),
                number(vector, "entry"),
                initial + number(vector, "extraMargin"),
                maintenance);
        assertThat(price).as(name).isCloseTo(number(vector, "expected"), EXACT);
        return true;
    }

    private static boolean checkBybitInverse(final Map<String, Object> vector, final String name) {
        final double coins = number(vector, "qty") / number(vector, "entry");
        final double price = InverseLiquidation.isolated(
                name.endsWith("long") ? 1 : -1,
                number(vector, "qty"),
                number(vector, "entry"),
                coins / number(vector, "leverage"),
                coins * number(vector, "MMR"));
        assertThat(price).as(name).isCloseTo(number(vector, "expected"), EXACT);
        return true;
    }

    /** Its numbers stand in its text: long 10,000 at 8,000, balance 0.5 coins, fee 0.075 %, maintenance 0.5 %. */
    private static boolean checkBybitCross(final Map<String, Object> vector, final String name) {
        final double price = InverseLiquidation.cross(1, 10_000, 8_000, 0.5, 0.005, 0.00075);
        assertThat(InverseLiquidation.bankruptcy(1, 10_000, 8_000, 0.5, 0.00075))
                .as(name)
                .isCloseTo(number(vector, "bankruptcy_expected"), within(0.005));
        assertThat(price).as(name).isCloseTo(number(vector, "liq_exact"), EXACT);
        assertThat(SigmaDistance.displayTicks(1, price, 0.5) * 0.5)
                .as(name)
                .isEqualTo(number(vector, "liq_expected_doc"));
        return true;
    }

    /** Its numbers stand in its text: long 0.1 coins at 50,000. */
    private static boolean checkMexc(final Map<String, Object> vector, final String name) {
        final double price = LinearLiquidation.isolated(
                1, 0.1, 50_000, number(vector, "positionMargin"), number(vector, "maintenanceMargin"));
        assertThat(price).as(name).isCloseTo(number(vector, "expected"), EXACT);
        return true;
    }

    private static double number(final Map<String, Object> vector, final String key) {
        return VectorFile.number(vector, key);
    }
}
