package io.ballast.replay.step;

import io.ballast.launch.PlaybackPlace;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Places of a playback to come back to, evenly spread over what has been run. When there are too many, or they hold too
 * much, every other one goes and from then on they lie twice as far apart: memory is bounded whatever the journal's
 * length. One more lies shortly before where somebody looked last, so that steps back from there are short.
 */
final class Snapshots {
    /** Enough that a step back in a day's journal takes a fraction of a second. */
    private static final int MOST = 512;

    private static final long MOST_BYTES = 64L << 20;
    private static final long FIRST_STRIDE = 1 << 10;
    private static final int FEWEST = 2;

    private final NavigableMap<Long, PlaybackPlace> places = new TreeMap<>();
    private final int most;
    private final long mostBytes;
    private long stride;
    private long bytes;
    private long nearSequence = -1;
    private @Nullable PlaybackPlace near;

    Snapshots() {
        this(FIRST_STRIDE, MOST, MOST_BYTES);
    }

    /**
     * @param stride    inputs from one to the next, at first
     * @param most      how many there are at most
     * @param mostBytes how much state they hold at most together, as far as two of them do not hold more
     */
    Snapshots(final long stride, final int most, final long mostBytes) {
        this.stride = stride;
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /** Wants one in front of this input too, for short steps back from behind it. */
    void wantNear(final long sequence) {
        nearSequence = sequence;
    }

    /** Whether there should be one in front of an input, and is none. */
    boolean isWanted(final long sequence) {
        return (sequence % stride == 0 || sequence == nearSequence) && !places.containsKey(sequence);
    }

    void add(final PlaybackPlace place) {
        final long sequence = place.nextSequence();
        if (sequence % stride != 0) {
            near = place;
            return;
        }
        final PlaybackPlace before = places.put(sequence, place);
        bytes += place.stateBytes() - (before == null ? 0 : before.stateBytes());
        while (places.size() > FEWEST && (places.size() > most || bytes > mostBytes)) {
            thin();
        }
    }

    private void thin() {
        stride *= 2;
        places.values().removeIf(place -> place.nextSequence() % stride != 0);
        bytes = places.values().stream().mapToLong(PlaybackPlace::stateBytes).sum();
    }

    /** The last one that lies in front of an input or further ahead: of the first input there always is one. */
    PlaybackPlace before(final long sequence) {
        final PlaybackPlace even = places.floorEntry(Math.max(0, sequence)).getValue();
        final PlaybackPlace other = near;
        return other != null && other.nextSequence() <= sequence && other.nextSequence() > even.nextSequence()
                ? other
                : even;
    }

    /** The last one whose engine time is before another, or the first. */
    PlaybackPlace beforeTime(final long timeNs) {
        for (final Map.Entry<Long, PlaybackPlace> entry : places.descendingMap().entrySet()) {
            if (entry.getValue().timeNs() < timeNs) {
                return entry.getValue();
            }
        }
        return places.firstEntry().getValue();
    }

    /** How many there are. */
    int count() {
        return places.size() + (near == null ? 0 : 1);
    }

    /** Inputs from one to the next. */
    long stride() {
        return stride;
    }
}
