package io.ballast.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.gateway.sim.SimGateway;
import io.ballast.harness.AltPortfolio;
import io.ballast.harness.Generator;
import io.ballast.harness.Inputs;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.RichWorld;
import io.ballast.harness.ScriptedFeed;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.message.AccountChange;
import io.ballast.message.CommandType;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.FaultKind;
import io.ballast.settings.FaultSettings;
import io.ballast.settings.FeeSchedule;
import io.ballast.settings.Profile;
import io.ballast.settings.TopologySettings;
import io.ballast.settings.VenueRules;
import io.ballast.settings.WaitMode;
import io.ballast.slot.Slot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** All four topologies write the same journal and end in the same state. */
class TopologyTest {
    /** Markets of each kind. */
    private static final int SEEDS = Integer.getInteger("ballast.topologySeeds", 2);

    private static final ExchangeSettings SETTINGS =
            new ExchangeSettings(500_000, 2_000_000, 3_000_000, 5, 50_000_000, true);
    private static final World WORLD = World.empty()
            .source("live", 90 * World.SECOND)
            .spot("ALT")
            .spot("BTC")
            .linear("FUT", "10")
            .linear("BTCF", "1")
            .sleeve("alts", 0.4, "ALT")
            .sleeve("btc", 0.4, "BTC")
            .index("X", List.of("ALT", "BTC"), List.of("1", "0.5"))
            .overlay(AltPortfolio.overlay().index("X").beta(1.2, 5).maxOrder(7))
            .overlay(OverlaySpec.of("btc", "BTCF").dwell(1));

    @Test
    void shouldWriteTheSameJournalInEveryTopology() {
        Seeds.forEach(
                SEEDS, generator -> compare(WORLD, market(generator), opening(), commands(), generator.anyLong()));
    }

    @Test
    void shouldWriteTheSameJournalWithAnOverlayOfEveryKind() {
        Seeds.forEach(SEEDS, generator -> {
            final World world = RichWorld.world();
            final Inputs inputs = new Inputs();
            final List<UnsafeBuffer> opening = RichWorld.opening(world, inputs);
            final int holdings = world.sleeves().size() + 1;
            final List<UnsafeBuffer> market = new ArrayList<>(opening.subList(holdings, opening.size()));
            for (int i = 0; i < 1500; i++) {
                inputs.elapse(generator.between(0, 300_000_000));
                market.add(RichWorld.price(generator, world, inputs));
            }
            compare(world, market, opening.subList(0, holdings), commands(), generator.anyLong());
        });
    }

    /** Every fault of the exchange by chance, jitter both ways, liquidation and order queues. */
    @Test
    void shouldWriteTheSameJournalWhileEverythingGoesWrong() {
        Seeds.forEach(SEEDS, generator -> {
            final List<FaultSettings> faults = new ArrayList<>();
            for (final FaultKind kind : FaultKind.values()) {
                final boolean isRare = kind.isLasting() || kind == FaultKind.DELEVERAGE;
                faults.add(
                        FaultSettings.chance(kind, isRare ? 2_000_000 : 30_000_000, generator.between(1, World.SECOND))
                                .shifted(generator.between(-World.SECOND, World.SECOND)));
            }
            final ExchangeSettings settings = new ExchangeSettings(
                    FeeSchedule.flat(100_000, 500_000),
                    2_000_000,
                    3_000_000,
                    4_000_000,
                    5,
                    50_000_000,
                    true,
                    VenueRules.DEFAULT,
                    faults);
            compare(WORLD, market(generator), opening(), List.of(), settings, 1, generator.anyLong());
        });
    }

    private static void compare(
            final World world,
            final List<UnsafeBuffer> market,
            final List<UnsafeBuffer> opening,
            final List<UnsafeBuffer> commands,
            final long seed) {
        compare(world, market, opening, commands, SETTINGS, 11, seed);
    }

    private static void compare(
            final World world,
            final List<UnsafeBuffer> market,
            final List<UnsafeBuffer> opening,
            final List<UnsafeBuffer> commands,
            final ExchangeSettings settings,
            final int leastOrders,
            final long seed) {
        final Recorded direct = run(world, Profile.DIRECT, market, opening, commands, settings, seed);
        assertThat(direct.orders()).as("orders sent").isGreaterThanOrEqualTo(leastOrders);
        for (final Profile profile : EnumSet.complementOf(EnumSet.of(Profile.DIRECT))) {
            final Recorded other = run(world, profile, market, opening, commands, settings, seed);
            assertThat(other.documents()).as("%s", profile).isEqualTo(direct.documents());
            assertThat(other.stateHash()).as("%s", profile).isEqualTo(direct.stateHash());
        }
    }

    private record Recorded(List<String> documents, String stateHash, long orders) {}

    private static Recorded run(
            final World world,
            final Profile profile,
            final List<UnsafeBuffer> market,
            final List<UnsafeBuffer> opening,
            final List<UnsafeBuffer> commands,
            final ExchangeSettings settings,
            final long seed) {
        final Counters counters = new Counters();
        final Stages stages = world.stages(counters);
        final List<String> documents = new ArrayList<>();
        final SimGateway gateway = new SimGateway(
                new ScriptedFeed(market), world.instruments(), 1, settings, opening, commands, World.SECOND, seed);
        final Pipeline pipeline = new Pipeline(
                new TopologySettings(profile, WaitMode.YIELD, 64, 16, true, 10 * World.SECOND),
                stages,
                new RecordingJournal(documents),
                gateway,
                SlotObserver.NONE,
                counters,
                FeedGuards.NONE,
                world.slotShape(),
                4);
        final SessionEnd end = pipeline.run(Inputs.START_NS);
        assertThat(end.cause()).isNull();
        assertThat(end.kind()).isEqualTo(SessionEnd.Kind.CLEAN);
        assertThat(end.inputs()).isEqualTo(documents.size());
        assertThat(pipeline.consumerThreads()).allMatch(thread -> !thread.isAlive());
        assertThat(pipeline.consumerThreads())
                .allMatch(thread -> thread.getName().startsWith("ballast-"));
        return new Recorded(documents, stages.stateSha256(), counters.get(Counter.ORDERS_SENT));
    }

    private static List<UnsafeBuffer> opening() {
        final Inputs inputs = new Inputs();
        return List.of(
                inputs.account(0, AccountChange.OPENING_BALANCE, 2_000_000_000_000_000L),
                inputs.holding(0, 0, 80_000),
                inputs.holding(1, 0, 40_000));
    }

    private static List<UnsafeBuffer> commands() {
        final Inputs inputs = new Inputs();
        inputs.elapse(60 * World.SECOND);
        final UnsafeBuffer kill = inputs.command(CommandType.KILL, -1, 0);
        inputs.elapse(5 * World.SECOND);
        return List.of(kill, inputs.command(CommandType.RESET_KILL, -1, 0));
    }

    private static List<UnsafeBuffer> market(final Generator generator) {
        final Inputs inputs = new Inputs();
        final long[] mids = {50, 100, 1000, 2000};
        final List<UnsafeBuffer> market = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            final int instrument = generator.below(4);
            mids[instrument] = Math.max(20, mids[instrument] + generator.between(-2, 2));
            if (generator.oneIn(30)) {
                market.add(inputs.mark(fields -> fields.markTicks(mids[instrument])
                        .indexTicks(mids[instrument])
                        .fundingRatePpb(100_000)
                        .nextFundingTimeNs(inputs.timeNs() + 5 * World.SECOND)
                        .instrumentId(instrument)
                        .sourceId(0)));
            }
            market.add(inputs.quote(instrument, 0, mids[instrument] - 1, mids[instrument] + 1, 20));
            inputs.elapse(generator.oneIn(3) ? 0 : generator.between(0, 200_000_000));
        }
        return market;
    }

    private record RecordingJournal(List<String> documents) implements InputJournal {
        @Override
        public void append(final long sequence, final Slot slot) {
            documents.add(sequence + " " + hex(slot.input.buffer, slot.input.length) + " "
                    + hex(slot.order.outputs, slot.order.outputBytes));
        }

        @Override
        public void appendUnprocessed(final long sequence, final Slot slot) {
            throw new AssertionError("input " + sequence + " was not processed");
        }

        private static String hex(final UnsafeBuffer buffer, final int length) {
            return HexFormat.of().formatHex(buffer.byteArray(), 0, length);
        }
    }
}
