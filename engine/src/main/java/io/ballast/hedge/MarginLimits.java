package io.ballast.hedge;

import io.ballast.instrument.Instrument;
import io.ballast.instrument.InstrumentKind;
import io.ballast.margin.StressSizing;
import io.ballast.margin.TierTable;
import io.ballast.math.Ppb;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.LadderSettings;
import io.ballast.settings.LegSettings;
import io.ballast.settings.MarginMode;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.Action;
import io.ballast.slot.EventKind;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.MarginState;
import io.ballast.slot.Slot;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.util.Arrays;
import java.util.List;

/**
 * What the margin accounts allow: how large a position may become, and in REDUCE and KILL how large it may stay. Every leg's
 * target counts, of whatever overlay, against the account that holds its contract.
 */
final class MarginLimits implements Stateful {
    private static final double NS_PER_DAY = 86_400e9;
    private static final long UNCAPPED = Long.MAX_VALUE;
    private static final int NO_LEG = -1;

    private final AccountSettings[] accounts;
    private final boolean[] isIsolated;
    private final int[] accountOf;
    /** By overlay: its legs' ids run from here up to those of the next. */
    private final int[] firstLegOf;

    private final boolean[] isSpot;
    private final boolean[] isInverse;
    private final TierTable[] tiers;
    private final double[] cost;
    private final long[] targetLots;
    private final long[] capLots;
    private boolean isCapping;
    private boolean isKilledNow;

    MarginLimits(
            final List<AccountSettings> accounts,
            final List<Instrument> instruments,
            final List<OverlaySettings> overlays,
            final int sources) {
        this.accounts = accounts.toArray(new AccountSettings[0]);
        final int[] accountOfSource = AccountSettings.accountOfSource(accounts, sources);
        final List<LegSettings> legs = OverlaySettings.legsOf(overlays);
        isIsolated = new boolean[accounts.size()];
        accounts.forEach(account -> isIsolated[account.id()] = account.mode() == MarginMode.ISOLATED);
        firstLegOf = new int[overlays.size() + 1];
        for (final OverlaySettings overlay : overlays) {
            firstLegOf[overlay.id() + 1] =
                    firstLegOf[overlay.id()] + overlay.legs().size();
        }
        accountOf = new int[legs.size()];
        isSpot = new boolean[legs.size()];
        isInverse = new boolean[legs.size()];
        tiers = new TierTable[legs.size()];
        cost = new double[legs.size()];
        targetLots = new long[legs.size()];
        capLots = new long[legs.size()];
        Arrays.fill(capLots, UNCAPPED);
        for (final LegSettings leg : legs) {
            final Instrument instrument = instruments.get(leg.instrumentId());
            accountOf[leg.id()] = accountOfSource[instrument.sourceId()];
            isSpot[leg.id()] = leg.isSpot();
            isInverse[leg.id()] = instrument.kind() == InstrumentKind.INVERSE;
            tiers[leg.id()] = new TierTable(instrument.terms().margin());
            cost[leg.id()] = Ppb.toFraction(leg.costPpb());
        }
    }

    /** Before the overlays look: positions to be cut are cut when REDUCE is entered, and further on the timer. */
    void onEvent(final Slot slot) {
        final IndexSection index = slot.index;
        isKilledNow = false;
        boolean isAnyCapped = false;
        for (int account = 0; account < accounts.length; account++) {
            final MarginState state = index.marginState[account];
            final boolean isEntered = state != index.previousMarginState[account];
            if (state.compareTo(MarginState.REDUCE) >= 0) {
                isAnyCapped = true;
                if (isEntered || slot.ingest.kind == EventKind.TIMER) {
                    cap(account, state, index);
                }
                isKilledNow |= isEntered && state == MarginState.KILL;
            } else if (isEntered) {
                uncap(account);
            }
        }
        isCapping = isAnyCapped;
    }

    private void uncap(final int account) {
        for (int leg = 0; leg < capLots.length; leg++) {
            if (accountOf[leg] == account) {
                capLots[leg] = UNCAPPED;
            }
        }
    }

    /** Cutting an isolated position gives its margin back with it and gains no distance: there REDUCE closes. */
    private void cap(final int account, final MarginState state, final IndexSection index) {
        for (int leg = 0; leg < capLots.length; leg++) {
            if (accountOf[leg] == account && !isSpot[leg]) {
                final long lots = Math.abs(index.positionLots[leg]);
                capLots[leg] = state == MarginState.KILL || isIsolated[account] ? 0 : Math.min(capLots[leg], lots);
            }
        }
        if (state == MarginState.REDUCE && !isIsolated[account]) {
            cut(account, index);
        }
    }

    /** Takes from the leg that relieves most for its tracking error first, until what is left is as far as it must be. */
    private void cut(final int account, final IndexSection index) {
        double missing = -index.accountEquityNanoUsd[account];
        for (int leg = 0; leg < capLots.length; leg++) {
            missing += isIn(account, leg) ? atRisk(leg, index) * required(leg, index) : 0;
        }
        for (int leg = dearest(account, index); missing > 0 && leg != NO_LEG; leg = dearest(account, index)) {
            final double cutting = atRisk(leg, index);
            final double required = required(leg, index);
            final double cost = costOf(leg, index);
            // What is missing is missing for this position alone until it is gone; the next one has the rest.
            final double keptUsd = StressSizing.reduced(cutting, required * cutting - missing, required, cost);
            missing = keptUsd > 0 ? 0 : missing - cutting * (required - cost);
            capLots[leg] = (long) (keptUsd / index.lotNanoUsd[leg]);
        }
    }

    private boolean isIn(final int account, final int leg) {
        return accountOf[leg] == account && !isSpot[leg] && capLots[leg] > 0;
    }

    /** The leg with most relief per σ among those that something is left of. */
    private int dearest(final int account, final IndexSection index) {
        int best = NO_LEG;
        double most = 0;
        for (int leg = 0; leg < capLots.length; leg++) {
            if (isIn(account, leg) && index.lotNanoUsd[leg] > 0) {
                final double relief = (required(leg, index) - costOf(leg, index)) / index.dailySigma[leg];
                if (relief > most) {
                    most = relief;
                    best = leg;
                }
            }
        }
        return best;
    }

    private double atRisk(final int leg, final IndexSection index) {
        return (double) capLots[leg] * index.lotNanoUsd[leg];
    }

    /** Fee and slippage as configured, and the quoted half spread. */
    private double costOf(final int leg, final IndexSection index) {
        final double bid = index.bidTicks[leg];
        final double ask = index.askTicks[leg];
        return cost[leg] + (ask > bid ? (ask - bid) / (ask + bid) : 0);
    }

    /** Equity per notional at which REDUCE is left. */
    private double required(final int leg, final IndexSection index) {
        final int account = accountOf[leg];
        final int sign = Long.signum(index.positionLots[leg]);
        final double rate = rate(leg, atRisk(leg, index));
        return Math.max(
                atDistance(leg, sign, index.reduceToSigmas[account], rate, index),
                rate / Ppb.toFraction(index.reduceToRatioPpb[account]));
    }

    private double rate(final int leg, final double notionalNanoUsd) {
        return tiers[leg].rate(tiers[leg].tierOf(notionalNanoUsd));
    }

    /** An inverse contract's maintenance margin is a share of its face, which no price moves. */
    private double atDistance(
            final int leg, final int sign, final double sigmas, final double rate, final IndexSection index) {
        final double sigma = index.dailySigma[leg];
        return isInverse[leg]
                ? StressSizing.ratioAtDistance(sign, sigmas, sigma, 0) + rate
                : StressSizing.ratioAtDistance(sign, sigmas, sigma, rate);
    }

    /** Whether some positions must not be larger than {@link #capLots}. */
    boolean isCapping() {
        return isCapping;
    }

    /** Whether an account got to KILL in this event: then everything stands still as if an operator had said so. */
    boolean isKilledNow() {
        return isKilledNow;
    }

    /** Largest absolute position that may be wanted. */
    long capLots(final int leg) {
        return capLots[leg];
    }

    /** Whether the account of this leg is where risk may be added. */
    boolean isNormal(final int leg, final IndexSection index) {
        return index.marginState[accountOf[leg]] == MarginState.NORMAL;
    }

    /** After an overlay has decided: the next one finds its targets taken. Returns whether it has acted or wants otherwise. */
    boolean observe(final int overlayId, final HedgeSection out) {
        boolean isOther = false;
        for (int leg = firstLegOf[overlayId]; leg < firstLegOf[overlayId + 1]; leg++) {
            isOther |= targetLots[leg] != out.targetLots[leg] || out.action[leg] != Action.NONE;
            targetLots[leg] = out.targetLots[leg];
        }
        return isOther;
    }

    /** After all have decided. */
    void observe(final HedgeSection out) {
        System.arraycopy(out.targetLots, 0, targetLots, 0, targetLots.length);
    }

    /** In KILL every contract of the account is wanted flat, whatever its overlay holds on to. */
    void flatten(final IndexSection index, final HedgeSection out) {
        for (int leg = 0; leg < capLots.length; leg++) {
            if (!isSpot[leg] && index.marginState[accountOf[leg]] == MarginState.KILL) {
                out.targetLots[leg] = 0;
            }
        }
    }

    /**
     * The part of a wanted position that what stands behind it allows, 0 … 1; the other overlays' targets count as taken.
     *
     * @param legs   the overlay's contracts
     * @param wanted lots of each
     */
    double allowedShare(final LegTarget[] legs, final long[] wanted, final IndexSection index) {
        double share = 1;
        for (int place = 0; place < legs.length; place++) {
            final int account = accountOf[legs[place].id()];
            if (wanted[place] != 0 && accounts[account].ladder().isEnabled()) {
                share = Math.min(share, allowedShare(account, legs, wanted, index));
            }
        }
        return share;
    }

    private double allowedShare(
            final int account, final LegTarget[] legs, final long[] wanted, final IndexSection index) {
        double own = 0;
        double others = 0;
        for (int leg = 0; leg < capLots.length; leg++) {
            if (accountOf[leg] == account && !isSpot[leg]) {
                final int place = leg - legs[0].id();
                final boolean isOwn = place >= 0 && place < legs.length;
                final long lots = isOwn ? wanted[place] : larger(targetLots[leg], index.positionLots[leg]);
                final double needed = needed(leg, lots, index);
                own += isOwn ? needed : 0;
                others += isOwn ? 0 : needed;
            }
        }
        return Math.max(0, Math.min(1, (index.accountEquityNanoUsd[account] - others) / own));
    }

    private static long larger(final long a, final long b) {
        return Math.abs(a) > Math.abs(b) ? a : b;
    }

    /** Equity that a position of these lots needs: to survive the stress, to be far enough, to be opened at all. */
    private double needed(final int leg, final long lots, final IndexSection index) {
        if (lots == 0) {
            return 0;
        }
        final AccountSettings account = accounts[accountOf[leg]];
        final LadderSettings ladder = account.ladder();
        final double notional = Math.abs((double) lots * index.lotNanoUsd[leg]);
        final int sign = Long.signum(lots);
        final double rate = rate(leg, notional);
        final double move = StressSizing.move(
                ladder.stressSigmas(),
                index.dailySigma[leg],
                ladder.stressHorizonNs() / NS_PER_DAY,
                Ppb.toFraction(ladder.worstGapPpb()));
        final double stressed = Math.max(
                StressSizing.requiredRatio(sign, move, rate),
                atDistance(leg, sign, ladder.precheckSigmas(), rate, index));
        final double ratio = Math.max(
                Math.max(stressed, rate / Ppb.toFraction(ladder.precheckRatioPpb())), tiers[leg].initialRate(notional));
        if (account.mode() == MarginMode.ISOLATED) {
            // What is posted grows with the position: it is enough at every size or at none.
            return 1 / account.leverage() >= ratio ? notional / account.leverage() : Double.POSITIVE_INFINITY;
        }
        return ratio * notional;
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(targetLots);
        state.each(capLots);
    }
}
