package io.ballast.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.RecordedData;
import io.ballast.harness.World;
import io.ballast.instrument.IndexForm;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rebuilds Binance's BTCDOM, Σ q·BTC/asset, from its quantities of 26 February 2026 and closes of perpetuals. */
class PublishedBtcdomTest {
    private static final BigDecimal ALT_HALF_TICK = new BigDecimal("0.00000005");
    private static final BigDecimal BTC_HALF_TICK = new BigDecimal("0.005");

    private final Path data = RecordedData.require();

    @Test
    void shouldRebuildBtcdomAfterTheRebalanceAndNotBefore() {
        final World world = World.simple().spot("BTC", "0.01", "1");
        final List<String> assets = new ArrayList<>();
        final List<String> quantities = new ArrayList<>();
        CsvRows.forEach(data.resolve("index/binance_btcdom_components_20260226.csv"), row -> {
            if (!row.get(0).equals("asset")) {
                world.spot(row.get(0), "0.0000001", "1");
                assets.add(row.get(0));
                quantities.add(row.get(2));
            }
        });
        assertThat(assets).hasSize(20);
        world.index("BTCDOM", IndexForm.CROSS, "BTC", "", assets, quantities, 0);
        final Map<LocalDate, Double> ours = dailyLevels(world);
        final Map<LocalDate, Double> published = published();
        for (final String after : List.of("2026-02-26", "2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02")) {
            assertThat(Math.abs(basisPoints(ours, published, after))).as(after).isLessThan(5);
        }
        for (final String before : List.of("2026-02-20", "2026-02-21", "2026-02-22", "2026-02-23", "2026-02-24")) {
            assertThat(Math.abs(basisPoints(ours, published, before)))
                    .as(before)
                    .isGreaterThan(10);
        }
    }

    private static double basisPoints(
            final Map<LocalDate, Double> ours, final Map<LocalDate, Double> published, final String day) {
        return (CsvRows.of(ours, LocalDate.parse(day)) / CsvRows.of(published, LocalDate.parse(day)) - 1) * 10_000;
    }

    /** The level once every bar of the day's last hour has closed. */
    private Map<LocalDate, Double> dailyLevels(final World world) {
        final IndexRig rig = new IndexRig(world);
        final Map<String, Integer> ids = new HashMap<>();
        world.instruments().forEach(coin -> ids.put(coin.name() + "USDT", coin.id()));
        final Map<LocalDate, Double> levels = new HashMap<>();
        CsvRows.forEach(data.resolve("bars/perp_1h_20250913_20260319.csv.gz"), row -> {
            final Integer id = ids.get(row.get(1));
            if (id != null) {
                final BigDecimal halfTick = id == 0 ? BTC_HALF_TICK : ALT_HALF_TICK;
                rig.price(id, new BigDecimal(row.get(5)).divide(halfTick).longValueExact());
                levels.put(
                        Instant.ofEpochMilli(Long.parseLong(row.get(0)))
                                .atZone(ZoneOffset.UTC)
                                .toLocalDate(),
                        rig.level());
            }
        });
        return levels;
    }

    private Map<LocalDate, Double> published() {
        final Map<LocalDate, Double> closes = new HashMap<>();
        CsvRows.forEach(data.resolve("index/binance_btcdom_index_price_1d.csv"), row -> {
            if (!row.get(0).equals("date")) {
                closes.put(LocalDate.parse(row.get(0)), Double.parseDouble(row.get(4)));
            }
        });
        return closes;
    }
}
