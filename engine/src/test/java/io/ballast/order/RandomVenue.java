package io.ballast.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.AltPortfolio;
import io.ballast.harness.Generator;
import io.ballast.harness.Outputs.Amend;
import io.ballast.harness.Outputs.Asked;
import io.ballast.harness.Outputs.Cancel;
import io.ballast.harness.Outputs.NewOrder;
import io.ballast.harness.Outputs.Output;
import io.ballast.harness.Reports;
import io.ballast.message.AmendOrderEncoder;
import io.ballast.message.CancelOrderEncoder;
import io.ballast.message.ExecutionType;
import io.ballast.message.NewOrderEncoder;
import io.ballast.message.TimeInForce;
import io.ballast.message.VenueReason;
import io.ballast.slot.IndexSection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A venue that takes its time, fills in parts, rejects, loses requests and answers on the way, ends orders and trades on
 * its own, and is always consistent. It judges every request by what the engine knew when it was sent.
 */
final class RandomVenue {
    private static final int SOURCE = 1;
    private static final long NANO_USD_PER_POINT = 10_000_000_000L;

    /** An execution; no two are the same. */
    private static final class Answer {
        private final NewOrder order;
        private final ExecutionType type;
        private final VenueReason reason;
        private final long lots;
        private final long leaves;

        Answer(
                final NewOrder order,
                final ExecutionType type,
                final VenueReason reason,
                final long lots,
                final long leaves) {
            this.order = order;
            this.type = type;
            this.reason = reason;
            this.lots = lots;
            this.leaves = leaves;
        }
    }

    /** What a report that is on its way says. */
    private record Account(
            long requestId,
            long executions,
            @Nullable NewOrder order,
            long leaves,
            long filled,
            long at,
            long position) {}

    private final AltPortfolio alts;
    private final Generator generator;
    private final Deque<Output> requests = new ArrayDeque<>();
    private final Deque<Object> answers = new ArrayDeque<>();
    private final List<Answer> executions = new ArrayList<>();
    private final Reports reports;
    private final Map<Long, NewOrder> sent = new HashMap<>();
    private @Nullable NewOrder working;
    private long totalLots;
    private long filledLots;
    private long limitTicks;
    private long position;
    private long bound;
    private boolean isReliable;

    RandomVenue(final AltPortfolio alts, final Generator generator) {
        this.alts = alts;
        this.generator = generator;
        reports = new Reports(alts.engine().inputs(), SOURCE);
    }

    /** From here on nothing is lost or rejected. */
    void becomeReliable() {
        isReliable = true;
    }

    long position() {
        return position;
    }

    boolean isIdle() {
        return working == null && requests.isEmpty() && answers.isEmpty();
    }

    private boolean isAnyOrderAlive() {
        return working != null
                || requests.stream().anyMatch(NewOrder.class::isInstance)
                || executions.stream()
                        .skip(alts.engine().inputs().lastExecution(SOURCE))
                        .anyMatch(answer -> answer.type == ExecutionType.FILL);
    }

    private void answer(final NewOrder order, final ExecutionType type, final long lots, final long leaves) {
        answer(new Answer(order, type, VenueReason.NONE, lots, leaves));
    }

    private void answer(final Answer answer) {
        executions.add(answer);
        answers.add(answer);
    }

    /** Takes what the engine sent; some of it does not leave, some is lost without a word. */
    void take(final List<Output> outputs) {
        for (final Output output : outputs) {
            if (output instanceof Asked asked) {
                requests.add(asked);
            } else if (output instanceof NewOrder || output instanceof Amend || output instanceof Cancel) {
                checkRequest(output);
                if (!isReliable && generator.oneIn(8)) {
                    fail(output);
                } else if (isReliable || !generator.oneIn(10)) {
                    requests.add(output);
                }
            }
        }
    }

    private void checkRequest(final Output output) {
        if (output instanceof NewOrder order) {
            assertThat(isAnyOrderAlive()).as("one order at a time: %s", order).isFalse();
            sent.put(order.clientOrderId(), order);
            checkFilled(order, order.lots());
            if (!order.isReduceOnly()) {
                assertThat(isDataValid())
                        .as("new risk on valid data only: %s", order)
                        .isTrue();
            }
            bound = Math.max(Math.abs(position), mostLots());
        } else if (output instanceof Amend amend) {
            final NewOrder order = Objects.requireNonNull(sent.get(amend.clientOrderId()));
            checkFilled(order, Long.signum(order.lots()) * (amend.lots() - knownFills(order)));
            bound = Math.max(bound, mostLots());
        }
    }

    /** The over-hedge rule: 1.05 × target, or a lot more than it. */
    private long mostLots() {
        final long target = Math.abs(alts.target());
        return Math.max(target + target / 20, target + 1);
    }

    /** What the engine was told of an order's fills. */
    private long knownFills(final NewOrder order) {
        return executions.stream()
                .limit(alts.engine().inputs().lastExecution(SOURCE))
                .filter(answer ->
                        answer.type == ExecutionType.FILL && answer.order.clientOrderId() == order.clientOrderId())
                .mapToLong(answer -> answer.lots)
                .sum();
    }

    /** What the engine knows to hold, with all that it has in flight filled. */
    private void checkFilled(final NewOrder order, final long openLots) {
        final long before = alts.position();
        final long after = before + openLots;
        if (order.isReduceOnly()) {
            assertThat(Math.abs(after)).as("reducing: %s", order).isLessThan(Math.abs(before));
            assertThat(after * before).as("through flat: %s", order).isNotNegative();
        } else {
            assertThat(Math.abs(after)).as("over-hedged by %s", order).isLessThanOrEqualTo(mostLots());
        }
    }

    private boolean isDataValid() {
        final IndexSection index = alts.engine().slot().index;
        return index.isNavValid && index.isLegValid[0] && index.isIndexValid[0];
    }

    private void fail(final Output output) {
        if (output instanceof NewOrder order) {
            take(alts.engine().sendFailure(order, NewOrderEncoder.TEMPLATE_ID));
        } else {
            final int template =
                    output instanceof Amend ? AmendOrderEncoder.TEMPLATE_ID : CancelOrderEncoder.TEMPLATE_ID;
            take(alts.engine().sendFailure(alts.engine().lastOrder(0), template));
        }
    }

    /** A request reaches the book. */
    void arrive() {
        final Output request = requests.poll();
        if (request instanceof NewOrder order) {
            onNew(order);
        } else if (request instanceof Amend amend) {
            onAmend(amend);
        } else if (request instanceof Cancel cancel) {
            onCancel(cancel);
        } else if (request instanceof Asked asked) {
            onAsked(asked);
        }
    }

    /** Sends again what the engine has not seen, in place of what is on its way, then its account. */
    private void onAsked(final Asked asked) {
        answers.clear();
        executions.stream().skip(asked.lastExecution()).forEach(answers::add);
        answers.add(new Account(
                asked.requestId(),
                executions.size(),
                working,
                totalLots - filledLots,
                filledLots,
                limitTicks,
                position));
    }

    private void onNew(final NewOrder order) {
        final VenueReason refusal = refusal(order);
        if (refusal != VenueReason.NONE) {
            answer(new Answer(order, ExecutionType.REJECTED, refusal, 0, 0));
            return;
        }
        working = order;
        totalLots = Math.abs(order.lots());
        filledLots = 0;
        limitTicks = order.limit();
        answer(order, ExecutionType.ACCEPTED, 0, totalLots);
        if (order.timeInForce() == TimeInForce.IMMEDIATE_OR_CANCEL) {
            if (isReliable || generator.oneIn(2)) {
                match();
            }
            expire();
        }
    }

    private VenueReason refusal(final NewOrder order) {
        if (order.isReduceOnly() && Math.abs(order.lots()) > Math.abs(position)) {
            return VenueReason.REDUCE_ONLY;
        }
        if (isReliable) {
            return VenueReason.NONE;
        }
        if (order.timeInForce() == TimeInForce.POST_ONLY && generator.oneIn(4)) {
            return VenueReason.POST_ONLY;
        }
        return generator.oneIn(6) ? VenueReason.INJECTED : VenueReason.NONE;
    }

    private void onAmend(final Amend amend) {
        final NewOrder order = working;
        if (order == null || order.clientOrderId() != amend.clientOrderId()) {
            refuse(amend.clientOrderId());
        } else if (!isReliable && generator.oneIn(5)) {
            answer(order, ExecutionType.CANCEL_REJECTED, 0, totalLots - filledLots);
        } else {
            totalLots = Math.max(amend.lots(), filledLots);
            limitTicks = amend.limit();
            answer(order, ExecutionType.AMENDED, 0, totalLots - filledLots);
            close();
        }
    }

    private void onCancel(final Cancel cancel) {
        final NewOrder order = working;
        if (order == null || order.clientOrderId() != cancel.clientOrderId()) {
            refuse(cancel.clientOrderId());
        } else if (!isReliable && generator.oneIn(8)) {
            answer(order, ExecutionType.CANCEL_REJECTED, 0, totalLots - filledLots);
        } else {
            answer(order, ExecutionType.CANCELED, 0, 0);
            working = null;
        }
    }

    private void refuse(final long clientOrderId) {
        answer(Objects.requireNonNull(sent.get(clientOrderId)), ExecutionType.CANCEL_REJECTED, 0, 0);
    }

    /** The market fills some of what is working. */
    void match() {
        final NewOrder order = working;
        if (order == null) {
            return;
        }
        final long open = totalLots - filledLots;
        final long lots = isReliable ? open : generator.between(1, open);
        final long before = position;
        filledLots += lots;
        position += Long.signum(order.lots()) * lots;
        assertThat(Math.abs(position)).as("never beyond the target").isLessThanOrEqualTo(bound);
        if (order.isReduceOnly()) {
            assertThat(position * before).as("never through flat").isNotNegative();
        }
        answer(order, ExecutionType.FILL, lots, totalLots - filledLots);
        close();
    }

    private void close() {
        if (filledLots == totalLots) {
            working = null;
        }
    }

    /** The venue ends an order on its own. */
    void expire() {
        final NewOrder order = working;
        if (order != null) {
            answer(order, ExecutionType.EXPIRED, 0, 0);
            working = null;
        }
    }

    /** The venue takes some of the position to settle somebody's bankruptcy, and ends what would go through flat. */
    void deleverage() {
        if (position == 0 || isReliable) {
            return;
        }
        final long lots = generator.between(1, Math.abs(position));
        final NewOrder trade =
                new NewOrder(0, 0, alts.engine().world().id("FUT"), -Long.signum(position) * lots, 1, false);
        position += trade.lots();
        answer(trade, ExecutionType.DELEVERAGED, lots, 0);
        final NewOrder order = working;
        if (order != null && order.isReduceOnly() && totalLots - filledLots > Math.abs(position)) {
            expire();
        }
    }

    /** An answer reaches the engine, sometimes twice, sometimes never. */
    void deliver() {
        final Object answer = answers.poll();
        if (!isReliable && generator.oneIn(12)) {
            return;
        }
        if (answer instanceof Answer execution) {
            deliver(execution);
        } else if (answer instanceof Account account) {
            take(Reports.feed(alts.engine(), report(account)));
        }
    }

    private void deliver(final Answer answer) {
        final List<Output> outputs = alts.engine()
                .execution(
                        answer.order,
                        fields -> fields.executionType(answer.type)
                                .venueReason(answer.reason)
                                .sourceSequence(executions.indexOf(answer) + 1)
                                .lastLots(answer.lots)
                                .lastTicks(AltPortfolio.MID)
                                .leavesLots(answer.leaves));
        take(outputs);
        if (generator.oneIn(4)) {
            final List<Output> again = alts.engine().repeat();
            assertThat(again).as("duplicate").doesNotHaveAnyElementsOfTypes(NewOrder.class, Amend.class);
            take(again);
        }
    }

    private List<UnsafeBuffer> report(final Account account) {
        final int contract = alts.engine().world().id("FUT");
        reports.begin(account.requestId(), account.executions());
        final NewOrder order = account.order();
        if (order != null) {
            final long leaves = Long.signum(order.lots()) * account.leaves();
            reports.order(order.clientOrderId(), contract, leaves, account.filled(), account.at());
        }
        if (account.position() != 0) {
            reports.position(contract, account.position());
        }
        return reports.balance(-account.position() * AltPortfolio.MID * NANO_USD_PER_POINT)
                .end(account.requestId());
    }
}
