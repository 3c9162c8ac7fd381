package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.gateway.Gateway;
import io.ballast.gateway.aeron.OrderLog;
import io.ballast.gateway.aeron.OrderLogReader;
import io.ballast.gateway.sim.SimGateway;
import io.ballast.harness.CommandProcess;
import io.ballast.harness.Outputs;
import io.ballast.harness.Outputs.NewOrder;
import io.ballast.harness.SmallSession;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.NewOrderDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** An engine and an exchange in processes of their own, one of which is killed now and then. */
final class KillRun implements AutoCloseable {
    private static final String SEED = "ballast.seed";
    private static final int MOST_ORDERS = 3;
    private static final int LONGEST_DELAY_MS = 10;

    private final Path directory;
    private final Path configurationFile;
    private final EngineConfiguration configuration;
    private final long seed = Long.getLong(SEED, System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final List<CommandProcess> processes = new ArrayList<>();

    KillRun(final Path directory, final String duration) {
        this.directory = directory;
        assertThat(directory.toFile().isDirectory() || directory.toFile().mkdirs())
                .isTrue();
        final String yaml = yaml(duration)
                + "gateway: {kind: aeron, liveness: 1s, timeout: 30s, directory: '" + directory.resolve("driver")
                + "'}\n";
        configurationFile = SmallSession.write(directory, yaml);
        configuration = ConfigurationFile.parse("small", yaml);
    }

    /** Many small orders, and a hedge that is on at the end. */
    static String yaml(final String duration) {
        return SmallSession.yamlOf(duration)
                .replace("majors: {target: 57%", "majors: {target: 54%")
                .replace("defi: {target: 38%", "defi: {target: 41%")
                .replace("minFreeDisk: 0B", "minFreeDisk: 0B, checkpointInputs: 300")
                .replace("tick: 0.001, lot: 0.001", "tick: 0.001, lot: 1")
                .replace("maxOrder: 14", "maxOrder: 4");
    }

    CommandProcess startExchange() {
        return start("exchange", "exchange", "--config", configurationFile, "--log", directory.resolve("log"));
    }

    CommandProcess startEngine(final Object... more) {
        final List<Object> args = new ArrayList<>(List.of("run", "--config", configurationFile));
        args.addAll(List.of(more));
        return start("engine", args.toArray());
    }

    private CommandProcess start(final String name, final Object... args) {
        final CommandProcess process = CommandProcess.ballast(directory.resolve(name + ".out"), args);
        processes.add(process);
        return process;
    }

    /** Waits until one to three more orders have reached the exchange, and then a little; false if the process ended. */
    boolean awaitOrders(final CommandProcess process) {
        final int orders = loggedOrders().size() + 1 + random.nextInt(MOST_ORDERS);
        while (loggedOrders().size() < orders) {
            if (!process.isAlive()) {
                return false;
            }
            sleep(1);
        }
        sleep(random.nextInt(LONGEST_DELAY_MS));
        return process.isAlive();
    }

    private static void sleep(final int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Ids of the new orders that reached the exchange, as they came. */
    List<Long> loggedOrders() {
        final Path file = OrderLog.fileIn(directory.resolve("log"));
        final List<Long> ids = new ArrayList<>();
        if (!isBegun(file)) {
            return ids;
        }
        final OrderLogReader log = OrderLogReader.open(file);
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        while (log.next()) {
            header.wrap(log.buffer(), log.offset());
            if (header.templateId() == NewOrderDecoder.TEMPLATE_ID) {
                ids.add(new NewOrderDecoder()
                        .wrapAndApplyHeader(log.buffer(), log.offset(), header)
                        .clientOrderId());
            }
        }
        return ids;
    }

    private static boolean isBegun(final Path file) {
        try {
            return Files.exists(file) && Files.size(file) > 100;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The position that the exchange has in the end: its market once more, with the orders that are in its log. */
    long exchangeLots() {
        final OrderLogReader log = OrderLogReader.open(OrderLog.fileIn(directory.resolve("log")));
        try (MarketFeeds market = MarketFeeds.open(configuration, directory);
                SimGateway exchange =
                        EmbeddedExchange.open(configuration, market.feed(), EmbeddedExchange.startNs(market.feed()))) {
            long steps = 0;
            boolean isMore = log.next();
            while (!exchange.isFinished()) {
                while (isMore && log.steps() <= steps) {
                    exchange.send(log.buffer(), log.offset(), log.length(), log.causeTimeNs());
                    isMore = log.next();
                }
                steps += exchange.poll((buffer, offset, length) -> true, Gateway.NOTHING_PENDING);
            }
            return exchange.accounts().positionLots(contractId());
        }
    }

    private int contractId() {
        return configuration.overlays().get(0).mainLeg().instrumentId();
    }

    /** What a journal, and those it goes on from, hold; every output and every state as recorded. */
    Recorded recorded(final Path journal) {
        final List<Long> orders = new ArrayList<>();
        final long[] lots = new long[1];
        final Verification verification = new JournalVerifier(journal, inputs -> {}).verify((slot, sequence) -> {
            Outputs.decode(slot.order).stream()
                    .filter(NewOrder.class::isInstance)
                    .forEach(order -> orders.add(((NewOrder) order).clientOrderId()));
            lots[0] = slot.index.positionLots[0];
        });
        assertThat(verification.isIdentical()).as("%s: %s", this, verification).isTrue();
        return new Recorded(orders, lots[0]);
    }

    /**
     * What the engine has on record.
     *
     * @param orders ids of new orders, as they were decided
     * @param lots   the position at the end
     */
    record Recorded(List<Long> orders, long lots) {}

    /** Nothing was sent twice or without a cause on record, and both sides agree with the session nobody killed. */
    void check(final Recorded recorded, final Recorded whole) {
        assertThat(whole.lots()).isNotZero();
        assertThat(loggedOrders())
                .as("%s", this)
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .isSubsetOf(recorded.orders());
        assertThat(recorded.lots()).as("%s", this).isEqualTo(exchangeLots());
        assertThat(recorded.lots()).as("%s", this).isBetween(whole.lots() - 1, whole.lots() + 1);
    }

    /** The same configuration with everything in one process. */
    SessionResult uninterrupted() {
        return Sessions.run(configuration, directory, directory.resolve("whole"));
    }

    /** Stands in the message of a failure, with what the processes printed. */
    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder("-D" + SEED + "=" + seed);
        processes.stream()
                .map(CommandProcess::output)
                .distinct()
                .forEach(output -> text.append('\n').append(output));
        return text.toString();
    }

    @Override
    public void close() {
        processes.forEach(CommandProcess::close);
    }
}
