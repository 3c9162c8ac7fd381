package io.ballast.signal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DoubleNum;

/** Bars in the form that ta4j 0.17 takes. */
final class Ta4jBars {
    private Ta4jBars() {}

    static BarSeries series(final List<TestBar> bars) {
        final BarSeries series =
                new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
        for (int i = 0; i < bars.size(); i++) {
            final TestBar bar = bars.get(i);
            series.addBar(
                    Duration.ofMinutes(1),
                    Instant.EPOCH.plusSeconds(60L * (i + 1)).atZone(ZoneOffset.UTC),
                    bar.close(),
                    bar.high(),
                    bar.low(),
                    bar.close(),
                    1);
        }
        return series;
    }
}
