package io.ballast.signal;

import io.ballast.harness.Twins;
import io.ballast.settings.AnnouncementSettings;
import io.ballast.settings.OutlookSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A signal that was set to what another wrote says what that one says. */
class SignalStateTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void shouldSetAverages() {
        Twins.check(
                () -> new Ema(20),
                (ema, index, choices) -> ema.onValue(choices.nextGaussian()),
                ema -> List.of(ema.isReady(), ema.value()));
        Twins.check(
                () -> new WilderAverage(20),
                (average, index, choices) -> average.onValue(choices.nextGaussian()),
                average -> List.of(average.isReady(), average.value()));
        Twins.check(
                () -> new Macd(5, 9, 4),
                (macd, index, choices) -> macd.onValue(choices.nextGaussian()),
                macd -> List.of(macd.isReady(), macd.line(), macd.histogram()));
    }

    @Test
    void shouldSetTheDirectionalIndex() {
        Twins.check(
                () -> new Adx(14),
                (adx, index, choices) -> {
                    final double low = 100 + choices.nextGaussian();
                    final double range = choices.nextDouble();
                    adx.onBar(low + range, low, low + range / 2);
                },
                adx -> List.of(adx.isReady(), adx.diPlus(), adx.diMinus(), adx.adx(), adx.trueRangeAverage()));
    }

    @Test
    void shouldSetSwings() {
        Twins.check(
                () -> new ZigZag(2, 0.01),
                (zigZag, index, choices) -> {
                    final double low = 100 + 4 * Math.sin(index / 5.0) + choices.nextGaussian();
                    zigZag.onBar(low + 1, low, low + choices.nextDouble(), 0.5 + choices.nextDouble());
                },
                zigZag -> List.of(zigZag.pivotPrice(), zigZag.isPivotHigh(), zigZag.pivotBar(), zigZag.confirmedBar()));
    }

    @Test
    void shouldSetAWaveCount() {
        Twins.check(
                () -> new ElliottCount(false),
                (count, index, choices) -> {
                    final boolean isHigh = index % 2 == 0;
                    final double rise = index * choices.nextInt(3);
                    count.onPivot(
                            isHigh ? 1_000 + rise + choices.nextInt(60) : 1_000 - choices.nextInt(60) - 1, isHigh);
                    if (choices.nextInt(3) == 0) {
                        count.onPrice(1_000 + choices.nextInt(120) - 60);
                    }
                },
                count -> List.of(
                        count.phase(),
                        count.liveLeg(),
                        count.direction(),
                        count.score(),
                        count.invalidationPrice(),
                        count.wasInvalidated()));
    }

    @Test
    void shouldSetAnOutlook() {
        Twins.check(
                () -> new OutlookTracker(new OutlookSettings(SECOND, 3, 6, 3, 1, 0, 0.1, 25, 20, 2, 3 * SECOND, true)),
                (tracker, index, choices) -> {
                    for (int part = 0; part < 3; part++) {
                        final long timeNs = index * SECOND + part * SECOND / 3;
                        tracker.onPrice(timeNs, 100 + 4 * Math.sin(index / 5.0) + choices.nextGaussian(), true);
                    }
                },
                tracker -> List.of(
                        tracker.outlook(),
                        tracker.phase(),
                        tracker.trend(),
                        tracker.adx(),
                        tracker.bars(),
                        tracker.macdHistogram(),
                        tracker.isCountInvalidated()));
    }

    @Test
    void shouldSetHowFarTheCalendarHasCome() {
        final long[] now = new long[1];
        Twins.check(
                () -> new AnnouncementClock(List.of(
                        new AnnouncementSettings(10 * SECOND, 20 * SECOND, "rates"),
                        new AnnouncementSettings(40 * SECOND, 70 * SECOND, "prices"))),
                (clock, index, choices) -> {
                    now[0] = index * SECOND;
                    clock.advance(now[0]);
                },
                clock -> List.of(clock.window(now[0])));
    }
}
