package io.ballast.gateway.sim;

import io.ballast.math.Ppb;
import io.ballast.settings.FaultKind;
import io.ballast.settings.FaultSettings;
import java.util.SplittableRandom;

/** One fault with its own random numbers, so that another one beside it changes nothing of it. */
final class Fault {
    private final FaultSettings settings;
    private final SplittableRandom random;
    private boolean isSpent;

    Fault(final FaultSettings settings, final long seed) {
        this.settings = settings;
        random = new SplittableRandom(seed);
        isSpent = settings.atNs() == 0;
    }

    /** Whether it befalls this event: by chance, or the first from its time on. */
    boolean strikes(final int sourceId, final int instrumentId, final long timeNs) {
        return concerns(sourceId, instrumentId) && (isDue(timeNs) || isDrawn());
    }

    /** Whether it befalls this event by chance. */
    boolean strikesByChance(final int sourceId, final int instrumentId) {
        return concerns(sourceId, instrumentId) && isDrawn();
    }

    boolean concerns(final int sourceId, final int instrumentId) {
        return concernsSource(sourceId)
                && (settings.instrumentId() == FaultSettings.ANY || settings.instrumentId() == instrumentId);
    }

    boolean concernsSource(final int sourceId) {
        return settings.sourceId() == FaultSettings.ANY || settings.sourceId() == sourceId;
    }

    private boolean isDue(final long timeNs) {
        if (isSpent || timeNs < settings.atNs()) {
            return false;
        }
        isSpent = true;
        return true;
    }

    private boolean isDrawn() {
        return settings.probabilityPpb() > 0 && random.nextLong(Ppb.ONE) < settings.probabilityPpb();
    }

    /** From 1 to one less than this many lots, each as likely. */
    long part(final long lots) {
        return 1 + random.nextLong(lots - 1);
    }

    FaultKind kind() {
        return settings.kind();
    }

    long atNs() {
        return settings.atNs();
    }

    long durationNs() {
        return settings.durationNs();
    }

    long sharePpb() {
        return settings.sharePpb();
    }

    long shiftNs() {
        return settings.shiftNs();
    }
}
