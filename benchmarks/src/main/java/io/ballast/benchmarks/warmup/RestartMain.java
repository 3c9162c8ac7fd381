package io.ballast.benchmarks.warmup;

import io.ballast.benchmarks.BenchmarkPortfolio;
import io.ballast.benchmarks.QuoteRing;
import io.ballast.benchmarks.openloop.ScratchDirectory;
import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputSink;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.Session;
import io.ballast.launch.WarmedUp;
import io.ballast.pipeline.SessionEnd;
import io.ballast.settings.Profile;
import io.ballast.settings.TopologySettings;
import io.ballast.settings.WaitMode;
import io.ballast.settings.WarmUpSettings;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One JVM: an engine is started, gets ticks, and ends. */
public final class RestartMain {
    private static final int CONSTITUENTS = 20;
    private static final int EXERCISED = 50_000;

    private RestartMain() {}

    /** The arguments are a {@link WarmUpMode}, a {@link Profile}, ticks a second, and how many ticks. */
    public static void main(final String[] args) {
        final WarmUpMode mode = WarmUpMode.valueOf(args[0]);
        final Profile profile = Profile.valueOf(args[1]);
        final long spacingNs = TimeUnit.SECONDS.toNanos(1) / Long.parseLong(args[2]);
        System.out.println(run(configuration(mode, profile), spacingNs, Integer.parseInt(args[3]))
                .line());
    }

    /** Threads spin where that leaves the JVM's compiler a processor; else they yield. */
    static EngineConfiguration configuration(final WarmUpMode mode, final Profile profile) {
        final EngineConfiguration configuration = BenchmarkPortfolio.steady(CONSTITUENTS, 1, 1);
        final TopologySettings topology = configuration.topology();
        return configuration
                .withTopology(new TopologySettings(
                        profile,
                        profile.threads() < Runtime.getRuntime().availableProcessors() ? WaitMode.SPIN : WaitMode.YIELD,
                        topology.ringSize(),
                        topology.maxBatch(),
                        topology.allowOversubscription(),
                        topology.shutdownDeadlineNs()))
                .withWarmUp(mode.isWarmedUp() ? WarmUpSettings.DEFAULT : WarmUpSettings.OFF);
    }

    /** The market's own code must not be cold either, whatever takes its inputs. */
    private static void exercise(final EngineConfiguration configuration) {
        final List<InputSink> sinks = List.of(
                (buffer, offset, length) -> length > 0,
                (buffer, offset, length) -> offset == 0,
                (buffer, offset, length) -> buffer.capacity() > 0);
        final RestartGateway market = new RestartGateway(configuration, QuoteRing.walk(CONSTITUENTS, 1), 1, EXERCISED);
        for (int i = 0; !market.isFinished(); i++) {
            market.poll(sinks.get(i % sinks.size()), Gateway.NOTHING_PENDING);
        }
    }

    static Restart run(final EngineConfiguration configuration, final long spacingNs, final int ticks) {
        exercise(configuration);
        try (ScratchDirectory directory = new ScratchDirectory()) {
            final Session session = new Session(configuration, directory.inside("journal"));
            final RestartGateway gateway =
                    new RestartGateway(configuration, QuoteRing.walk(CONSTITUENTS, 1), spacingNs, ticks);
            final @Nullable WarmedUp done = session.warmUp();
            final long readyMs = System.currentTimeMillis()
                    - ManagementFactory.getRuntimeMXBean().getStartTime();
            final SessionEnd end = session.run(gateway, RestartGateway.START_NS).end();
            if (end.kind() != SessionEnd.Kind.CLEAN) {
                throw new IllegalStateException("the session ended with " + end.kind(), end.cause());
            }
            return Restart.of(gateway.latencyNs(), readyMs, done == null ? 0 : done.inputs());
        }
    }
}
