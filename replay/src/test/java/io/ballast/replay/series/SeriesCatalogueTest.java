package io.ballast.replay.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.SmallSession;
import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.JournalPlayback;
import io.ballast.slot.MarginState;
import io.ballast.slot.Slot;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesCatalogueTest {
    private final SeriesCatalogue catalogue =
            SeriesCatalogue.of(ConfigurationFile.parse("small.yaml", SmallSession.yaml()));
    private final Slot slot =
            new Slot(ConfigurationFile.parse("small.yaml", SmallSession.yaml()).slotShape());

    @Test
    void shouldNameEverythingOfTheConfiguration() {
        assertThat(catalogue.all())
                .extracting(Series::name)
                .contains(
                        "nav",
                        "nav.unhedged",
                        "index.defi.level",
                        "index.defi.quality",
                        "sleeve.majors.weight",
                        "sleeve.defi.target",
                        "sleeve.defi.effective",
                        "overlay.defi.drift",
                        "overlay.defi.band.usd",
                        "overlay.defi.target.DEFI",
                        "overlay.defi.ratio.DEFI",
                        "overlay.defi.outlook",
                        "overlay.defi.error.realised",
                        "overlay.defi.effectiveness",
                        "position.DEFI",
                        "price.DEFI.mid",
                        "basis.DEFI",
                        "fees.DEFI",
                        "margin.main.sigmas",
                        "margin.main.state")
                .doesNotHaveDuplicates();
        assertThat(catalogue.all())
                .allSatisfy(
                        series -> assertThat(series.unit() + series.meaning()).isNotBlank());
    }

    /** Names of sleeves, overlays, candidates, instruments and accounts may be the same words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alts-handoff",
                "btc-eth-ticks",
                "concentration",
                "contract-choice",
                "defi-pair",
                "defi-week",
                "margin-ladder",
                "protect"
            })
    void shouldNameEverythingOfEveryExample(final String example) {
        final EngineConfiguration configuration =
                ConfigurationFile.read(Path.of("../engine/examples", example + ".yaml"));
        final Slot fresh = new Slot(configuration.slotShape());
        final List<Series> all = SeriesCatalogue.of(configuration).all();

        assertThat(all).extracting(Series::name).doesNotHaveDuplicates().contains("nav");
        assertThat(all).allSatisfy(series -> assertThat(series.text(fresh)).isNotNull());
        configuration
                .sleeves()
                .forEach(sleeve ->
                        assertThat(all).extracting(Series::name).contains("sleeve." + sleeve.name() + ".drift"));
    }

    @Test
    void shouldFindByNameAndByPatternOnceEach() {
        assertThat(names("sleeve.*.drift")).containsExactly("sleeve.majors.drift", "sleeve.defi.drift");
        assertThat(names("nav", "nav*")).containsExactly("nav", "nav.unhedged", "nav.quality");
        assertThat(names("position.DEFI", "nav")).containsExactly("position.DEFI", "nav");
    }

    @Test
    void shouldSayWhatWouldWorkForANameThatItDoesNotKnow() {
        assertThatThrownBy(() -> catalogue.named("drift.defi"))
                .isInstanceOf(UnknownSeriesException.class)
                .hasMessage("there is no series 'drift.defi': did you mean 'sleeve.defi.drift' or"
                        + " 'sleeve.defi.drift.usd' or 'overlay.defi.drift'?");
        assertThatThrownBy(() -> catalogue.named("sleeve.defi.wieght"))
                .hasMessageEndingWith("did you mean 'sleeve.defi.weight'?");
        assertThatThrownBy(() -> catalogue.named("temperature")).hasMessageContaining("known are nav, nav.unhedged,");
        assertThatThrownBy(() -> catalogue.matching("sleve.*.drift"))
                .isInstanceOf(UnknownSeriesException.class)
                .hasMessageStartingWith("no series is like 'sleve.*.drift': ");
        assertThatThrownBy(() -> catalogue.matching(List.of("nav", "navv")))
                .hasMessageContaining("did you mean 'nav'?");
    }

    @Test
    void shouldGiveNothingWhileNothingIsKnown() {
        assertThat(texts("nav", "sleeve.defi.weight", "index.defi.level", "price.DEFI.bid", "price.DEFI.mid"))
                .containsOnly("");
        assertThat(catalogue.named("nav").value(slot)).isNaN();
    }

    @Test
    void shouldGiveIntegersExactlyAndSharesAsDoubles() {
        slot.index.isNavValid = true;
        slot.index.navNanoUsd = 1_000_000_000_000_003L;
        slot.index.sleeveNanoUsd[1] = 380_000_000_000_001L;
        slot.index.driftNanoUsd[1] = -1;
        slot.index.positionLots[0] = -12_345;
        slot.index.bidTicks[0] = 700_001;
        slot.index.askTicks[0] = 700_002;
        slot.index.basisPpb[0] = -1_250_000;
        slot.index.marginState[0] = MarginState.TOPUP;
        slot.index.sigmaDistance[0] = Double.POSITIVE_INFINITY;

        assertThat(texts("nav", "sleeve.defi.drift.usd", "position.DEFI", "price.DEFI.mid", "basis.DEFI"))
                .containsExactly("1000000.000000003", "-0.000000001", "-12.345", "700.0015", "-0.001250000");
        assertThat(texts("margin.main.state", "margin.main.sigmas")).containsExactly("TOPUP", "Infinity");
        assertThat(catalogue.named("margin.main.state").value(slot)).isEqualTo(2);
        assertThat(catalogue.named("position.DEFI").value(slot)).isEqualTo(-12.345);
        assertThat(catalogue.named("sleeve.defi.weight").value(slot))
                .isEqualTo(380_000_000_000_001.0 / 1_000_000_000_000_003.0);
    }

    @Test
    void shouldWriteDoublesInDigitsThatReadAsTheSame() {
        final long seed = 20250616;
        final Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            final double value = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            assertThat(Double.parseDouble(RealText.of(value)))
                    .as("seed %d, %d", seed, i)
                    .isEqualTo(value);
        }
        assertThat(List.of(0.1, -0.0, 1e-9, 1e22, 2.0 / 3, Double.MIN_VALUE).stream()
                        .map(RealText::of))
                .startsWith("0.1", "0", "0.000000001", "10000000000000000000000", "0.6666666666666666");
        assertThat(RealText.of(Double.NaN)).isEmpty();
    }

    @Test
    void shouldSayTheSameAsNumberAndAsTextAllAlongASession(@TempDir final Path directory) {
        final Path journal = SmallSession.run(directory, SmallSession.yamlOf("10m"));
        try (JournalPlayback playback = JournalPlayback.open(journal)) {
            while (playback.next()) {
                for (final Series series : catalogue.all()) {
                    compare(series, playback.slot());
                }
            }
            assertThat(playback.inputs()).isPositive();
            assertThat(catalogue.named("sleeve.defi.target").value(playback.slot()))
                    .isCloseTo(0.38, within(1e-14));
        }
    }

    private static void compare(final Series series, final Slot slot) {
        final double value = series.value(slot);
        final String text = series.text(slot);
        if (series instanceof StateSeries state) {
            assertThat(state.words().indexOf(text)).isEqualTo((int) value);
        } else if (text.isEmpty()) {
            assertThat(value).as(series.name()).isNaN();
        } else if (Double.isFinite(value)) {
            assertThat(value).as(series.name()).isEqualTo(new BigDecimal(text).doubleValue());
        } else {
            assertThat(text).as(series.name()).isEqualTo(String.valueOf(value));
        }
    }

    private List<String> names(final String... patterns) {
        return catalogue.matching(List.of(patterns)).stream().map(Series::name).toList();
    }

    private List<String> texts(final String... names) {
        return catalogue.matching(List.of(names)).stream()
                .map(series -> series.text(slot))
                .toList();
    }
}
