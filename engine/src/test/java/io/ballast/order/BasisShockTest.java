package io.ballast.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.counter.Counters;
import io.ballast.harness.AltPortfolio;
import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.settings.BasisShockSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.IndexSection;
import io.ballast.slot.Slot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far a basis may stand from its mean: domain §8, six deviations of samples that weigh half after a half-life. */
class BasisShockTest {
    private static final int SIGMAS = 6;
    private static final long HALF_LIFE_NS = 3_600_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final double SIGMA_PPB = 1_000_000;

    private static final World WORLD = World.empty()
            .source("live", 40 * World.SECOND)
            .spot("ALT")
            .linear("FUT", "10")
            .sleeve("alts", 0.4, "ALT")
            .index("X", List.of("ALT"), List.of("1"))
            .overlay(AltPortfolio.overlay().index("X"));

    private final Slot slot = new Slot(WORLD.slotShape());
    private final IndexSection index = slot.index;
    private final List<Double> samples = new ArrayList<>();
    private final List<Long> timesNs = new ArrayList<>();

    @Test
    void shouldMeasureTheDeviationOfTheSamplesThereAre() {
        Seeds.forEach(20, generator -> {
            final BasisShock basis = basis();
            samples.clear();
            timesNs.clear();
            long timeNs = 1_700_000_000L * SECOND;
            for (int i = 0; i < BasisShock.ENOUGH + generator.below(500); i++) {
                timeNs += generator.between(1, 10) * SECOND;
                sample(basis, timeNs, generator);
            }
            final Allowance allowance = new Allowance();
            basis.explainDistance(0, 0, allowance);
            assertThat((double) allowance.limit()).isCloseTo(SIGMAS * deviation(), within(1.0));
        });
    }

    @Test
    void shouldBearWhatTheFirstSamplesOfALongHalfLifeScatterBy() {
        Seeds.forEach(20, generator -> {
            final BasisShock basis = basis();
            long timeNs = 1_700_000_000L * SECOND;
            for (int i = 0; i < 4 * BasisShock.ENOUGH; i++) {
                timeNs += SECOND;
                sample(basis, timeNs, generator);
                assertThat(basis.isPaused(0)).as("after %d samples", i + 1).isFalse();
            }
            index.basisPpb[0] = Math.round(10 * SIGMA_PPB);
            assertThat(basis.onEvent(timeNs, false, index)).isTrue();
            assertThat(basis.isPaused(0)).isTrue();
        });
    }

    /** Prices stand still: it is the resumption that has to make it look. */
    @Test
    void shouldPauseAgainWhatIsResumedWhileItsBasisStandsOut() {
        Seeds.forEach(5, generator -> {
            final BasisShock basis = basis();
            index.areLegsKept = false;
            long timeNs = 1_700_000_000L * SECOND;
            for (int i = 0; i < 4 * BasisShock.ENOUGH; i++) {
                timeNs += SECOND;
                sample(basis, timeNs, generator);
            }
            basis.onEvent(timeNs, false, index);
            index.basisPpb[0] = Math.round(10 * SIGMA_PPB);
            assertThat(basis.onEvent(timeNs, false, index)).isTrue();
            index.areLegsKept = true;
            assertThat(basis.onEvent(timeNs, false, index)).isFalse();
            basis.resume(0);
            assertThat(basis.isPaused(0)).isFalse();
            assertThat(basis.onEvent(timeNs, false, index)).isTrue();
            assertThat(basis.isPaused(0)).isTrue();
        });
    }

    private BasisShock basis() {
        final OutputBuffer outputs = new OutputBuffer();
        outputs.begin(slot.order, 0);
        return new BasisShock(
                new BasisShockSettings(0, SIGMAS, HALF_LIFE_NS),
                OverlaySettings.legsOf(WORLD.overlays()),
                1,
                new RiskEvents(outputs, new Counters()));
    }

    private void sample(final BasisShock basis, final long timeNs, final Generator generator) {
        final double bounded = Math.max(-3.5, Math.min(3.5, generator.gaussian()));
        index.basisPpb[0] = Math.round(SIGMA_PPB * bounded);
        samples.add((double) index.basisPpb[0]);
        timesNs.add(timeNs);
        basis.onEvent(timeNs, true, index);
    }

    /** By its definition, from all samples anew. */
    private double deviation() {
        double weights = 0;
        double sum = 0;
        for (int i = 0; i < samples.size(); i++) {
            weights += weight(i);
            sum += weight(i) * samples.get(i);
        }
        final double mean = sum / weights;
        double squares = 0;
        for (int i = 0; i < samples.size(); i++) {
            squares += weight(i) * (samples.get(i) - mean) * (samples.get(i) - mean);
        }
        return Math.sqrt(squares / weights);
    }

    private double weight(final int sample) {
        final long ageNs = timesNs.get(timesNs.size() - 1) - timesNs.get(sample);
        return StrictMath.pow(2, -(double) ageNs / HALF_LIFE_NS);
    }
}
