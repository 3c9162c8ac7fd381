package io.ballast.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.message.AccountChange;
import io.ballast.message.AccountDecoder;
import io.ballast.message.BalanceReportDecoder;
import io.ballast.message.ExecutionDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.OrderReportDecoder;
import io.ballast.message.PositionReportDecoder;
import io.ballast.message.ReportEndDecoder;
import io.ballast.message.Side;
import io.ballast.message.TimeInForce;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.FaultKind;
import io.ballast.settings.FaultSettings;
import io.ballast.settings.FeeSchedule;
import io.ballast.settings.QueueModel;
import io.ballast.settings.VenueRules;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * Whatever goes wrong, one who takes each source's executions strictly by number, and at the end asks for those that are
 * missing, has counted to the unit what the exchange says it holds.
 */
class ConservationTest {
    private static final World WORLD = World.empty()
            .source("a", Long.MAX_VALUE / 4)
            .spot("BTC", "1", "0.001")
            .inverse("BTCI", "BTC", "0.5", "100")
            .linear("FUT", "10")
            .source("b", Long.MAX_VALUE / 4)
            .linear("FUTB", "1");
    private static final List<String> NAMES = List.of("BTC", "BTCI", "FUT", "FUTB");
    private static final int SOURCES = 2;

    /** What somebody knows who counts everything that he is told. */
    private static final class Bookkeeper {
        private final long[] lastExecution = new long[SOURCES];
        private final long[] lastAccount = new long[SOURCES];
        private final long[] positions = new long[NAMES.size()];
        private final long[] cash = new long[SOURCES];
        private long fills;
        private long gaps;

        void take(final UnsafeBuffer message) {
            final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(message, 0);
            if (header.templateId() == ExecutionDecoder.TEMPLATE_ID) {
                take(new ExecutionDecoder().wrapAndApplyHeader(message, 0, header));
            } else if (header.templateId() == AccountDecoder.TEMPLATE_ID) {
                final AccountDecoder account = new AccountDecoder().wrapAndApplyHeader(message, 0, header);
                if (account.sourceSequence() > lastAccount[account.sourceId()]) {
                    lastAccount[account.sourceId()] = account.sourceSequence();
                    cash[account.sourceId()] += account.change() == AccountChange.FUNDING ? account.amountNanoUsd() : 0;
                }
            }
        }

        private void take(final ExecutionDecoder execution) {
            final int source = execution.sourceId();
            if (execution.sourceSequence() != lastExecution[source] + 1) {
                gaps += execution.sourceSequence() > lastExecution[source] ? 1 : 0;
                return;
            }
            lastExecution[source]++;
            switch (execution.executionType()) {
                case FILL, LIQUIDATED, DELEVERAGED -> book(execution, execution.side() == Side.BUY ? 1 : -1);
                default -> {}
            }
        }

        private void book(final ExecutionDecoder execution, final int sign) {
            fills++;
            positions[execution.instrumentId()] += sign * execution.lastLots();
            final long unit = WORLD.instruments().get(execution.instrumentId()).nanoUsdPerHalfTickLot();
            final boolean isLinear = execution.instrumentId() >= 2;
            if (isLinear) {
                cash[execution.sourceId()] -= sign * execution.lastLots() * 2 * execution.lastTicks() * unit;
            }
            if (execution.instrumentId() != 0) {
                cash[execution.sourceId()] -= execution.feeNanoUsd();
            }
        }
    }

    @Test
    void shouldCountTheSameAsOneWhoIsToldEverythingInTheEnd() {
        final long[] seen = new long[2];
        Seeds.forEach(150, generator -> {
            final Bookkeeper books = check(generator);
            seen[0] += books.fills;
            seen[1] += books.gaps;
        });
        assertThat(seen[0]).as("fills").isGreaterThan(3_000);
        assertThat(seen[1]).as("executions behind a gap").isGreaterThan(1_000);
    }

    private static Bookkeeper check(final Generator generator) {
        final SimVenue venue = new SimVenue(WORLD, settings(generator)).seed(generator.anyLong());
        venue.deposit(generator.between(1_000, 100_000));
        write(generator, venue);
        final Bookkeeper books = new Bookkeeper();
        final List<UnsafeBuffer> told = venue.all();
        told.forEach(books::take);
        for (int source = 0; source < SOURCES; source++) {
            final List<UnsafeBuffer> report = venue.ask(source, 100 + source, books.lastExecution[source]);
            report.forEach(books::take);
            compare(books, report, venue, source);
        }
        return books;
    }

    private static void compare(
            final Bookkeeper books, final List<UnsafeBuffer> report, final SimVenue venue, final int source) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final long[] reported = new long[NAMES.size()];
        final int[] orders = new int[NAMES.size()];
        long balance = 0;
        int ends = 0;
        for (final UnsafeBuffer message : report) {
            header.wrap(message, 0);
            switch (header.templateId()) {
                case PositionReportDecoder.TEMPLATE_ID -> {
                    final PositionReportDecoder position =
                            new PositionReportDecoder().wrapAndApplyHeader(message, 0, header);
                    reported[position.instrumentId()] = position.positionLots();
                }
                case OrderReportDecoder.TEMPLATE_ID ->
                    orders[
                            new OrderReportDecoder()
                                    .wrapAndApplyHeader(message, 0, header)
                                    .instrumentId()]++;
                case BalanceReportDecoder.TEMPLATE_ID ->
                    balance = new BalanceReportDecoder()
                            .wrapAndApplyHeader(message, 0, header)
                            .contractCashNanoUsd();
                case ReportEndDecoder.TEMPLATE_ID -> ends++;
                default -> {}
            }
        }
        assertThat(ends).as("a whole report").isEqualTo(1);
        assertThat(books.lastExecution[source]).isEqualTo(venue.view().executionSequence(source));
        assertThat(balance).isEqualTo(books.cash[source]).isEqualTo(venue.view().contractCashNanoUsd(source));
        for (int i = 0; i < NAMES.size(); i++) {
            if (WORLD.instruments().get(i).sourceId() == source) {
                assertThat(reported[i])
                        .as(NAMES.get(i))
                        .isEqualTo(books.positions[i])
                        .isEqualTo(venue.view().positionLots(i));
                assertThat(orders[i]).isEqualTo(venue.view().openOrders(i));
            }
        }
    }

    private static ExchangeSettings settings(final Generator generator) {
        final List<FaultSettings> faults = new ArrayList<>();
        for (final FaultKind kind : FaultKind.values()) {
            if (generator.oneIn(2)) {
                final boolean isState = kind.scope() != FaultKind.Scope.INSTRUMENT
                        || kind == FaultKind.HALT
                        || kind == FaultKind.DELEVERAGE;
                faults.add(FaultSettings.chance(
                                kind,
                                generator.between(0, isState ? 10_000_000 : 100_000_000),
                                generator.between(1, 300_000_000))
                        .share(generator.between(1, 1_000_000_000))
                        .shifted(generator.between(-1_000_000_000, 1_000_000_000)));
            }
        }
        final VenueRules rules = new VenueRules(
                generator.oneIn(2) ? QueueModel.NONE : QueueModel.CONSERVATIVE,
                50_000_000,
                0,
                1,
                1,
                generator.oneIn(3) ? 20 : 0,
                5,
                generator.oneIn(2),
                generator.oneIn(2),
                5_000_000);
        return new ExchangeSettings(
                FeeSchedule.flat(generator.between(-100_000, 100_000), 500_000),
                generator.between(0, 20_000_000),
                generator.between(0, 20_000_000),
                generator.oneIn(2) ? 0 : generator.between(1, 20_000_000),
                generator.oneIn(3) ? 3 : 0,
                10_000_000,
                true,
                rules,
                faults);
    }

    private static void write(final Generator generator, final SimVenue venue) {
        final long[] mids = {1_000, 2_000, 1_000, 500};
        final List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            venue.elapse(generator.between(1, 50_000_000));
            final int at = generator.below(NAMES.size());
            final String name = NAMES.get(at);
            mids[at] = Math.max(100, mids[at] + generator.between(-3, 3));
            if (generator.oneIn(4)) {
                venue.trade(
                        name,
                        mids[at] + generator.between(-2, 2),
                        generator.between(1, 9),
                        generator.oneIn(2) ? Side.BUY : Side.SELL);
            } else if (generator.oneIn(20) && at > 0) {
                venue.mark(name, mids[at], 100_000, venue.inputs.timeNs() + generator.between(1, 500_000_000));
            } else {
                venue.quote(name, mids[at] - 1, mids[at] + 1, generator.between(1, 20));
            }
            order(generator, venue, name, mids[at], ids);
        }
    }

    private static void order(
            final Generator generator, final SimVenue venue, final String name, final long mid, final List<Long> ids) {
        if (generator.oneIn(3)) {
            ids.add(venue.order(
                    name,
                    (generator.oneIn(2) ? 1 : -1) * generator.between(1, 15),
                    mid + generator.between(-4, 4),
                    generator.oneOf(List.of(
                            TimeInForce.GOOD_TILL_CANCEL, TimeInForce.POST_ONLY, TimeInForce.IMMEDIATE_OR_CANCEL)),
                    generator.oneIn(5)));
        } else if (!ids.isEmpty() && generator.oneIn(3)) {
            final long id = generator.oneOf(ids);
            if (generator.oneIn(2)) {
                venue.cancel(id, WORLD.id(name));
            } else {
                venue.amend(id, WORLD.id(name), generator.between(0, 15), mid + generator.between(-4, 4));
            }
        }
    }
}
