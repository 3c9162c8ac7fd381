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

/** A venue that takes its time, fills in parts, rejects, loses requests and answers on the way, and is always consistent. */
final class RandomVenue {
    private static final int SOURCE = 1;
    private static final long NANO_USD_PER_POINT = 10_000_000_000L;

    /** An execution; no two are the same. */
    private static final class Answer {
        private final NewOrder order;
        private final ExecutionType type;
        private final long lots;
        private final long leaves;

        Answer(final NewOrder order, final ExecutionType type, final long lots, final long leaves) {
            this.order = order;
            this.type = type;
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
        final long target = Math.abs(alts.target());
        final long most = Math.max(target + target / 20, target + 1);
        if (output instanceof NewOrder order) {
            assertThat(isAnyOrderAlive()).as("one order at a time: %s", order).isFalse();
            sent.put(order.clientOrderId(), order);
            final long after = position + order.lots();
            if (order.isReduceOnly()) {
                assertThat(Math.abs(after)).isLessThan(Math.abs(position));
                assertThat(after * position).as("through flat").isNotNegative();
            } else {
                assertThat(Math.abs(after)).isLessThanOrEqualTo(most);
                assertThat(isDataValid())
                        .as("new risk on valid data only: %s", order)
                        .isTrue();
            }
            bound = Math.max(Math.abs(position), most);
        } else if (output instanceof Amend) {
            bound = Math.max(bound, most);
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

    /** Sends again what the engine has not seen, then its account. */
    private void onAsked(final Asked asked) {
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
        if (!isReliable && generator.oneIn(6)) {
            answer(new Answer(order, ExecutionType.REJECTED, 0, 0));
            return;
        }
        working = order;
        totalLots = Math.abs(order.lots());
        filledLots = 0;
        limitTicks = order.limit();
        answer(new Answer(order, ExecutionType.ACCEPTED, 0, totalLots));
    }

    private void onAmend(final Amend amend) {
        final NewOrder order = working;
        if (order == null || order.clientOrderId() != amend.clientOrderId()) {
            refuse(amend.clientOrderId());
        } else if (!isReliable && generator.oneIn(5)) {
            answer(new Answer(order, ExecutionType.CANCEL_REJECTED, 0, totalLots - filledLots));
        } else {
            totalLots = Math.max(amend.lots(), filledLots);
            limitTicks = amend.limit();
            answer(new Answer(order, ExecutionType.AMENDED, 0, totalLots - filledLots));
            close();
        }
    }

    private void onCancel(final Cancel cancel) {
        final NewOrder order = working;
        if (order == null || order.clientOrderId() != cancel.clientOrderId()) {
            refuse(cancel.clientOrderId());
            return;
        }
        answer(new Answer(order, ExecutionType.CANCELED, 0, 0));
        working = null;
    }

    private void refuse(final long clientOrderId) {
        final NewOrder unknown = Objects.requireNonNull(sent.get(clientOrderId));
        answer(new Answer(unknown, ExecutionType.CANCEL_REJECTED, 0, 0));
    }

    /** The market fills some of what is working. */
    void match() {
        final NewOrder order = working;
        if (order == null) {
            return;
        }
        final long open = totalLots - filledLots;
        final long lots = isReliable ? open : generator.between(1, open);
        filledLots += lots;
        position += Long.signum(order.lots()) * lots;
        assertThat(Math.abs(position)).as("never beyond the target").isLessThanOrEqualTo(bound);
        answer(new Answer(order, ExecutionType.FILL, lots, totalLots - filledLots));
        close();
    }

    private void close() {
        if (filledLots == totalLots) {
            working = null;
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
