package io.ballast.hedge;

import io.ballast.settings.Outlook;
import io.ballast.signal.OutlookTracker;
import io.ballast.signal.Wave;

/**
 * What the signals of an overlay's outlook stand on; a copy for whoever explains it.
 *
 * @param outlook            what they say, whether or not a person's view stands for it
 * @param bars               whole bars so far
 * @param isReady            whether their averages are known; until then they say UNKNOWN
 * @param trend              base trend: +1 up, −1 down, 0 not known
 * @param adx                strength of the trend, 0 to 100; NaN until it is known
 * @param direction          of the wave count: +1 up, −1 down, 0 without a count
 * @param phase              last leg that is confirmed
 * @param liveLeg            leg under way
 * @param score              mean closeness of the count's ratios to their ideals, 0 to 1
 * @param isCountInvalidated whether the count was invalidated since the last pivot, or by it
 */
public record SignalState(
        Outlook outlook,
        long bars,
        boolean isReady,
        int trend,
        double adx,
        int direction,
        Wave phase,
        Wave liveLeg,
        double score,
        boolean isCountInvalidated) {
    static SignalState of(final OutlookTracker tracker) {
        return new SignalState(
                tracker.outlook(),
                tracker.bars(),
                tracker.isReady(),
                tracker.trend(),
                tracker.adx(),
                tracker.direction(),
                tracker.phase(),
                tracker.liveLeg(),
                tracker.score(),
                tracker.isCountInvalidated());
    }
}
