package io.ballast.harness;

import io.ballast.harness.Outputs.NewOrder;
import io.ballast.harness.Outputs.Output;
import io.ballast.message.CommandType;
import io.ballast.message.ExecutionType;
import io.ballast.message.SourceStatus;
import io.ballast.settings.BasisSettings;
import io.ballast.settings.CostSettings;
import io.ballast.settings.OutlookSettings;
import io.ballast.settings.SelectionSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A world with an overlay of every kind: the least tracking error of two contracts or one, with hand-off; a pair; a
 * protection; a basis trade. And a random life in it.
 */
public final class RichWorld {
    private static final long DAY = 86_400 * World.SECOND;
    private static final String[] NAMES = {"ALT", "BTC", "UNI", "ALTF", "BTCF", "UNIF", "L1", "MARKET", "BASIS", "COIN"
    };
    private static final long[] MIDS = {5_000, 10_000, 2_000, 5_000, 10_000, 2_000, 1_000, 10_000, 1_020, 1_000};

    /** Looked at often, with estimated volatility and a tax. */
    private static final CostSettings COST = new CostSettings(
            1_000_000,
            CostSettings.QUOTED,
            1,
            200e6,
            List.of(),
            CostSettings.ESTIMATED,
            250_000_000,
            0.05,
            0.3,
            0.05,
            60 * World.SECOND,
            2 * World.SECOND);

    private RichWorld() {}

    public static World world() {
        return World.empty()
                .source("live", 40 * World.SECOND)
                .spots(List.of("ALT", "BTC", "UNI"))
                .linears(List.of("ALTF", "BTCF", "UNIF", "L1", "MARKET", "BASIS"), "10")
                .spot("COIN", "0.01", "1")
                .sleeve("alts", 0.3, "ALT")
                .sleeve("btc", 0.3, "BTC")
                .sleeve("uni", 0.2, "UNI")
                .sleeve("coin", 0.05, "COIN")
                .index("market", List.of("ALT", "BTC", "UNI"), List.of("1", "0.5", "2"))
                .overlay(OverlaySpec.of("alts", "ALTF")
                        .orTogether(List.of("ALTF", "BTCF"), List.of(0.7, 0.3))
                        .lookThrough("BTCF", "btc", 1)
                        .index("market")
                        .minimumError(8)
                        .betaGrid(5 * World.SECOND, 200 * World.SECOND, 0.25)
                        .dwell(1)
                        .cooldown(3 * World.SECOND)
                        .review(60 * World.SECOND)
                        .maxOrder(40)
                        .selection(new SelectionSettings(20 * World.SECOND, 4, 30 * DAY, 0.1, 0, 0.01, 0.05, 2, 0))
                        .outlook(new OutlookSettings(2 * World.SECOND, 3, 6, 3, 1, 0, 0.1, 25, 20, 2, 0, true))
                        .spot("ALT", 0.001)
                        .handOff(0.02, 0.5, 120 * World.SECOND)
                        .cost(COST))
                .overlay(OverlaySpec.pair("uni", "UNIF", "L1")
                        .betas(1.4, 1.1, 0.00002)
                        .maxOrder(100)
                        .selection(new SelectionSettings(0, 1, 30 * DAY, 0, 2, 0, 0.1, 2, 0))
                        .index("market")
                        .cost(COST)
                        .estimator(1, 8)
                        .betaGrid(5 * World.SECOND, 200 * World.SECOND, 0.25))
                .overlay(OverlaySpec.protect("MARKET")
                        .cost(COST)
                        .index("market")
                        .beta(1, 8)
                        .betaGrid(5 * World.SECOND, 200 * World.SECOND, 0.25)
                        .outlook(new OutlookSettings(2 * World.SECOND, 3, 6, 3, 1, 0, 0.1, 25, 20, 2, 0, true))
                        .rule(0.3, 60 * World.SECOND))
                .overlay(OverlaySpec.basis(
                                "BASIS",
                                new BasisSettings(
                                        50,
                                        List.of(10.0),
                                        0.01,
                                        0.001,
                                        0.02,
                                        Inputs.START_NS + 30 * DAY,
                                        0,
                                        true,
                                        true,
                                        7))
                        .spot("COIN", 0.0001))
                .jumpy();
    }

    /** Opens the account at the mids: some 10 M. */
    public static List<UnsafeBuffer> opening(final World world, final Inputs inputs) {
        final List<UnsafeBuffer> opening = new ArrayList<>();
        opening.add(inputs.account(0, io.ballast.message.AccountChange.TRANSFER, 1_500_000_000_000_000L));
        opening.add(inputs.holding(world.id("ALT"), 0, 60_000));
        opening.add(inputs.holding(world.id("BTC"), 0, 30_000));
        opening.add(inputs.holding(world.id("UNI"), 0, 100_000));
        opening.add(inputs.holding(world.id("COIN"), 0, 50_000));
        for (final String name : NAMES) {
            opening.add(quote(world, inputs, name, 0, 1_000_000));
        }
        return opening;
    }

    private static UnsafeBuffer quote(
            final World world, final Inputs inputs, final String name, final long move, final long lots) {
        final long mid = mid(name) + mid(name) * move / 1000;
        return inputs.quote(world.id(name), 0, mid - 1, mid + 1, lots);
    }

    private static long mid(final String name) {
        for (int i = 0; i < NAMES.length; i++) {
            if (NAMES[i].equals(name)) {
                return MIDS[i];
            }
        }
        throw new AssertionError(name);
    }

    /** What comes next: mostly prices, now and then anything else. */
    public static UnsafeBuffer next(final Generator generator, final World world, final Inputs inputs) {
        return switch (generator.below(40)) {
            case 0 -> inputs.command(CommandType.KILL, -1, 0);
            case 1, 2 -> inputs.command(CommandType.RESET_KILL, -1, 0);
            case 3 -> inputs.command(CommandType.OUTLOOK, 0, generator.below(3), expiry(generator, inputs));
            case 4 ->
                inputs.command(
                        CommandType.PROTECT, 2, generator.between(0, 10) * 100_000_000L, expiry(generator, inputs));
            case 5 -> inputs.status(0, generator.oneIn(4) ? SourceStatus.GAP : SourceStatus.UP);
            case 6 -> inputs.target(generator.below(3), generator.between(20, 30) * 10_000_000L, 0);
            case 7 -> inputs.holding(world.id("ALT"), 0, generator.between(50_000, 70_000));
            case 8, 9, 10, 11, 12 -> inputs.timer();
            default -> price(generator, world, inputs);
        };
    }

    /** A quote of any instrument, now and then a thin one. */
    public static UnsafeBuffer price(final Generator generator, final World world, final Inputs inputs) {
        final String name = NAMES[generator.below(NAMES.length)];
        final long lots = generator.oneIn(4) ? 150 : 1_000_000;
        return quote(world, inputs, name, generator.between(-40, 40), lots);
    }

    private static long expiry(final Generator generator, final Inputs inputs) {
        return generator.oneIn(2) ? 0 : inputs.timeNs() + generator.between(1, 60) * World.SECOND;
    }

    /** An answer to an order: most are filled, some in part, some canceled or rejected; for an empty list a timer. */
    public static UnsafeBuffer answer(
            final Generator generator, final World world, final Inputs inputs, final NewOrder order) {
        final long lots = Math.abs(order.lots());
        final boolean isFill = !generator.oneIn(8);
        return inputs.execution(fields -> fields.clientOrderId(order.clientOrderId())
                .instrumentId(order.contract())
                .sourceId(world.instruments().get(order.contract()).sourceId())
                .side(order.lots() > 0 ? io.ballast.message.Side.BUY : io.ballast.message.Side.SELL)
                .executionType(isFill ? ExecutionType.FILL : ExecutionType.CANCELED)
                .lastLots(isFill ? lots : 0)
                .lastTicks(isFill ? order.limit() : 0)
                .leavesLots(0));
    }

    /** Feeds a random life of so many inputs, answers included; shows every input and what came of it. */
    public static EngineHarness live(
            final Generator generator,
            final int events,
            final EngineHarness engine,
            final BiConsumer<UnsafeBuffer, List<Output>> seen) {
        final Inputs inputs = engine.inputs();
        final World world = engine.world();
        final Deque<NewOrder> open = new ArrayDeque<>();
        final Deque<UnsafeBuffer> waiting = new ArrayDeque<>(opening(world, inputs));
        for (int i = 0; i < events; i++) {
            final UnsafeBuffer input;
            if (!waiting.isEmpty()) {
                input = waiting.poll();
            } else if (!open.isEmpty() && !generator.oneIn(3)) {
                input = answer(generator, world, inputs, open.poll());
            } else {
                engine.elapse(generator.between(0, 2) * World.SECOND / 2);
                input = next(generator, world, inputs);
            }
            final List<Output> outputs = engine.feed(input);
            outputs.stream().filter(RichWorld::isOrder).forEach(order -> open.add((NewOrder) order));
            seen.accept(input, outputs);
        }
        return engine;
    }

    /** Whether the output is an order. */
    public static boolean isOrder(final Output output) {
        return output instanceof NewOrder;
    }
}
