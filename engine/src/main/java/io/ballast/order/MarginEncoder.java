package io.ballast.order;

import io.ballast.message.MarginChangeEncoder;
import io.ballast.message.MarginState;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.RiskEventKind;
import io.ballast.message.TopUpRequestEncoder;
import io.ballast.slot.IndexSection;

/** Encodes what margin accounts came to in this event: a step on the ladder, collateral wanted, or that it is overdue. */
final class MarginEncoder {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MarginChangeEncoder change = new MarginChangeEncoder();
    private final TopUpRequestEncoder topUp = new TopUpRequestEncoder();
    private final RiskEvents events;
    private final OutputBuffer out;

    MarginEncoder(final OutputBuffer out, final RiskEvents events) {
        this.out = out;
        this.events = events;
    }

    void accounts(final IndexSection index) {
        for (int account = 0; account < index.marginState.length; account++) {
            if (index.isTopUpOverdue[account]) {
                overdue(account, index);
            }
            if (index.marginState[account] != index.previousMarginState[account]) {
                change(account, index);
            }
            if (index.isTopUpRequested[account]) {
                topUp(account, index);
            }
        }
    }

    private void change(final int account, final IndexSection index) {
        change.wrapAndApplyHeader(out.buffer(), out.body(), header)
                .timeNs(out.timeNs())
                .equityNanoUsd(index.accountEquityNanoUsd[account])
                .maintenanceNanoUsd(index.maintenanceNanoUsd[account])
                .grossNanoUsd(index.accountGrossNanoUsd[account])
                .sigmaDistance(index.sigmaDistance[account])
                .marginRatio(index.marginRatio[account])
                .accountId(account)
                .from(MarginState.get((short) index.previousMarginState[account].ordinal()))
                .to(MarginState.get((short) index.marginState[account].ordinal()));
        out.end(MarginChangeEncoder.BLOCK_LENGTH);
    }

    private void topUp(final int account, final IndexSection index) {
        topUp.wrapAndApplyHeader(out.buffer(), out.body(), header)
                .timeNs(out.timeNs())
                .amountNanoUsd(index.topUpNanoUsd[account])
                .deadlineNs(index.topUpDeadlineNs[account])
                .accountId(account)
                .instrumentId(index.topUpInstrumentId[account]);
        out.end(TopUpRequestEncoder.BLOCK_LENGTH);
    }

    /** Observed is the equity, allowed what it would have been with the collateral asked for. */
    private void overdue(final int account, final IndexSection index) {
        final long equityNanoUsd = index.accountEquityNanoUsd[account];
        events.say(
                RiskEventKind.TOP_UP_OVERDUE,
                RiskEvents.NONE,
                index.topUpInstrumentId[account],
                equityNanoUsd,
                equityNanoUsd + index.topUpNanoUsd[account]);
    }
}
