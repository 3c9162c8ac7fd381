package io.ballast.gateway.sim;

import io.ballast.gateway.MarketFeed;
import io.ballast.settings.FaultKind;
import io.ballast.settings.FaultSettings;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong, and when. States of the exchange begin at their time or by chance at a market message; what befalls
 * a message is drawn once for it. All draws are made on the feed's thread in the order of simulated time.
 */
final class Faults {
    private static final long SEED_STEP = 0x9E3779B97F4A7C15L;
    private static final Set<FaultKind> STATES = EnumSet.of(
            FaultKind.DISCONNECT,
            FaultKind.RESTART,
            FaultKind.HALT,
            FaultKind.DELEVERAGE,
            FaultKind.CLOCK_JUMP,
            FaultKind.GAP);

    private final Fault[][] byKind = new Fault[FaultKind.values().length][];
    private final Fault[] drawnStates;
    private final Fault[] scheduled;
    private final boolean isNone;
    private int next;

    Faults(final List<FaultSettings> settings, final long seed) {
        isNone = settings.isEmpty();
        final Fault[] all = new Fault[settings.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Fault(settings.get(i), seed + (i + 1) * SEED_STEP);
        }
        final List<Fault> faults = List.of(all);
        for (final FaultKind kind : FaultKind.values()) {
            byKind[kind.ordinal()] =
                    faults.stream().filter(fault -> fault.kind() == kind).toArray(Fault[]::new);
        }
        final List<Fault> states =
                faults.stream().filter(fault -> STATES.contains(fault.kind())).toList();
        drawnStates = states.toArray(Fault[]::new);
        scheduled = states.stream()
                .filter(fault -> fault.atNs() != 0)
                .sorted(Comparator.comparingLong(Fault::atNs))
                .toArray(Fault[]::new);
    }

    boolean isNone() {
        return isNone;
    }

    /** The fault of this kind that befalls a message, null if none does. */
    @Nullable
    Fault strike(final FaultKind kind, final int sourceId, final int instrumentId, final long timeNs) {
        for (final Fault fault : byKind[kind.ordinal()]) {
            if (fault.strikes(sourceId, instrumentId, timeNs)) {
                return fault;
            }
        }
        return null;
    }

    boolean strikes(final FaultKind kind, final int sourceId, final int instrumentId, final long timeNs) {
        return strike(kind, sourceId, instrumentId, timeNs) != null;
    }

    /** Those that change the exchange's state by chance. */
    Fault[] drawnStates() {
        return drawnStates;
    }

    /** When the next one is to begin, {@link MarketFeed#END} if none is. */
    long nextTimeNs() {
        return next == scheduled.length ? MarketFeed.END : scheduled[next].atNs();
    }

    /** The one that begins now. */
    Fault takeNext() {
        return scheduled[next++];
    }
}
