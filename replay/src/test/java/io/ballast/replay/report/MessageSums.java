package io.ballast.replay.report;

import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import io.ballast.message.AccountChange;
import io.ballast.message.AccountDecoder;
import io.ballast.message.ExecutionDecoder;
import io.ballast.message.ExecutionType;
import io.ballast.message.LedgerEntryDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.NewOrderDecoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.Side;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/** Plain sums over the messages of the {@link LedgerSession}'s journal. */
final class MessageSums {
    private static final int FUTURE = 3;
    private static final int NANO_DIGITS = 9;
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal LOT = new BigDecimal("0.001");
    private static final List<BigDecimal> TICKS =
            List.of(new BigDecimal("0.1"), new BigDecimal("0.001"), new BigDecimal("0.01"), new BigDecimal("0.001"));
    private static final List<BigDecimal> HOLDINGS =
            List.of(new BigDecimal("5.2415"), new BigDecimal("26154.8"), new BigDecimal("707.06"));

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final List<String> orders = new ArrayList<>();
    private final Map<Long, Long> unansweredNs = new HashMap<>();
    private final Map<Long, Fills> fills = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final long[] lastHalfTicks = new long[TICKS.size()];
    private BigDecimal fundingUsd = BigDecimal.ZERO;
    private BigDecimal position = BigDecimal.ZERO;
    private BigDecimal receivedUsd = BigDecimal.ZERO;
    private long slowestAnswerNs;

    /** What was filled of one order. */
    record Fills(BigDecimal quantity, BigDecimal paidUsd, BigDecimal feeUsd) {
        private static final Fills NONE = new Fills(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        private Fills plus(final BigDecimal more, final BigDecimal paid, final BigDecimal fee) {
            return new Fills(quantity.add(more), paidUsd.add(paid), feeUsd.add(fee));
        }
    }

    /** What the journal says of the ledger. */
    record Entry(BigDecimal overlayUsd, BigDecimal directUsd, BigDecimal taxUsd, long breakEvenNs, boolean isClosed) {}

    void read(final Path journal) {
        final JournalDocument document = new JournalDocument();
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next(document)) {
                input(document.buffer(), document.inputOffset());
                while (document.nextOutput()) {
                    output(document.buffer(), document.outputOffset());
                }
            }
        }
    }

    private void input(final DirectBuffer buffer, final int offset) {
        final int templateId = header.wrap(buffer, offset).templateId();
        if (templateId == QuoteDecoder.TEMPLATE_ID) {
            final QuoteDecoder quote = new QuoteDecoder().wrapAndApplyHeader(buffer, offset, header);
            lastHalfTicks[quote.instrumentId()] = quote.bidTicks() + quote.askTicks();
        } else if (templateId == ExecutionDecoder.TEMPLATE_ID) {
            execution(new ExecutionDecoder().wrapAndApplyHeader(buffer, offset, header));
        } else if (templateId == AccountDecoder.TEMPLATE_ID) {
            final AccountDecoder account = new AccountDecoder().wrapAndApplyHeader(buffer, offset, header);
            if (account.change() == AccountChange.FUNDING) {
                fundingUsd = fundingUsd.add(usd(account.amountNanoUsd()));
            }
        }
    }

    private void execution(final ExecutionDecoder execution) {
        final Long sentNs = unansweredNs.remove(execution.clientOrderId());
        if (sentNs != null) {
            slowestAnswerNs = Math.max(slowestAnswerNs, execution.receiveTimeNs() - sentNs);
        }
        if (execution.executionType() == ExecutionType.FILL) {
            final BigDecimal quantity = LOT.multiply(BigDecimal.valueOf(execution.lastLots()));
            final BigDecimal paid = quantity.multiply(price(execution.lastTicks()));
            final boolean isBuy = execution.side() == Side.BUY;
            position = isBuy ? position.add(quantity) : position.subtract(quantity);
            receivedUsd = isBuy ? receivedUsd.subtract(paid) : receivedUsd.add(paid);
            fills.merge(
                    execution.clientOrderId(),
                    Fills.NONE.plus(quantity, paid, usd(execution.feeNanoUsd())),
                    (before, more) -> before.plus(more.quantity(), more.paidUsd(), more.feeUsd()));
        }
    }

    private void output(final DirectBuffer buffer, final int offset) {
        final int templateId = header.wrap(buffer, offset).templateId();
        if (templateId == NewOrderDecoder.TEMPLATE_ID) {
            final NewOrderDecoder order = new NewOrderDecoder().wrapAndApplyHeader(buffer, offset, header);
            unansweredNs.put(order.clientOrderId(), order.timeNs());
            orders.add(order.clientOrderId() + " " + order.timeNs() + (order.side() == Side.BUY ? " buy " : " sell ")
                    + LOT.multiply(BigDecimal.valueOf(order.qtyLots())).toPlainString() + ' '
                    + price(order.limitTicks()).toPlainString());
        } else if (templateId == LedgerEntryDecoder.TEMPLATE_ID) {
            final LedgerEntryDecoder entry = new LedgerEntryDecoder().wrapAndApplyHeader(buffer, offset, header);
            entries.add(new Entry(
                    usd(entry.overlayCostNanoUsd() + entry.overlayCloseNanoUsd()),
                    usd(entry.directCostNanoUsd()),
                    usd(entry.taxNanoUsd()),
                    entry.breakEvenNs(),
                    entry.isClosed() != 0));
        }
    }

    private static BigDecimal price(final long ticks) {
        return TICKS.get(FUTURE).multiply(BigDecimal.valueOf(ticks));
    }

    private static BigDecimal usd(final long nanoUsd) {
        return BigDecimal.valueOf(nanoUsd, NANO_DIGITS);
    }

    /** At the last mid. */
    private BigDecimal usd(final int instrument, final BigDecimal quantity) {
        return quantity.multiply(TICKS.get(instrument))
                .multiply(HALF)
                .multiply(BigDecimal.valueOf(lastHalfTicks[instrument]));
    }

    /** Each as id, time, side, quantity and limit. */
    List<String> orders() {
        return orders;
    }

    Fills fills(final long clientOrderId) {
        return fills.getOrDefault(clientOrderId, Fills.NONE);
    }

    Entry lastEntry() {
        return entries.get(entries.size() - 1);
    }

    long slowestAnswerNs() {
        return slowestAnswerNs;
    }

    BigDecimal feesUsd() {
        return fills.values().stream().map(Fills::feeUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal fundingUsd() {
        return fundingUsd;
    }

    /** Profit of all fills of the future, with what is open at mid, before fees. */
    BigDecimal futuresUsd() {
        return receivedUsd.add(usd(FUTURE, position));
    }

    /** All that trading brought. */
    BigDecimal tradingUsd() {
        return futuresUsd().add(fundingUsd).subtract(feesUsd());
    }

    /** The holdings at the last mids. */
    BigDecimal spotUsd() {
        BigDecimal sum = BigDecimal.ZERO;
        for (int instrument = 0; instrument < HOLDINGS.size(); instrument++) {
            sum = sum.add(usd(instrument, HOLDINGS.get(instrument)));
        }
        return sum;
    }
}
