package io.ballast.estimator;

/** Whole lots around a solution in USD: each contract is rounded up or down, whichever together add the least risk. */
final class LotCorners {
    private static final double BOUND_SLACK_LOTS = 1e-9;
    private static final double TIE = 1e-9;
    private static final double MAX_LOTS = 1e15;

    private final double[] low;
    private final double[] high;
    private final double[] slope;
    private final double[] move;

    LotCorners(final int maxContracts) {
        low = new double[maxContracts];
        high = new double[maxContracts];
        slope = new double[maxContracts];
        move = new double[maxContracts];
    }

    boolean round(
            final RiskMatrix risk,
            final double[] g,
            final double[] usd,
            final double[] lotUsd,
            final double[] lower,
            final double[] upper,
            final long[] outLots) {
        final int size = risk.size();
        for (int i = 0; i < size; i++) {
            if (!bracket(usd[i] / lotUsd[i], lotUsd[i], lower[i], upper[i], i)) {
                return false;
            }
            slope[i] = risk.gradient(g, usd, i);
            if (!Double.isFinite(slope[i])) {
                return false;
            }
        }
        final int best = best(risk, usd, lotUsd);
        for (int i = 0; i < size; i++) {
            outLots[i] = (long) lots(best, i);
        }
        return true;
    }

    /** The two choices of a contract: one that is out of bounds is replaced by the other, two by that nearer to zero. */
    private boolean bracket(
            final double exact, final double lotUsd, final double lower, final double upper, final int i) {
        if (!(lotUsd > 0) || !(Math.abs(exact) <= MAX_LOTS) || !(lower <= upper)) {
            return false;
        }
        final double least = lower / lotUsd - BOUND_SLACK_LOTS;
        final double most = upper / lotUsd + BOUND_SLACK_LOTS;
        final double floor = Math.floor(exact);
        final double ceiling = Math.ceil(exact);
        final boolean isFloorAllowed = floor >= least && floor <= most;
        final boolean isCeilingAllowed = ceiling >= least && ceiling <= most;
        final double nearer = exact < 0 ? ceiling : floor;
        final double only = isFloorAllowed ? floor : isCeilingAllowed ? ceiling : nearer;
        low[i] = isFloorAllowed && isCeilingAllowed ? floor : only;
        high[i] = isFloorAllowed && isCeilingAllowed ? ceiling : only;
        return true;
    }

    private double lots(final int corner, final int i) {
        return RiskMatrix.contains(corner, i) ? high[i] : low[i];
    }

    private int best(final RiskMatrix risk, final double[] usd, final double[] lotUsd) {
        int best = 0;
        double least = added(risk, 0, usd, lotUsd);
        for (int corner = 1; corner < 1 << risk.size(); corner++) {
            final double added = added(risk, corner, usd, lotUsd);
            final double tie = TIE * (Math.abs(added) + Math.abs(least));
            final boolean isSmaller = Math.abs(added - least) <= tie
                    && size(corner, lotUsd, risk.size()) < size(best, lotUsd, risk.size());
            if (added < least - tie || isSmaller) {
                best = corner;
                least = added;
            }
        }
        return best;
    }

    /** Objective beyond that of the exact solution, from the moves alone: nothing large cancels. */
    private double added(final RiskMatrix risk, final int corner, final double[] usd, final double[] lotUsd) {
        final int size = risk.size();
        for (int i = 0; i < size; i++) {
            move[i] = lots(corner, i) * lotUsd[i] - usd[i];
        }
        double added = 0;
        for (int i = 0; i < size; i++) {
            double row = 0;
            for (int j = 0; j < size; j++) {
                row += risk.at(i, j) * move[j];
            }
            added += move[i] * (slope[i] + row / 2);
        }
        return added;
    }

    private double size(final int corner, final double[] lotUsd, final int contracts) {
        double size = 0;
        for (int i = 0; i < contracts; i++) {
            size += Math.abs(lots(corner, i)) * lotUsd[i];
        }
        return size;
    }
}
