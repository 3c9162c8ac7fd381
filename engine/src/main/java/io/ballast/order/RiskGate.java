package io.ballast.order;

import io.ballast.counter.Counters;
import io.ballast.instrument.Instrument;
import io.ballast.message.CancelReason;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.RiskSettings;
import io.ballast.slot.IndexSection;
import io.ballast.slot.MarginState;
import io.ballast.slot.Quality;
import io.ballast.slot.Slot;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every order before it is written. Controls look in the order of {@link Verdict}, each is O(1), and the first
 * that fails decides. Orders that only reduce a position pass all but those on price, data, rate and connection.
 *
 * <p>What the controls know comes from {@link #onEvent}; {@link #check} changes nothing that a later check reads. After
 * it {@link #allowedLots} is how much of the order may go, {@link #observed} and {@link #limit} are the figures of the
 * deciding control.
 */
final class RiskGate implements Stateful {
    private final GateLegs legs;
    private final RiskWatch watch;
    private final Collar collar;
    private final OrderSizes sizes;
    private final SizeLimits positions;
    private final AccountCaps caps;
    private final TokenBucket rate;
    private final Allowance allowance = new Allowance();
    /** Only where orders are explained. */
    private @Nullable GateTracer tracer;

    /**
     * @param instruments by id
     * @param accounts    by id
     * @param overlays    by id
     * @param outputs     where it says what happens
     */
    RiskGate(
            final RiskSettings settings,
            final List<Instrument> instruments,
            final List<AccountSettings> accounts,
            final List<OverlaySettings> overlays,
            final OutputBuffer outputs,
            final Counters counters) {
        final List<LegSettings> legSettings = OverlaySettings.legsOf(overlays);
        legs = new GateLegs(instruments, accounts, overlays);
        collar = new Collar(settings);
        sizes = new OrderSizes(settings.limits().orderSize(), legSettings, instruments);
        positions = new SizeLimits(settings, legSettings);
        caps = new AccountCaps(accounts, legs);
        rate = new TokenBucket(settings.ordersPerSecond(), settings.orderBurst());
        watch = new RiskWatch(settings, legs, overlays, sizes, positions, rate, outputs, counters);
    }

    /** Writes down from here on what every control looks at; null: no longer. */
    void trace(final @Nullable GateTrace trace) {
        tracer = trace == null ? null : new GateTracer(trace, legs, watch, collar, sizes, positions, caps, rate);
    }

    /** Takes an event before any order of it is checked; returns whether it orders that whatever works be cancelled. */
    boolean onEvent(final Slot slot) {
        if (tracer != null) {
            tracer.begin();
        }
        return watch.onEvent(slot);
    }

    /** The session goes on in another process. */
    void onResume() {
        watch.switches().onResume();
    }

    /** What is wanted of a contract; nothing while everything is being closed. */
    long wantedLots(final int leg, final long targetLots) {
        return watch.switches().isFlattening() && !legs.isSpot(leg) ? 0 : targetLots;
    }

    /** Whether the leg must be left at almost any price: everything is being closed, or its account is near its end. */
    boolean isEmergency(final int leg, final IndexSection index) {
        final MarginState state = index.marginState[legs.account(leg)];
        final boolean isExit = state == MarginState.REDUCE || state == MarginState.KILL;
        return !legs.isSpot(leg) && (isExit || watch.switches().isFlattening());
    }

    /** The limit price of an order that must be filled: the far side of the market and beyond it. */
    long exitTicks(final int leg, final boolean isBuy, final IndexSection index) {
        return collar.marketableTicks(leg, isBuy, index);
    }

    /** Whether the connection to the leg's venue is lost. */
    boolean isDown(final int leg) {
        return watch.switches().isDown(legs.source(leg));
    }

    /** Why an order that raises the position must not be left working; {@link CancelReason#NULL_VAL} if it may. */
    CancelReason whyNotLeftWorking(final Leg leg, final long timeNs, final IndexSection index) {
        final int id = leg.id();
        final CancelReason state = reason(watch.state(id, timeNs, index, allowance));
        if (state != CancelReason.NULL_VAL) {
            return state;
        }
        if (isDataInvalid(id, index) || isDataDegraded(legs.overlay(id), index)) {
            return CancelReason.DATA_NOT_NORMAL;
        }
        final long openLots = leg.order().openLots();
        final boolean isBeyond = positions.isBeyond(id, openLots, index) || sizes.isBeyond(id, openLots);
        return isBeyond ? CancelReason.LIMIT : CancelReason.NULL_VAL;
    }

    private static CancelReason reason(final Verdict state) {
        return switch (state) {
            case KILL_SWITCH -> CancelReason.KILLED;
            case PAUSED, REPEATED, BASIS_SHOCK, CALENDAR -> CancelReason.PAUSED;
            case MARGIN_STATE -> CancelReason.MARGIN;
            case DAY_LOSS, DISK_LOW -> CancelReason.LIMIT;
            default -> CancelReason.NULL_VAL;
        };
    }

    private boolean isDataInvalid(final int leg, final IndexSection index) {
        return isDataInvalid(leg, legs.overlay(leg), index);
    }

    static boolean isDataInvalid(final int leg, final int overlay, final IndexSection index) {
        return !index.isNavValid || !index.isLegValid[leg] || !index.isIndexValid[overlay];
    }

    static boolean isDataDegraded(final int overlay, final IndexSection index) {
        return index.navQuality == Quality.DEGRADED || index.indexQuality[overlay] == Quality.DEGRADED;
    }

    /**
     * @param leg            its id
     * @param childLots      what the order would trade, signed; one that reduces is never let across zero
     * @param limitTicks     its limit price
     * @param inFlight       what the other legs' open orders would add
     */
    Verdict check(
            final int leg,
            final long childLots,
            final long targetLots,
            final long limitTicks,
            final long timeNs,
            final InFlight inFlight,
            final IndexSection index) {
        final Verdict verdict = look(leg, childLots, targetLots, limitTicks, timeNs, inFlight, index);
        if (tracer != null) {
            tracer.onCheck(leg, childLots, targetLots, limitTicks, timeNs, inFlight, index, isEmergency(leg, index));
            tracer.compare(verdict, allowance.lots());
        }
        return verdict;
    }

    private Verdict look(
            final int leg,
            final long childLots,
            final long targetLots,
            final long limitTicks,
            final long timeNs,
            final InFlight inFlight,
            final IndexSection index) {
        final long positionLots = index.positionLots[leg];
        final boolean isIncreasing = positionLots == 0 || positionLots < 0 == childLots < 0;
        allowance.begin(childLots);
        Verdict verdict = watch.connection(leg);
        if (verdict == Verdict.PASS && isIncreasing) {
            verdict = watch.state(leg, timeNs, index, allowance);
        }
        if (verdict == Verdict.PASS) {
            verdict = checkData(leg, isIncreasing, limitTicks, index);
        }
        if (verdict == Verdict.PASS) {
            verdict = isIncreasing ? checkSize(leg, targetLots, inFlight, index) : checkSign(positionLots);
        }
        return verdict == Verdict.PASS ? checkRate(timeNs) : verdict;
    }

    private Verdict checkData(
            final int leg, final boolean isIncreasing, final long limitTicks, final IndexSection index) {
        if (!index.isLegValid[leg]) {
            return Verdict.STALE_DATA;
        }
        if (isIncreasing && isDataInvalid(leg, index)) {
            return Verdict.INDEX_INVALID;
        }
        if (isIncreasing && isDataDegraded(legs.overlay(leg), index)) {
            return Verdict.DATA_DEGRADED;
        }
        final boolean isExit = !isIncreasing && isEmergency(leg, index);
        return collar.isOutside(leg, limitTicks, isExit, index, allowance) ? Verdict.PRICE_COLLAR : Verdict.PASS;
    }

    private Verdict checkSize(final int leg, final long targetLots, final InFlight inFlight, final IndexSection index) {
        if (!sizes.isWithinMost(leg, index, allowance)) {
            return Verdict.MAX_ORDER;
        }
        final Verdict position = positions.check(leg, inFlight, index, allowance);
        if (position != Verdict.PASS) {
            return position;
        }
        final Verdict account = caps.check(leg, inFlight, index, allowance);
        if (account != Verdict.PASS) {
            return account;
        }
        if (!SizeLimits.isHedge(leg, targetLots, index, allowance)) {
            return Verdict.OVER_HEDGE;
        }
        if (!sizes.isIntended(leg, targetLots, index, allowance) || !sizes.isUsual(leg, allowance)) {
            return Verdict.FAT_FINGER;
        }
        return sizes.isEnough(leg, index, allowance) ? Verdict.PASS : Verdict.MIN_NOTIONAL;
    }

    /** What only reduces goes to flat at most. */
    private Verdict checkSign(final long positionLots) {
        allowance.cut(Math.abs(positionLots));
        return Verdict.PASS;
    }

    /** An order message takes one token. */
    private Verdict checkRate(final long timeNs) {
        return rate.isEmpty(timeNs) && !allowance.isWithin(1, 0) ? Verdict.ORDER_RATE : Verdict.PASS;
    }

    /** Books a new order against the rate, and its size as usual. */
    void onSent(final int leg, final long timeNs) {
        rate.take(timeNs);
        sizes.onSent(leg, allowance.size());
    }

    /** Books an amendment against the rate; what is left of an order is no usual size. */
    void onAmended(final long timeNs) {
        rate.take(timeNs);
    }

    long allowedLots() {
        return allowance.lots();
    }

    /** Refuses whatever is asked for the leg's source, or for any, before a venue's report; says which is waited for. */
    Verdict refuse(
            final int leg,
            final long childLots,
            final long targetLots,
            final long limitTicks,
            final int sourceId,
            final long requestId) {
        allowance.isWithin(sourceId, requestId);
        if (tracer != null) {
            tracer.onReconcile(leg, childLots, targetLots, limitTicks, sourceId, requestId);
        }
        return Verdict.RECONCILE;
    }

    long observed() {
        return allowance.observed();
    }

    long limit() {
        return allowance.limit();
    }

    @Override
    public void codeState(final StateCodec state) {
        watch.codeState(state);
        sizes.codeState(state);
        positions.codeState(state);
        rate.codeState(state);
    }
}
