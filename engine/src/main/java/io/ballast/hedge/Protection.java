package io.ballast.hedge;

import io.ballast.settings.ProtectSettings;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/**
 * The share of the portfolio's β that is hedged: what a person commanded, until its expiry, else what the rule gives
 * while a rise of the market is being corrected, until that leg ends, the count is invalidated, a fall has confirmed its
 * fifth wave or its time is up.
 */
final class Protection implements Stateful {
    /** The expiry of a command that has none. */
    static final long NEVER = Long.MAX_VALUE;

    private final ProtectSettings settings;
    private long commandedPpb;
    private long commandExpiryNs = NEVER;
    private boolean isCommanded;
    private boolean isRuleOn;
    private boolean isRuleSpent;
    private long ruleExpiryNs = NEVER;

    Protection(final ProtectSettings settings) {
        this.settings = settings;
    }

    /** @param expiryNs 0: it stands until the next command */
    void command(final long sharePpb, final long expiryNs) {
        isCommanded = true;
        commandedPpb = sharePpb;
        commandExpiryNs = expiryNs == 0 ? NEVER : expiryNs;
    }

    /** Time passes; what the market's wave count says now. */
    void onEvent(final long timeNs, final boolean isCorrective, final boolean isFallComplete) {
        if (isCommanded && timeNs >= commandExpiryNs) {
            isCommanded = false;
        }
        if (settings.ruleSharePpb() > 0) {
            followRule(timeNs, isCorrective, isFallComplete);
        }
    }

    /** The rule stands once for each corrective leg. */
    private void followRule(final long timeNs, final boolean isCorrective, final boolean isFallComplete) {
        if (!isCorrective || isFallComplete) {
            isRuleOn = false;
            isRuleSpent = false;
        } else if (isRuleOn && timeNs >= ruleExpiryNs) {
            isRuleOn = false;
            isRuleSpent = true;
        } else if (!isRuleOn && !isRuleSpent) {
            isRuleOn = true;
            ruleExpiryNs = timeNs + settings.maxNs();
        }
    }

    long sharePpb() {
        if (isCommanded) {
            return commandedPpb;
        }
        return isRuleOn ? settings.ruleSharePpb() : 0;
    }

    @Override
    public void codeState(final StateCodec state) {
        isCommanded = state.of(isCommanded);
        commandedPpb = state.of(commandedPpb);
        commandExpiryNs = state.of(commandExpiryNs);
        isRuleOn = state.of(isRuleOn);
        isRuleSpent = state.of(isRuleSpent);
        ruleExpiryNs = state.of(ruleExpiryNs);
    }
}
