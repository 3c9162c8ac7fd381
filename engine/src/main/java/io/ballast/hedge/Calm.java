package io.ballast.hedge;

import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;

/**
 * The time in which an overlay need not look. It begins with a look that found everything in its place and nothing to do,
 * and lasts while only the values of sleeves and NAV move, the sizing says that no band is left, and nothing that goes by the
 * clock falls due. A look would then change nothing: not a target, not a phase, not an estimate.
 */
final class Calm {
    private static final long OVER = Long.MIN_VALUE;

    private final int overlayId;
    private final OverlayParts parts;
    private final MarginLimits margin;
    private long untilNs = OVER;
    private boolean isOpen;

    Calm(final int overlayId, final OverlayParts parts, final MarginLimits margin) {
        this.overlayId = overlayId;
        this.parts = parts;
        this.margin = margin;
    }

    /** Whether it lasts through this event; then the sizing has followed the event, and the section says so. */
    boolean lasts(final IngestSection in, final IndexSection index, final HedgeSection out) {
        if (in.timeNs >= untilNs) {
            return false;
        }
        final boolean isStill = index.areLegsKept
                && isOfPrices(in)
                && index.isNavValid
                && index.isIndexValid[overlayId]
                && !margin.isCapping();
        if (isStill && parts.follow(isOpen, in.timeNs, index, out)) {
            return true;
        }
        untilNs = OVER;
        return false;
    }

    private static boolean isOfPrices(final IngestSection in) {
        return switch (in.kind) {
            case QUOTE, MARK, TRADE -> true;
            default -> false;
        };
    }

    /** After a look of an overlay that stands still, holding a position or none. */
    void begin(final boolean isHolding, final long nextReviewNs, final long timeNs, final IndexSection index) {
        isOpen = isHolding;
        untilNs = Math.min(nextReviewNs, parts.calmUntilNs(isHolding, timeNs, index));
    }

    /** What happens now was not looked at. */
    void end() {
        untilNs = OVER;
    }
}
