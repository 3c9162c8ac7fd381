package io.ballast.hedge;

import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.IngestSection;
import io.ballast.slot.Phase;

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

    /** After a look of an overlay that is not killed and has entered no phase in this event: begins if nothing is to be done. */
    void begin(
            final Workflow workflow,
            final Dwell dwell,
            final Review calendar,
            final Review selection,
            final long timeNs,
            final IndexSection index,
            final HedgeSection out) {
        isOpen = parts.targets().isOpen();
        if (workflow.is(isOpen ? Phase.MONITOR : Phase.IDLE)
                && dwell.breachSamples() == 0
                && isStill(timeNs, index, out)) {
            // No other candidate is looked for while nothing is held.
            final long reviewNs = isOpen ? selection.nextNs() : Long.MAX_VALUE;
            untilNs = Math.min(Math.min(calendar.nextNs(), reviewNs), parts.calmUntilNs(isOpen, timeNs, index));
        }
    }

    /** Whether everything is in its place, could be looked at, and nothing came of it. */
    private boolean isStill(final long timeNs, final IndexSection index, final HedgeSection out) {
        final LegTargets targets = parts.targets();
        return !margin.isCapping()
                && !parts.transfer().isActive()
                && parts.isDataValid(index)
                && targets.areTradable(parts.selector().candidate(), index)
                && targets.areReached(timeNs, index)
                && targets.areUnmoved(out)
                && parts.isSilent(out);
    }

    /** What happens now was not looked at. */
    void end() {
        untilNs = OVER;
    }
}
