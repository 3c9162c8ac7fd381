package io.ballast.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.RecordedData;
import io.ballast.harness.World;
import io.ballast.index.IndexRig.Member;
import io.ballast.instrument.IndexForm;
import io.ballast.slot.Recomposition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Rebuilds the levels that CRIX published, from capitalizations and members: a coin's price is its capitalization, its
 * supply one. The members change on the last day of a month. In September and October 2016 they changed on the first,
 * at a level that neither the old nor the new members give: these two days are taken as new bases, not rebuilt.
 */
class PublishedCrixTest {
    /** Half a tick of 0.0001 USD. */
    private static final BigDecimal HALF_TICK = new BigDecimal("0.00005");

    private final Path directory = RecordedData.require().resolve("index");
    private final Map<LocalDate, String> levels = levels();
    private final Map<LocalDate, List<Member>> members = members();
    private final TreeMap<LocalDate, List<String>> capitalizations = new TreeMap<>();
    private List<String> coins = List.of();

    @Test
    void shouldRebuildElevenMonthsOfCrix() {
        readCapitalizations();
        int days = rebuild(LocalDate.of(2016, 4, 30), LocalDate.of(2016, 5, 1), LocalDate.of(2016, 8, 31));
        days += rebuild(LocalDate.of(2016, 9, 1), LocalDate.of(2016, 9, 1), LocalDate.of(2016, 9, 30));
        days += rebuild(LocalDate.of(2016, 10, 1), LocalDate.of(2016, 10, 1), LocalDate.of(2017, 3, 25));
        assertThat(days).isEqualTo(329 - 2);
    }

    /** Days rebuilt after the base. */
    private int rebuild(final LocalDate base, final LocalDate firstMonth, final LocalDate last) {
        final IndexRig rig = new IndexRig(world(base, CsvRows.of(members, firstMonth)));
        price(rig, lastKnown(base));
        assertThat(rig.level()).isEqualTo(Double.parseDouble(CsvRows.of(levels, base)));
        int days = 0;
        for (LocalDate day = base.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            price(rig, CsvRows.of(capitalizations, day));
            final double published = Double.parseDouble(CsvRows.of(levels, day));
            assertThat(rig.level()).as("%s", day).isCloseTo(published, within(1e-12 * published));
            if (day.plusDays(1).getDayOfMonth() == 1 && day.isBefore(last)) {
                rebase(rig, day.plusDays(1));
            }
            days++;
        }
        return days;
    }

    private void rebase(final IndexRig rig, final LocalDate month) {
        final double before = rig.level();
        assertThat(rig.recompose(0, IndexForm.CAPITALIZATION, 0, 0, CsvRows.of(members, month)))
                .isEqualTo(Recomposition.APPLIED);
        assertThat(rig.level()).isEqualTo(before);
    }

    private World world(final LocalDate base, final List<Member> first) {
        final World world = World.simple();
        coins.stream().skip(1).forEach(coin -> world.spot(coin, "0.0001", "1"));
        return world.index(
                "CRIX",
                IndexForm.CAPITALIZATION,
                "",
                CsvRows.of(levels, base),
                first.stream().map(Member::name).toList(),
                Collections.nCopies(first.size(), "1"),
                0);
    }

    /** Every coin's last value up to a day. */
    private List<String> lastKnown(final LocalDate day) {
        final String[] known = new String[coins.size()];
        Arrays.fill(known, "");
        for (final List<String> row : capitalizations.headMap(day, true).values()) {
            for (int i = 1; i < row.size(); i++) {
                known[i] = row.get(i).isEmpty() ? known[i] : row.get(i);
            }
        }
        return List.of(known);
    }

    /** A coin without a value keeps the last one. */
    private static void price(final IndexRig rig, final List<String> row) {
        for (int i = 1; i < row.size(); i++) {
            if (!row.get(i).isEmpty()) {
                rig.price(
                        i - 1,
                        new BigDecimal(row.get(i))
                                .divide(HALF_TICK, 0, RoundingMode.HALF_EVEN)
                                .longValueExact());
            }
        }
    }

    private void readCapitalizations() {
        CsvRows.forEach(directory.resolve("crix_universe_marketcap_usd_daily.csv.gz"), row -> {
            if (row.get(0).equals("date")) {
                coins = row;
            } else {
                capitalizations.put(LocalDate.parse(row.get(0)), row);
            }
        });
    }

    private Map<LocalDate, String> levels() {
        final Map<LocalDate, String> read = new HashMap<>();
        CsvRows.forEach(directory.resolve("crix_published_levels_daily.csv"), row -> {
            if (!row.get(0).equals("date")) {
                read.put(LocalDate.parse(row.get(0)), row.get(1));
            }
        });
        return read;
    }

    private Map<LocalDate, List<Member>> members() {
        final Map<LocalDate, List<Member>> read = new HashMap<>();
        CsvRows.forEach(directory.resolve("crix_published_members_monthly.csv"), row -> {
            if (!row.get(0).equals("period_start")) {
                read.computeIfAbsent(LocalDate.parse(row.get(0)), month -> new ArrayList<>())
                        .add(new Member(row.get(2), "1"));
            }
        });
        return read;
    }
}
