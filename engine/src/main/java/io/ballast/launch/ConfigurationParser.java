package io.ballast.launch;

import io.ballast.instrument.IndexDefinition;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.Sleeve;
import io.ballast.math.Ppb;
import io.ballast.settings.CommandSettings;
import io.ballast.settings.GatewayKind;
import io.ballast.settings.GatewaySettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.RiskSettings;
import io.ballast.settings.SourceKind;
import io.ballast.settings.SourceSettings;
import io.ballast.settings.SyntheticSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the sections in the order in which they refer to each other, and holds them against each other. */
final class ConfigurationParser {
    private final Section root;
    private final Names sourceNames;
    private final Names instrumentNames;
    private final Names sleeveNames;
    private final Names indexNames;
    private final Names overlayNames;

    private final @Nullable GatewayKind gatewayKind;

    /** @param gatewayKind instead of the document's; null: the document's */
    ConfigurationParser(final Section root, final @Nullable GatewayKind gatewayKind) {
        this.root = root;
        this.gatewayKind = gatewayKind;
        sourceNames = new Names("source", root.section("sources").keys());
        instrumentNames = new Names("instrument", root.section("instruments").keys());
        sleeveNames = new Names("sleeve", root.section("sleeves").keys());
        indexNames = new Names("index", root.optionalSection("indices").keys());
        overlayNames = new Names("overlay", root.optionalSection("overlays").keys());
    }

    /** A draft without its resolved text; of no use if the document has problems. */
    EngineConfiguration read() {
        final SessionSection session = SessionSection.read(root.section("session"));
        final SyntheticSettings synthetic = synthetic();
        final List<SourceSettings> sources = sources(synthetic);
        final List<Instrument> instruments =
                InstrumentsSection.read(root.section("instruments"), sourceNames, instrumentNames);
        final PortfolioSection portfolio =
                PortfolioSection.read(root.section("portfolio"), instrumentNames, instruments);
        final int beforeTargets = root.problemCount();
        final long cashTargetPpb = root.required("cashTarget", Ranges.share(0, Ppb.ONE), 0L);
        final SleevesSection sleeveReader = new SleevesSection(instruments, instrumentNames);
        final List<Sleeve> sleeves = sleeveReader.read(root.section("sleeves"));
        if (root.problemCount() == beforeTargets && !root.section("sleeves").isAbsent()) {
            checkTargets(sleeves, cashTargetPpb);
            sleeveReader.checkHoldings(root.section("portfolio").optionalSection("holdings"), portfolio.holdingLots());
        }
        final List<IndexDefinition> indices =
                IndicesSection.read(root.optionalSection("indices"), instrumentNames, instruments);
        final List<OverlaySettings> overlays = overlays(instruments, sleeves);
        final RiskSettings risk = RiskSection.read(root.optionalSection("risk"), CalendarSection.read(root));
        final List<CommandSettings> commands =
                new CommandsSection(overlayNames, overlays, instruments, risk).read(root);
        final GatewaySettings gateway =
                GatewaySection.read(root.optionalSection("gateway"), session.name(), gatewayKind);
        return new EngineConfiguration(
                session.name(),
                session.seed(),
                session.epoch(),
                session.timerNs(),
                TopologySection.read(root.optionalSection("topology")),
                JournalSection.read(root.optionalSection("journal"), session.name()),
                WarmUpSection.read(root.optionalSection("warmUp")),
                sources,
                synthetic,
                instruments,
                portfolio.holdingLots(),
                portfolio.cashNanoUsd(),
                portfolio.taxLots(),
                sleeves,
                cashTargetPpb,
                indices,
                overlays,
                new AccountsSection(sourceNames, sources, portfolio.cashNanoUsd())
                        .read(root.optionalSection("accounts")),
                risk,
                ReconcileSection.read(root.optionalSection("risk"), gateway.kind(), risk.orderTimeLimitNs()),
                ExchangeSection.read(root.optionalSection("exchange"), sourceNames, instrumentNames),
                gateway,
                commands,
                "");
    }

    private @Nullable SyntheticSettings synthetic() {
        root.accept("synthetic");
        return root.has("synthetic") ? SyntheticSection.read(root.section("synthetic")) : null;
    }

    private List<SourceSettings> sources(final @Nullable SyntheticSettings synthetic) {
        final int before = root.problemCount();
        final List<SourceSettings> sources = SourcesSection.read(root.section("sources"), synthetic);
        final boolean isUsed = sources.stream().anyMatch(source -> source.kind() == SourceKind.SYNTHETIC);
        if (isUsed && !root.has("synthetic")) {
            root.problem("synthetic", "is missing", "add it: a source is of kind synthetic");
        }
        if (!isUsed && root.has("synthetic") && root.problemCount() == before) {
            root.problem("synthetic", "no source is of kind synthetic", "remove it, or add such a source");
        }
        return sources;
    }

    private List<OverlaySettings> overlays(final List<Instrument> instruments, final List<Sleeve> sleeves) {
        final LegBook book = new LegBook(instrumentNames, instruments, sleeves);
        return new OverlaysSection(sleeveNames, indexNames, book).read(root.optionalSection("overlays"));
    }

    private void checkTargets(final List<Sleeve> sleeves, final long cashTargetPpb) {
        long sum = cashTargetPpb;
        for (final Sleeve sleeve : sleeves) {
            sum += sleeve.targetPpb();
        }
        if (sum != Ppb.ONE) {
            root.problem(
                    "cashTarget",
                    "the targets of sleeves and cash sum to " + Shares.format(sum),
                    "change them so that they sum to exactly 100%");
        }
    }
}
