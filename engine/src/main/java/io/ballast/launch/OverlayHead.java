package io.ballast.launch;

import io.ballast.settings.OverlayKind;

/**
 * What the parts of an overlay's section must know of the overlay.
 *
 * @param id       dense, from 0
 * @param name     key of the section
 * @param kind     what it is for
 * @param sleeveId its sleeve, or {@link Names#NONE}
 */
record OverlayHead(int id, String name, OverlayKind kind, int sleeveId) {
    boolean is(final OverlayKind other) {
        return kind == other;
    }

    /** Whether overlays of this kind follow the drift of a sleeve. */
    boolean isOfSleeve() {
        return kind == OverlayKind.DRIFT || kind == OverlayKind.PAIR;
    }
}
