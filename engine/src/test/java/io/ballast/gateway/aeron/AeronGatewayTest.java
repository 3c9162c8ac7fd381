package io.ballast.gateway.aeron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aeron.driver.MediaDriver;
import io.ballast.gateway.GatewayException;
import io.ballast.settings.DriverPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class AeronGatewayTest {
    private static final int LOOKS = 20_000;
    private static final int INPUTS = 3_000;

    @TempDir
    private Path directory;

    @Test
    void shouldCarryEveryInputAndEveryOrderOnceAndInOrder() {
        final NumberedMarket market = new NumberedMarket(INPUTS);
        final TakenInputs engine;
        try (Links links = new Links(directory, DriverPlace.EXCHANGE)) {
            links.serve(market);
            final AeronGateway gateway = links.gateway(1, 0);
            assertThat(gateway.connect()).isEqualTo(NumberedMarket.START_NS);
            engine = new TakenInputs(gateway);
            engine.pollUntilFinished();
        }
        assertThat(engine.taken()).isEqualTo(numbers(0, INPUTS));
        assertThat(engine.sent()).hasSize(INPUTS / TakenInputs.QUOTES_AN_ORDER);
        assertThat(market.orders()).isEqualTo(engine.sent());
    }

    @Test
    void shouldMakeTheExchangeWaitWhileTheRingIsFull() {
        final TakenInputs engine;
        try (Links links = new Links(directory, DriverPlace.EXCHANGE)) {
            links.serve(new NumberedMarket(100));
            final AeronGateway gateway = links.gateway(1, 0);
            gateway.connect();
            engine = new TakenInputs(gateway);
            engine.refuse(50);
            engine.pollUntilFinished();
        }
        assertThat(engine.taken()).isEqualTo(numbers(0, 100));
    }

    @Test
    void shouldReturnBackPressureWhenTheExchangeDoesNotTakeOrders() {
        final NumberedMarket market = new NumberedMarket(1);
        final List<Long> sent = new ArrayList<>();
        try (Links links = new Links(directory, DriverPlace.EXCHANGE)) {
            final Links.Serving serving = links.serve(market);
            final AeronGateway gateway = links.gateway(1, 0);
            gateway.connect();
            final TakenInputs engine = new TakenInputs(gateway);
            engine.pollUntilFinished();
            serving.pause(true);
            long id = 1;
            while (engine.send(id)) {
                sent.add(id++);
            }
            serving.pause(false);
            final long held = id;
            engine.pollUntil(() -> engine.send(held));
            sent.add(held);
        }
        assertThat(sent).hasSizeGreaterThan(100);
        assertThat(market.orders()).containsExactlyElementsOf(concat(List.of(0L), sent));
    }

    @ParameterizedTest
    @EnumSource(
            value = DriverPlace.class,
            names = {"EXCHANGE", "ENGINE", "EXTERNAL"})
    void shouldGoOnWithTheNextInputWhenAnExchangeAnswersAgain(final DriverPlace place) {
        final Path log = directory.resolve("log");
        final NumberedMarket second = new NumberedMarket(INPUTS);
        final TakenInputs engine;
        try (EmbeddedDriver external = place == DriverPlace.EXTERNAL ? externalDriver() : null;
                Links links = new Links(directory, place)) {
            assertThat(external != null).isEqualTo(place == DriverPlace.EXTERNAL);
            final Links.Serving first = links.serve(new NumberedMarket(INPUTS), log);
            final AeronGateway gateway = links.gateway(1, 0);
            gateway.connect();
            engine = new TakenInputs(gateway);
            engine.pollUntilTaken(1_000);
            first.close();
            engine.pollUntil(() -> engine.taken().contains("DOWN 1"));
            assertThat(engine.send(1)).as("while nobody is there").isFalse();
            links.serve(second, log);
            engine.pollUntilFinished();
        }
        final List<String> statuses = List.of("DOWN 0", "DOWN 1", "UP 0", "UP 1");
        final int lost = engine.taken().indexOf("DOWN 0");
        assertThat(engine.taken()).isEqualTo(concat(concat(numbers(0, lost), statuses), numbers(lost, INPUTS)));
        assertThat(second.orders()).isSubsetOf(engine.sent()).doesNotHaveDuplicates();
    }

    @Test
    void shouldServeALaterEpochInPlaceOfAnEngineThatDied() {
        final NumberedMarket market = new NumberedMarket(INPUTS);
        final TakenInputs resumed;
        final int taken;
        try (Links links = new Links(directory, DriverPlace.EXCHANGE)) {
            links.serve(market);
            final AeronGateway dead = links.gateway(1, 0);
            dead.connect();
            final TakenInputs first = new TakenInputs(dead);
            first.pollUntilTaken(1_000);
            taken = first.taken().size();
            final AeronGateway gateway = links.gateway(2, taken);
            gateway.connect();
            resumed = new TakenInputs(gateway);
            resumed.pollUntilFinished();
        }
        assertThat(resumed.taken()).isEqualTo(numbers(taken, INPUTS));
        assertThat(market.orders()).doesNotHaveDuplicates();
    }

    @Test
    void shouldWaitForTheNextEngineWhenTheMediaDriverGoesWithTheFirst() {
        final TakenInputs resumed;
        try (Links links = new Links(directory, DriverPlace.ENGINE)) {
            links.serve(new NumberedMarket(INPUTS));
            final AeronGateway first = links.gateway(1, 0);
            first.connect();
            new TakenInputs(first).pollUntilTaken(1_000);
            first.close();
            final AeronGateway second = links.gateway(2, 1_000);
            second.connect();
            resumed = new TakenInputs(second);
            resumed.pollUntilFinished();
        }
        assertThat(resumed.taken()).isEqualTo(numbers(1_000, INPUTS));
    }

    @Test
    void shouldRefuseASecondEngineOfTheSameEpoch() {
        try (Links links = new Links(directory, DriverPlace.EXCHANGE)) {
            links.serve(new NumberedMarket(INPUTS));
            links.gateway(1, 0).connect();
            final AeronGateway second = links.gateway(links.impatient(), new ConnectionTerms(1, Links.SHA), 0);
            assertThatThrownBy(second::connect)
                    .isInstanceOf(GatewayException.class)
                    .hasMessageContaining("an engine of the same or a later epoch is connected");
        }
    }

    @Test
    void shouldSayWhereNobodyListens() {
        try (Links links = new Links(directory, DriverPlace.EXCHANGE)) {
            final AeronGateway gateway = links.gateway(links.impatient(), new ConnectionTerms(1, Links.SHA), 0);
            assertThatThrownBy(gateway::connect)
                    .isInstanceOf(GatewayException.class)
                    .hasMessageContaining("no exchange answers at aeron:ipc?term-length=64k stream 1")
                    .hasMessageContaining("within 300 ms (gateway.timeout)")
                    .hasMessageContaining("no media driver is alive in " + directory.resolve("driver"))
                    .hasMessageContaining("start 'ballast exchange'");
        }
    }

    @Test
    void shouldNameBothConfigurationsWhenTheyDiffer() {
        final String other = "b".repeat(64);
        try (Links links = new Links(directory, DriverPlace.EXCHANGE)) {
            links.serve(new NumberedMarket(1));
            final AeronGateway gateway = links.gateway(links.settings(), new ConnectionTerms(1, other), 0);
            assertThatThrownBy(gateway::connect)
                    .isInstanceOf(GatewayException.class)
                    .hasMessageContaining(other)
                    .hasMessageContaining(Links.SHA);
            assertThat(links.notices()).anyMatch(notice -> notice.endsWith("CONFIGURATION_DIFFERS"));
        }
    }

    @Test
    void shouldRefuseInputsThatTheExchangeNeverSentOrHasForgotten() {
        try (Links links = new Links(directory, DriverPlace.EXCHANGE)) {
            links.serve(new NumberedMarket(INPUTS));
            assertThatThrownBy(links.gateway(1, 7)::connect)
                    .isInstanceOf(GatewayException.class)
                    .hasMessageContaining("this engine has 7 inputs, and the exchange has sent 0");
            final AeronGateway gateway = links.gateway(1, 0);
            gateway.connect();
            new TakenInputs(gateway).pollUntilTaken(1_000);
            assertThatThrownBy(links.gateway(2, 5)::connect)
                    .isInstanceOf(GatewayException.class)
                    .hasMessageContaining("and this engine has 5; resume from the journal that has them");
        }
    }

    @Test
    void shouldRefuseAnEngineWithoutTheInputsThatCausedLoggedOrders() {
        final Path log = directory.resolve("log");
        try (Links links = new Links(directory, DriverPlace.ENGINE)) {
            final Links.Serving first = links.serve(new NumberedMarket(INPUTS), log);
            final AeronGateway gateway = links.gateway(1, 0);
            gateway.connect();
            new TakenInputs(gateway).pollUntilTaken(1_000);
            gateway.close();
            first.close();
            links.serve(new NumberedMarket(INPUTS), log);
            assertThatThrownBy(links.gateway(2, 0)::connect)
                    .isInstanceOf(GatewayException.class)
                    .hasMessageMatching(".*goes on behind input \\d{3,4} at the earliest, and this engine has 0.*");
        }
    }

    @Test
    void shouldRefuseADirectoryInWhichADriverLives() {
        try (EmbeddedDriver living = externalDriver();
                Links links = new Links(directory, DriverPlace.EXCHANGE)) {
            assertThat(living).isNotNull();
            assertThatThrownBy(() -> links.serve(new NumberedMarket(1)))
                    .isInstanceOf(GatewayException.class)
                    .hasMessageContaining("another process runs its media driver there")
                    .hasMessageContaining(directory.resolve("driver").toString());
        }
        final MediaDriver.Context foreign = new MediaDriver.Context()
                .aeronDirectoryName(directory.resolve("driver").toString())
                .dirDeleteOnShutdown(true);
        try (MediaDriver driver = MediaDriver.launch(foreign);
                Links links = new Links(directory, DriverPlace.EXCHANGE)) {
            assertThat(driver).isNotNull();
            assertThatThrownBy(() -> links.serve(new NumberedMarket(1)))
                    .isInstanceOf(GatewayException.class)
                    .hasMessageContaining("a media driver that is not Ballast's is alive there");
        }
    }

    @Test
    void shouldRemoveWhatADeadDriverLeft() throws IOException {
        final Path left = Files.createDirectories(directory.resolve("driver"));
        Files.createFile(left.resolve("ballast"));
        Files.write(left.resolve("cnc.dat"), new byte[1 << 16]);
        try (EmbeddedDriver driver = externalDriver()) {
            assertThat(driver).isNotNull();
            assertThat(EmbeddedDriver.isActive(left, 1_000_000_000L)).isTrue();
        }
        assertThat(left).doesNotExist();
    }

    /** A driver that begins anew removes the file of the one before and makes its own, empty at first. */
    @Test
    void shouldTakeADriverForDeadWhileItsFileIsReplaced() throws Exception {
        final Path replaced = Files.createDirectories(directory.resolve("driver"));
        final Path file = replaced.resolve("cnc.dat");
        final AtomicBoolean isDone = new AtomicBoolean();
        final FutureTask<Void> replacing = new FutureTask<>(() -> {
            while (!isDone.get()) {
                Files.write(file, new byte[1 << 12], StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                Files.deleteIfExists(file);
            }
            return null;
        });
        final Thread thread = new Thread(replacing);
        thread.start();
        try {
            for (int i = 0; i < LOOKS; i++) {
                assertThat(EmbeddedDriver.isActive(replaced, 0)).isFalse();
            }
        } finally {
            isDone.set(true);
            replacing.get();
        }
    }

    private EmbeddedDriver externalDriver() {
        return EmbeddedDriver.launch(directory.resolve("driver"), new SleepingMillisIdleStrategy(1), 2_000_000_000L);
    }

    private static List<String> numbers(final int from, final int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    private static <T> List<T> concat(final List<T> one, final List<T> other) {
        final List<T> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }
}
