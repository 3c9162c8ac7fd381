package io.ballast.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DoubleNumFactory;

/** Bars in the form that ta4j 0.22 takes. */
final class Ta4jBars {
    private Ta4jBars() {}

    static BarSeries series(final List<TestBar> bars) {
        final BarSeries series = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
        for (int i = 0; i < bars.size(); i++) {
            final TestBar bar = bars.get(i);
            series.barBuilder()
                    .timePeriod(Duration.ofMinutes(1))
                    .endTime(Instant.EPOCH.plusSeconds(60L * (i + 1)))
                    .openPrice(bar.close())
                    .highPrice(bar.high())
                    .lowPrice(bar.low())
                    .closePrice(bar.close())
                    .volume(1)
                    .add();
        }
        return series;
    }
}
