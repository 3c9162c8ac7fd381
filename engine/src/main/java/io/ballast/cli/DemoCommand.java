package io.ballast.cli;

import io.ballast.counter.Counter;
import io.ballast.launch.ConfigurationFile;
import io.ballast.launch.Decision;
import io.ballast.launch.DecisionLog;
import io.ballast.launch.DecisionText;
import io.ballast.launch.DriftCurve;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.JournalVerifier;
import io.ballast.launch.MarketFeeds;
import io.ballast.launch.Session;
import io.ballast.launch.SessionResult;
import io.ballast.launch.Sparkline;
import io.ballast.launch.Verification;
import io.ballast.settings.OverlaySettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ballast demo}: a synthetic sell-off and recovery, hedged, explained and verified. */
@Command(
        name = "demo",
        description = "Runs two synthetic days with a sell-off, shows every decision, and verifies its own journal.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final int COLUMNS = 72;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", description = "Another market. Default: the configuration's.")
    private @Nullable Long seed;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "Write the journal here; absent or empty. Default: a new temporary directory.")
    private @Nullable Path journalDirectory;

    @Override
    public Integer call() throws IOException {
        final PrintWriter out = spec.commandLine().getOut();
        final EngineConfiguration configuration = configuration();
        final Path journal = journalDirectory != null ? journalDirectory : Files.createTempDirectory("ballast-demo-");
        out.printf(
                "%s: synthetic market, seed %d, profile %s%n%n",
                configuration.sessionName(),
                configuration.seed(),
                configuration.topology().profile().name().toLowerCase(Locale.ROOT));
        final SessionResult result;
        try (MarketFeeds market = MarketFeeds.open(configuration, journal)) {
            result = new Session(configuration, journal).run(market.feed());
        }
        decisions(out, configuration, journal);
        for (final OverlaySettings overlay : configuration.overlays()) {
            curve(out, result.recorder().curve(overlay.id()), overlay);
        }
        figures(out, result);
        final boolean isIdentical = verify(out, journal);
        next(out, journal);
        return isIdentical ? ExitCode.OK : ExitCode.DIVERGED;
    }

    private EngineConfiguration configuration() throws IOException {
        try (InputStream in = ConfigurationFile.class.getResourceAsStream("demo.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the jar has no demo.yaml");
            }
            final String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            final EngineConfiguration configuration = ConfigurationFile.parse("demo.yaml", yaml);
            return seed == null ? configuration : configuration.withSeed(seed);
        }
    }

    private static void decisions(final PrintWriter out, final EngineConfiguration configuration, final Path journal) {
        final DecisionText text = new DecisionText(configuration);
        final List<Decision> decisions = DecisionLog.read(journal);
        for (final Decision decision : decisions) {
            if (!(decision instanceof Decision.Transition) && !(decision instanceof Decision.Ranking)) {
                out.println(text.line(decision));
            }
        }
        out.println();
    }

    private static void curve(final PrintWriter out, final DriftCurve curve, final OverlaySettings overlay) {
        final double[] drift = new double[curve.size()];
        final double[] effective = new double[curve.size()];
        for (int i = 0; i < curve.size(); i++) {
            drift[i] = curve.drift(i);
            effective[i] = curve.effectiveDrift(i);
        }
        final double band = overlay.band().halfWidthPpb() / 1e9;
        final double low = Math.min(-band, Arrays.stream(drift).min().orElse(0));
        final double high = Math.max(band, Arrays.stream(drift).max().orElse(0));
        out.printf(
                Locale.ROOT,
                "drift of %s as a share of NAV, both lines %s, band ±%.2f %%%n",
                overlay.name(),
                Sparkline.range(low, high),
                100 * band);
        line(out, "unhedged", drift, band, low, high);
        line(out, "effective", effective, band, low, high);
        out.println();
    }

    private static void line(
            final PrintWriter out,
            final String name,
            final double[] values,
            final double band,
            final double low,
            final double high) {
        out.printf("  %-10s %s  %s%n", name, Sparkline.of(values, low, high, COLUMNS), range(values));
        out.printf("  %-10s %s  ▲ above the band, ▼ below%n", "", Sparkline.outside(values, band, COLUMNS));
    }

    private static String range(final double[] values) {
        return Sparkline.range(
                Arrays.stream(values).min().orElse(0),
                Arrays.stream(values).max().orElse(0));
    }

    private static void figures(final PrintWriter out, final SessionResult result) {
        final var recorder = result.recorder();
        out.printf(
                Locale.ROOT,
                "NAV        %,.2f USD at the start; at the end %,.2f with the overlay, %,.2f without%n",
                recorder.navStartNanoUsd() / 1e9,
                recorder.navEndNanoUsd() / 1e9,
                recorder.unhedgedEndNanoUsd() / 1e9);
        out.printf(
                Locale.ROOT,
                "events     %,d in, %,d orders and %,d fills; %.4f bytes allocated an event%n",
                result.counters().get(Counter.INPUTS),
                result.counters().get(Counter.ORDERS_SENT),
                result.counters().get(Counter.FILLS),
                recorder.allocatedBytesPerEvent());
    }

    private static boolean verify(final PrintWriter out, final Path journal) {
        final Verification verification = new JournalVerifier(journal, inputs -> {}).verify();
        out.printf(
                Locale.ROOT,
                "verify: %s (%,d inputs re-run, %,d outputs compared, state %s)%n%n",
                verification.isIdentical() ? "identical" : "DIVERGED",
                verification.inputs(),
                verification.outputs(),
                verification.stateSha256().substring(0, 12));
        return verification.isIdentical();
    }

    private static void next(final PrintWriter out, final Path journal) {
        out.printf("journal    %s%n%nnext%n", journal);
        out.printf("  replay/bin/ballast-replay verify %s%n", journal);
        out.printf("  replay/bin/ballast-replay dump --outputs %s%n", journal);
        out.printf("  engine/bin/ballast check engine/examples/defi-week.yaml%n");
    }
}
