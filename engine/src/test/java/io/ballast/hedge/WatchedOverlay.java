package io.ballast.hedge;

import io.ballast.slot.Slot;
import io.ballast.state.StateCodec;
import java.lang.reflect.Field;

/** An overlay in its place: counts the events that it did not look at, and lets its calm last where its state is read. */
final class WatchedOverlay implements Overlay {
    private final Overlay overlay;
    private final Object calm;
    private final Field untilNs;
    private boolean isCalmKept;
    private int calmEvents;

    private WatchedOverlay(final Overlay overlay) {
        this.overlay = overlay;
        calm = value(field(OverlayHedge.class, "calm"), overlay);
        untilNs = field(Calm.class, "untilNs");
    }

    /** Takes the places of a stage's overlays. */
    static WatchedOverlay[] of(final HedgeStage stage) {
        final Overlay[] overlays = (Overlay[]) value(field(HedgeStage.class, "overlays"), stage);
        final WatchedOverlay[] watched = new WatchedOverlay[overlays.length];
        for (int id = 0; id < overlays.length; id++) {
            watched[id] = new WatchedOverlay(overlays[id]);
            overlays[id] = watched[id];
        }
        return watched;
    }

    int calmEvents() {
        return calmEvents;
    }

    /** Whether a calm goes on behind the writing of state: it goes on as if nothing was written. */
    void keepCalm(final boolean isKept) {
        isCalmKept = isKept;
    }

    @Override
    public boolean onEvent(final Slot slot, final boolean isLook, final boolean isAll) {
        final boolean hasLooked = overlay.onEvent(slot, isLook, isAll);
        calmEvents += hasLooked ? 0 : 1;
        return hasLooked;
    }

    @Override
    public OverlayState state() {
        return overlay.state();
    }

    @Override
    public void codeState(final StateCodec state) {
        final Object before = value(untilNs, calm);
        overlay.codeState(state);
        if (isCalmKept) {
            set(untilNs, calm, before);
        }
    }

    private static Field field(final Class<?> type, final String name) {
        try {
            final Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (final NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    private static Object value(final Field field, final Object of) {
        try {
            return field.get(of);
        } catch (final IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static void set(final Field field, final Object of, final Object value) {
        try {
            field.set(of, value);
        } catch (final IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
