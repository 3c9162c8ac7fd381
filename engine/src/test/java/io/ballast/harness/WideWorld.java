package io.ballast.harness;

import io.ballast.harness.Outputs.NewOrder;
import io.ballast.harness.Outputs.Output;
import io.ballast.instrument.TopRule;
import io.ballast.math.Ppb;
import io.ballast.message.AccountChange;
import io.ballast.message.CommandType;
import io.ballast.message.ExecutionType;
import io.ballast.message.IndexForm;
import io.ballast.message.SourceStatus;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.AnnouncementSettings;
import io.ballast.settings.CalendarSettings;
import io.ballast.settings.CostSettings;
import io.ballast.settings.LadderSettings;
import io.ballast.settings.LotMethod;
import io.ballast.settings.MarginMode;
import io.ballast.settings.OpeningLot;
import io.ballast.settings.RiskSettings;
import io.ballast.settings.TaxLotSettings;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * A world with everything that prices, indices, holdings and margin know: coins of several venues, shared and ranked
 * sleeves, an index of every form, contracts of every kind, a cross and an isolated account, a calendar. And a random life
 * in it.
 */
public final class WideWorld {
    private static final List<String> NAMES =
            List.of("BTC", "ETH", "V1", "V2", "EUR", "V3", "ALT", "BTCF", "BTCD", "BTCI", "ETHQ", "ISOF", "ISOI");
    private static final long[] MIDS = {
        500_000, 250_000, 2_000, 2_000, 1_100, 1_818, 30_000, 500_000, 501_000, 500_000, 250_000, 500_000, 500_000
    };
    private static final List<String> CONTRACTS = List.of("BTCF", "BTCD", "BTCI", "ETHQ", "ISOF", "ISOI");
    private static final List<String> COINS = List.of("BTC", "ETH", "COIN", "ALT");

    /** Prices jump all the time here: so slowly volatility follows that the ladder has more than its last step. */
    private static final long DAYS_30_NS = 30 * 86_400 * World.SECOND;

    /** Looked at often, with a tax on gains. */
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
            30 * World.SECOND,
            2 * World.SECOND);

    private final Generator generator;
    private final World world = world();
    private final EngineHarness engine = EngineHarness.unopened(world);
    private final List<byte[]> inputs = new ArrayList<>();
    private final Deque<NewOrder> open = new ArrayDeque<>();
    private final Reports[] reports = new Reports[4];

    private WideWorld(final Generator generator) {
        this.generator = generator;
        engine.recordedBy(this::record);
        Arrays.setAll(reports, source -> new Reports(engine.inputs(), source));
    }

    private void record(final DirectBuffer input, final int length) {
        final byte[] bytes = new byte[length];
        input.getBytes(0, bytes);
        inputs.add(bytes);
    }

    public static World world() {
        final World world = World.empty()
                .source("first", 10 * World.SECOND)
                .spot("BTC", "0.1", "0.00001")
                .spot("ETH", "0.01", "0.0001")
                .spot("V1", "0.01", "1")
                .source("second", 20 * World.SECOND)
                .spot("V2", "0.01", "1")
                .spot("EUR", "0.001", "1")
                .spot("V3", "0.01", "1")
                .spot("ALT", "0.0001", "0.1");
        world.composite(
                        "COIN",
                        "0.001",
                        List.of(
                                world.venue("V1", 25),
                                world.venue("V2", 50),
                                world.venue("V3", 25, "EUR", 200_000_000)))
                .source("futures", 60 * World.SECOND)
                .linear("BTCF", "0.1", "0.001", "1")
                .over("BTC")
                .linear("BTCD", "0.1", "0.001", "1")
                .over("BTC")
                .dated(90 * World.SECOND, 20 * World.SECOND)
                .inverse("BTCI", "BTC", "0.1", "100")
                .quanto("ETHQ", "BTC", "0.01", "0.000001")
                .source("isolated", 60 * World.SECOND)
                .linear("ISOF", "0.1", "0.001", "1")
                .inverse("ISOI", "BTC", "0.1", "100");
        return settings(overlays(indices(sleeves(world))));
    }

    /** The asset that venues price is among those that are ranked. */
    private static World sleeves(final World world) {
        final long third = 333_333_333L;
        final TopRule rule = new TopRule(
                3,
                List.of(world.id("ETH"), world.id("COIN"), world.id("ALT")),
                List.of(new BigDecimal("10"), new BigDecimal("1250"), new BigDecimal("8000")),
                1,
                1,
                15 * World.SECOND);
        return world.sleeve("some", 0.3, List.of("BTC"), List.of(third), null)
                .sleeve("other", 0.2, List.of("BTC"), List.of(Ppb.ONE - third), null)
                .sleeve("top", 0.2, List.of("ETH"), List.of(Ppb.ONE), rule)
                .sleeve("rest", 0.1, List.of("COIN", "ALT"), List.of(Ppb.ONE, Ppb.ONE), null);
    }

    private static World indices(final World world) {
        return world.index("basket", List.of("BTC", "ETH"), List.of("0.0123", "0.7"))
                .index(
                        "capped",
                        io.ballast.instrument.IndexForm.CAPITALIZATION,
                        "",
                        "1000",
                        COINS,
                        List.of("19", "120", "90", "40"),
                        Ppb.ONE / 2)
                .index(
                        "weights",
                        io.ballast.instrument.IndexForm.WEIGHTS,
                        "",
                        "100",
                        COINS,
                        List.of("0.4", "0.3", "0.2", "0.1"),
                        0)
                .index(
                        "cross",
                        io.ballast.instrument.IndexForm.CROSS,
                        "BTC",
                        "1000",
                        List.of("ETH", "ALT"),
                        List.of("3", "700"),
                        0);
    }

    private static World overlays(final World world) {
        return world.overlay(OverlaySpec.of("some", "BTCF")
                        .index("basket")
                        .dwell(1)
                        .spot("BTC", 0.001)
                        .handOff(0.02, 0.5, 20 * World.SECOND)
                        .cost(COST))
                .overlay(OverlaySpec.of("other", "BTCI")
                        .index("capped")
                        .band(0.02)
                        .cost(COST))
                .overlay(OverlaySpec.of("top", "ETHQ").index("weights").band(0.02))
                .overlay(OverlaySpec.of("rest", "ISOF").index("cross").beta(1.2, 5));
    }

    private static World settings(final World world) {
        final long start = Inputs.START_NS;
        return world.accounts(List.of(
                        account(0, List.of(0, 1, 2), MarginMode.CROSS, Ppb.ONE * 3 / 4),
                        account(1, List.of(3), MarginMode.ISOLATED, Ppb.ONE)))
                .taxLots(new TaxLotSettings(
                        LotMethod.HIFO,
                        List.of(new OpeningLot(world.id("BTC"), 70_000, 41_000_000_000_000L, start - World.SECOND))))
                .risk(new RiskSettings(20 * Ppb.ONE, Ppb.ONE / 2, 5, 1_000_000, 1_000, 30 * World.SECOND)
                        .with(new CalendarSettings(
                                List.of(
                                        new AnnouncementSettings(
                                                start + 30 * World.SECOND, start + 50 * World.SECOND, "one"),
                                        new AnnouncementSettings(
                                                start + 80 * World.SECOND, start + 81 * World.SECOND, "two")),
                                CalendarSettings.LADDER_PPB)));
    }

    private static AccountSettings account(
            final int id, final List<Integer> sources, final MarginMode mode, final long countedPpb) {
        final LadderSettings plain = LadderSettings.DEFAULT;
        return new AccountSettings(
                id,
                "account" + id,
                sources,
                0,
                mode,
                4,
                countedPpb,
                AccountSettings.UNLIMITED_PPB,
                AccountSettings.UNLIMITED_PPB,
                new LadderSettings(
                        true,
                        plain.steps(),
                        plain.topUpSigmas(),
                        6 * World.SECOND,
                        2 * World.SECOND,
                        DAYS_30_NS,
                        plain.sigmaFloor(),
                        plain.precheckSigmas(),
                        plain.precheckRatioPpb(),
                        plain.stressSigmas(),
                        plain.stressHorizonNs(),
                        plain.worstGapPpb()));
    }

    /** So many events and what follows from them, as inputs. */
    public static List<byte[]> life(final Generator generator, final int events) {
        final WideWorld wide = new WideWorld(generator);
        wide.begin();
        for (int i = 0; i < events; i++) {
            wide.engine.elapse(generator.oneIn(100) ? 11 * World.SECOND : generator.between(0, World.SECOND / 4));
            wide.take(wide.next());
            if (!wide.open.isEmpty() && generator.oneIn(2)) {
                wide.answer(wide.open.poll());
            }
        }
        return wide.inputs;
    }

    private void begin() {
        engine.cash(2_000_000);
        engine.hold("BTC", 2_000_000);
        engine.hold("ETH", 1_000_000);
        engine.hold("COIN", 30_000);
        engine.hold("ALT", 1_000_000);
        NAMES.forEach(name -> quote(name, 0));
    }

    private void take(final List<Output> outputs) {
        outputs.stream().filter(NewOrder.class::isInstance).forEach(order -> open.add((NewOrder) order));
    }

    private List<Output> quote(final String name, final long milli) {
        final long mid = MIDS[NAMES.indexOf(name)];
        final long moved = mid + mid * milli / 1000;
        return engine.quote(name, moved - generator.between(1, 3), moved + 1);
    }

    private void answer(final NewOrder order) {
        final long lots = Math.abs(order.lots());
        if (generator.oneIn(6)) {
            take(engine.answer(order, ExecutionType.CANCELED, 0));
        } else {
            take(engine.fill(order, lots, order.limit(), 0));
        }
    }

    private List<Output> next() {
        final String contract = generator.oneOf(CONTRACTS);
        return switch (generator.below(48)) {
            case 0 -> engine.hold(generator.oneOf(COINS), generator.between(1, 2_000_000));
            case 1 -> engine.cash(generator.between(-200_000, 200_000));
            case 2 -> engine.funding(contract, generator.between(-1_000_000_000L, 1_000_000_000L));
            case 3 -> transfer(generator.oneIn(2) ? "ISOF" : "ISOI");
            case 4 -> engine.target("some", generator.below(30) / 100.0, generator.below(2));
            case 5 -> engine.target("top", generator.below(30) / 100.0, generator.below(2));
            case 6 -> engine.status(generator.below(4), generator.oneIn(2) ? SourceStatus.DOWN : SourceStatus.GAP);
            case 7 -> engine.status(generator.below(4), SourceStatus.UP);
            case 8, 9 -> specification(contract);
            case 10 -> engine.command(CommandType.KILL);
            case 11, 12 -> engine.command(CommandType.RESET_KILL);
            case 13, 14, 15 -> recompose();
            case 16 -> report(generator.below(4));
            case 17, 18, 19 -> mark(contract);
            case 20, 21, 22, 23, 24, 25 -> engine.timer();
            case 26, 27 ->
                engine.trade(contract, generator.between(1, 2_000) * (generator.oneIn(2) ? 1 : -1), mid(contract));
            default -> quote(generator.oneOf(NAMES), generator.between(-40, 40) * (generator.oneIn(10) ? 5 : 1));
        };
    }

    private static long mid(final String name) {
        return MIDS[NAMES.indexOf(name)];
    }

    private List<Output> transfer(final String contract) {
        return engine.feed(engine.inputs()
                .account(fields -> fields.amountNanoUsd(generator.between(-50, 50) * 1_000_000_000_000L)
                        .instrumentId(world.id(contract))
                        .sourceId(3)
                        .change(AccountChange.TRANSFER)));
    }

    private List<Output> specification(final String contract) {
        final long unit = world.instrument(contract).nanoUsdPerHalfTickLot() + (generator.oneIn(3) ? 1 : 0);
        return engine.specification(contract, unit, generator.between(0, 5) * World.SECOND);
    }

    private List<Output> mark(final String contract) {
        final long ticks = mid(contract) + mid(contract) * generator.between(-40, 40) / 1000;
        return engine.mark(
                contract,
                ticks,
                ticks + generator.between(-100, 100),
                generator.between(-1_000_000, 1_000_000),
                generator.between(-1, 10) * World.SECOND);
    }

    /** One step of one; they interrupt each other. */
    private List<Output> recompose() {
        return switch (generator.below(7)) {
            case 0 -> engine.begin("weights", IndexForm.WEIGHTS, 2);
            case 1 -> engine.begin("basket", IndexForm.QUANTITIES, generator.below(3) + 1);
            case 2 -> engine.begin("cross", IndexForm.CROSS, 1);
            case 3 -> engine.member("weights", generator.oneOf(COINS), "0.5");
            case 4 -> engine.member("basket", generator.oneOf(COINS), "3.25");
            case 5 -> engine.member("cross", "ALT", "12");
            default -> engine.commit(generator.oneOf(List.of("weights", "basket", "cross")));
        };
    }

    /** What a venue says of itself, whole or not, asked for or not. */
    private List<Output> report(final int source) {
        final long request = generator.between(0, 5);
        final Reports report = reports[source].begin(request);
        for (final String contract : CONTRACTS) {
            if (world.instrument(contract).sourceId() == source && !generator.oneIn(4)) {
                report.position(world.id(contract), generator.between(-2, 2));
            }
        }
        if (generator.oneIn(2)) {
            report.balance(0);
        }
        final List<Output> outputs = new ArrayList<>();
        report.end(request).forEach(part -> outputs.addAll(engine.feed(part)));
        return outputs;
    }
}
