package io.ballast.launch;

import io.ballast.instrument.IndexDefinition;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.Sleeve;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.CommandSettings;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.GatewaySettings;
import io.ballast.settings.JournalSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.Profile;
import io.ballast.settings.ReconcileSettings;
import io.ballast.settings.RiskSettings;
import io.ballast.settings.SourceSettings;
import io.ballast.settings.SyntheticSettings;
import io.ballast.settings.TaxLotSettings;
import io.ballast.settings.TopologySettings;
import io.ballast.settings.WaitMode;
import io.ballast.settings.WarmUpSettings;
import io.ballast.slot.SlotShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a session is told, validated.
 *
 * @param sessionName    for people
 * @param seed           of everything random: the synthetic market and the embedded exchange
 * @param sessionEpoch   tells this session's client order ids from those of others, 1 … 32767
 * @param timerNs        spacing of timer inputs in engine time
 * @param topology       threads and ring
 * @param journal        where and how inputs and outputs are written
 * @param warmUp         what a scratch engine does before the session
 * @param sources        by id
 * @param synthetic      the synthetic market, if a source is of that kind
 * @param instruments    by id
 * @param holdingLots    opening spot quantities by instrument id; 0 for contracts and unheld instruments
 * @param cashNanoUsd    opening cash
 * @param taxLots        how the opening holdings were acquired, and which part a sale takes
 * @param sleeves        by id
 * @param cashTargetPpb  target share of cash; with the sleeves' targets it makes one
 * @param indices        by id
 * @param overlays       by id
 * @param accounts       margin accounts by id
 * @param risk           limits of the whole engine
 * @param reconcile      when a venue is asked for its account, and what is made of the answer
 * @param exchange       the embedded exchange
 * @param gateway        where that exchange, or another gateway, is reached
 * @param commands       operator commands by engine time
 * @param resolvedYaml   the configuration as it was understood, defaults filled in: parsing it gives an equal one
 */
public record EngineConfiguration(
        String sessionName,
        long seed,
        int sessionEpoch,
        long timerNs,
        TopologySettings topology,
        JournalSettings journal,
        WarmUpSettings warmUp,
        List<SourceSettings> sources,
        @Nullable SyntheticSettings synthetic,
        List<Instrument> instruments,
        List<Long> holdingLots,
        long cashNanoUsd,
        TaxLotSettings taxLots,
        List<Sleeve> sleeves,
        long cashTargetPpb,
        List<IndexDefinition> indices,
        List<OverlaySettings> overlays,
        List<AccountSettings> accounts,
        RiskSettings risk,
        ReconcileSettings reconcile,
        ExchangeSettings exchange,
        GatewaySettings gateway,
        List<CommandSettings> commands,
        String resolvedYaml) {
    private static final int CANONICAL_RING = 1024;
    private static final int CANONICAL_BATCH = 16;
    private static final long CANONICAL_DEADLINE_NS = 10_000_000_000L;

    public EngineConfiguration {
        sources = List.copyOf(sources);
        instruments = List.copyOf(instruments);
        holdingLots = List.copyOf(holdingLots);
        sleeves = List.copyOf(sleeves);
        indices = List.copyOf(indices);
        overlays = List.copyOf(overlays);
        accounts = List.copyOf(accounts);
        commands = List.copyOf(commands);
    }

    /** What a slot of such an engine must have room for. */
    public SlotShape slotShape() {
        final int candidates = overlays.stream()
                .mapToInt(overlay -> overlay.candidates().size())
                .sum();
        return new SlotShape(
                sleeves.size(),
                overlays.size(),
                OverlaySettings.legsOf(overlays).size(),
                candidates,
                sources.size(),
                accounts.size());
    }

    /** The same with another text of itself. */
    EngineConfiguration withResolvedYaml(final String yaml) {
        return with(seed, sessionEpoch, topology, journal, warmUp, gateway, reconcile, yaml);
    }

    /** The same on other threads. */
    public EngineConfiguration withTopology(final TopologySettings other) {
        return resolved(with(seed, sessionEpoch, other, journal, warmUp, gateway, reconcile, resolvedYaml));
    }

    /** The same with other random numbers. */
    public EngineConfiguration withSeed(final long other) {
        return resolved(with(other, sessionEpoch, topology, journal, warmUp, gateway, reconcile, resolvedYaml));
    }

    /** The same with other client order ids. */
    public EngineConfiguration withEpoch(final int other) {
        return resolved(with(seed, other, topology, journal, warmUp, gateway, reconcile, resolvedYaml));
    }

    /** The same, warmed up otherwise. */
    public EngineConfiguration withWarmUp(final WarmUpSettings other) {
        return resolved(with(seed, sessionEpoch, topology, journal, other, gateway, reconcile, resolvedYaml));
    }

    /** The part of it that an engine and an exchange in two processes must be told alike. */
    EngineConfiguration ofExchange() {
        return with(seed, 1, topology, journal, warmUp, gateway, ReconcileSettings.NEVER, resolvedYaml)
                .canonical();
    }

    /** The same with another portfolio at the start, other limits and every instrument quoted itself; the text stays. */
    EngineConfiguration withPortfolio(
            final List<Long> otherHoldingLots, final long otherCashNanoUsd, final RiskSettings otherRisk) {
        return new EngineConfiguration(
                sessionName,
                seed,
                sessionEpoch,
                timerNs,
                topology,
                journal,
                warmUp,
                sources,
                synthetic,
                instruments.stream().map(Instrument::quotedItself).toList(),
                otherHoldingLots,
                otherCashNanoUsd,
                taxLots,
                sleeves,
                cashTargetPpb,
                indices,
                overlays,
                accounts,
                otherRisk,
                reconcile,
                exchange,
                gateway,
                commands,
                resolvedYaml);
    }

    /**
     * The part of it that decisions depend on, written the same whatever threads run the session, wherever its journal
     * lies and whichever process its exchange is in: journals of one session are then equal from their first byte.
     */
    EngineConfiguration canonical() {
        final TopologySettings direct = new TopologySettings(
                Profile.DIRECT, WaitMode.YIELD, CANONICAL_RING, CANONICAL_BATCH, false, CANONICAL_DEADLINE_NS);
        final JournalSettings anywhere =
                new JournalSettings("journal", journal.blockBytes(), journal.minFreeDiskBytes(), journal.checkpoints());
        return resolved(with(
                seed,
                sessionEpoch,
                direct,
                anywhere,
                WarmUpSettings.DEFAULT,
                GatewaySection.embedded(sessionName),
                reconcile,
                resolvedYaml));
    }

    private static EngineConfiguration resolved(final EngineConfiguration configuration) {
        return configuration.withResolvedYaml(ResolvedYaml.of(configuration));
    }

    private EngineConfiguration with(
            final long otherSeed,
            final int otherEpoch,
            final TopologySettings otherTopology,
            final JournalSettings otherJournal,
            final WarmUpSettings otherWarmUp,
            final GatewaySettings otherGateway,
            final ReconcileSettings otherReconcile,
            final String yaml) {
        return new EngineConfiguration(
                sessionName,
                otherSeed,
                otherEpoch,
                timerNs,
                otherTopology,
                otherJournal,
                otherWarmUp,
                sources,
                synthetic,
                instruments,
                holdingLots,
                cashNanoUsd,
                taxLots,
                sleeves,
                cashTargetPpb,
                indices,
                overlays,
                accounts,
                risk,
                otherReconcile,
                exchange,
                otherGateway,
                commands,
                yaml);
    }
}
