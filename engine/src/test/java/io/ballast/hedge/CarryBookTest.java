package io.ballast.hedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.position.CarryEstimate;
import io.ballast.settings.ExecutionSettings;
import io.ballast.settings.LegSettings;
import io.ballast.slot.EventKind;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.slot.Slot;
import io.ballast.slot.SlotShape;
import java.util.Arrays;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

/** Carry from marks, paid periods and the basis of dated futures. */
class CarryBookTest {
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final long PERIOD_NS = 8 * HOUR_NS;
    private static final long WEEK_NS = 7 * 24 * HOUR_NS;
    private static final double PERIODS_A_YEAR = 1095;

    private final CarryBook book = new CarryBook(List.of(leg(3, 30, 50_000_000, 0), leg(4, 40, 20_000_000, WEEK_NS)));
    private final Slot slot = new Slot(new SlotShape(1, 1, 5, 1, 1, 1));
    private final IndexSection index = slot.index;
    private final IngestSection in = slot.ingest;

    private static LegSettings leg(final int id, final int instrument, final long carryPpb, final long expiryNs) {
        return new LegSettings(
                id, 0, instrument, 0, false, List.of(0L), 1, 1, 0, carryPpb, expiryNs, ExecutionSettings.marketable());
    }

    private void mark(final int instrument, final long timeNs, final long ratePpb, final long nextNs) {
        in.kind = EventKind.MARK;
        in.instrumentId = instrument;
        in.timeNs = timeNs;
        in.fundingRatePpb = ratePpb;
        in.nextFundingTimeNs = nextNs;
        in.fundingPeriodNs = PERIOD_NS;
        book.onEvent(in);
    }

    private void timer(final long timeNs) {
        in.kind = EventKind.TIMER;
        in.timeNs = timeNs;
        book.onEvent(in);
    }

    @Test
    void shouldSayWhatIsConfiguredUntilFundingIsKnown() {
        assertThat(book.receivedByShort(0, index)).isEqualTo(0.05);
        mark(99, 1, 100_000, PERIOD_NS);
        assertThat(book.receivedByShort(0, index)).as("another contract's").isEqualTo(0.05);
        mark(30, 1, 100_000, 0);
        assertThat(book.receivedByShort(0, index)).as("no period runs").isEqualTo(0.05);
        mark(30, 1, 100_000, PERIOD_NS);
        assertThat(book.receivedByShort(0, index)).isCloseTo(0.0001 * PERIODS_A_YEAR, within(1e-12));
        mark(30, 2, -200_000, PERIOD_NS);
        assertThat(book.receivedByShort(0, index))
                .as("a prediction replaces the one before")
                .isNegative();
    }

    @Test
    void shouldTakeTheRateThatStoodWhenThePeriodEnded() {
        final CarryEstimate expected = new CarryEstimate(WEEK_NS);
        mark(30, 1, 100_000, PERIOD_NS);
        mark(30, 2, 300_000, PERIOD_NS);
        timer(PERIOD_NS);
        expected.onFunding(0.0003, PERIOD_NS);
        assertThat(book.receivedByShort(0, index)).isCloseTo(0.0003 * PERIODS_A_YEAR, within(1e-12));
        mark(30, PERIOD_NS + 1, -100_000, 2 * PERIOD_NS);
        expected.onPredicted(-0.0001, PERIOD_NS);
        assertThat(book.receivedByShort(0, index)).isEqualTo(expected.receivedByShortPerYear());
        mark(30, 2 * PERIOD_NS, 500_000, 3 * PERIOD_NS);
        expected.onFunding(-0.0001, PERIOD_NS);
        expected.onPredicted(0.0005, PERIOD_NS);
        assertThat(book.receivedByShort(0, index)).isEqualTo(expected.receivedByShortPerYear());
    }

    @Test
    void shouldTakeTheAnnualizedBasisOfADatedFuture() {
        index.basisPerYearPpb[4] = IndexSection.UNKNOWN;
        assertThat(book.receivedByShort(1, index)).isEqualTo(0.02);
        index.basisPerYearPpb[4] = -70_000_000;
        assertThat(book.receivedByShort(1, index)).isEqualTo(-0.07);
        mark(40, 1, 100_000, PERIOD_NS);
        assertThat(book.receivedByShort(1, index)).as("it pays no funding").isEqualTo(-0.07);
    }

    @Test
    void shouldWriteWhatALaterEstimateDependsOn() {
        final byte[] before = state();
        mark(30, 1, 100_000, PERIOD_NS);
        final byte[] predicted = state();
        assertThat(Arrays.equals(predicted, before)).isFalse();
        mark(30, 1, 100_000, PERIOD_NS + 1);
        assertThat(Arrays.equals(state(), predicted)).as("due at another time").isFalse();
    }

    private byte[] state() {
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final int end = book.writeState(buffer, 0);
        return Arrays.copyOf(buffer.byteArray(), end);
    }
}
