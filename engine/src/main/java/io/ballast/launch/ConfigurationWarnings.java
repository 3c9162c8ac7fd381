package io.ballast.launch;

import io.ballast.instrument.Instrument;
import io.ballast.math.Ppb;
import io.ballast.settings.HandOffSettings;
import io.ballast.settings.HedgeMode;
import io.ballast.settings.LegSettings;
import io.ballast.settings.LimitSettings;
import io.ballast.settings.OverlayKind;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.ProtectSettings;
import io.ballast.settings.SourceSettings;
import io.ballast.settings.SyntheticSettings;
import io.ballast.slot.CommandKind;
import java.util.ArrayList;
import java.util.List;

/** What a valid configuration may not mean: each warning names the setting and what follows from it. */
public final class ConfigurationWarnings {
    private static final long USUAL_LEVERAGE_PPB = 2 * Ppb.ONE;

    private final EngineConfiguration configuration;
    private final List<String> warnings = new ArrayList<>();

    private ConfigurationWarnings(final EngineConfiguration configuration) {
        this.configuration = configuration;
    }

    /** All warnings, one line each, in the order of the file. */
    public static List<String> of(final EngineConfiguration configuration) {
        final ConfigurationWarnings found = new ConfigurationWarnings(configuration);
        configuration.sources().forEach(found::checkSource);
        configuration.overlays().forEach(found::checkOverlay);
        found.checkLeverage();
        found.checkLimits();
        found.checkCommands();
        return List.copyOf(found.warnings);
    }

    private void checkSource(final SourceSettings source) {
        final String path = "sources." + source.name();
        final long cadenceNs = SourceCadence.ofNs(source, configuration.synthetic());
        final String guard = Durations.format(source.stalenessNs());
        if (cadenceNs > source.stalenessNs()) {
            warnings.add(
                    path + ".staleness: a quote every " + Durations.format(cadenceNs) + " is slower than the guard of "
                            + guard + ": prices will be stale between quotes and no risk is taken then");
        }
        if (configuration.timerNs() > source.stalenessNs()) {
            warnings.add("session.timer: a timer every " + Durations.format(configuration.timerNs())
                    + " is slower than the guard of " + guard + " at " + path
                    + ": when all sources fall silent it is noticed late");
        }
        if (configuration.instruments().stream().noneMatch(instrument -> instrument.sourceId() == source.id())) {
            warnings.add(path + ": no instrument takes its prices from it");
        }
    }

    private void checkOverlay(final OverlaySettings overlay) {
        final String path = "overlays." + overlay.name();
        for (final LegSettings leg : overlay.legs()) {
            if (leg.maxOrderLots() > leg.maxPositionLots()) {
                warnings.add(path + ".maxOrder: " + instrument(leg).name() + " has it above maxPosition, so it is never"
                        + " reached");
            }
        }
        if (isEstimating(overlay)) {
            overlay.legs().stream()
                    .map(leg -> instrument(leg).sourceId())
                    .distinct()
                    .forEach(sourceId ->
                            checkGrid(overlay, configuration.sources().get(sourceId)));
        }
        final ProtectSettings protect = overlay.protect();
        if (protect != null && protect.ruleSharePpb() == 0 && !isCommanded(overlay, CommandKind.PROTECT)) {
            warnings.add(path + ".protect: has no rule and there is no PROTECT command: it does nothing unless"
                    + " commanded");
        }
        final HandOffSettings handOff = overlay.handOff();
        if (handOff != null
                && handOff.breakEvenNs() == 0
                && overlay.outlook() == null
                && !isCommanded(overlay, CommandKind.OUTLOOK)) {
            warnings.add(path + ".handOff: without an outlook, a breakEven or an OUTLOOK command it never hands off");
        }
    }

    /** Whether decisions depend on returns of the overlay's grid. */
    private static boolean isEstimating(final OverlaySettings overlay) {
        return overlay.mode() != HedgeMode.NOTIONAL
                || overlay.kind() == OverlayKind.PAIR
                || overlay.candidates().size() > 1;
    }

    private void checkGrid(final OverlaySettings overlay, final SourceSettings source) {
        final long cadenceNs = SourceCadence.ofNs(source, configuration.synthetic());
        if (overlay.estimator().gridNs() < cadenceNs) {
            warnings.add("overlays." + overlay.name() + ".beta.grid: is finer than the quotes of source "
                    + source.name() + ", every " + Durations.format(cadenceNs)
                    + ": returns of stale prices pull the estimate towards zero");
        }
    }

    private boolean isCommanded(final OverlaySettings overlay, final CommandKind kind) {
        return configuration.commands().stream()
                .anyMatch(command ->
                        command.overlayId() == overlay.id() && command.command().equals(kind.name()));
    }

    private Instrument instrument(final LegSettings leg) {
        return configuration.instruments().get(leg.instrumentId());
    }

    private void checkLeverage() {
        final long leverage = configuration.risk().maxLeveragePpb();
        if (leverage > USUAL_LEVERAGE_PPB) {
            warnings.add("risk.maxLeverage: " + Decimals.ofNanoUsd(leverage) + " is above the usual cap of 2");
        }
    }

    /** Limits that hold unless they are switched off. */
    private void checkLimits() {
        final LimitSettings limits = configuration.risk().limits();
        final List<String> missing = new ArrayList<>();
        note(missing, limits.dayLossPpb() == 0, "dayLoss 1%");
        note(missing, limits.basisShock().levelPpb() == 0, "basisShock 2%");
        note(missing, limits.basisShock().sigmas() == 0, "basisShockSigmas 6");
        note(missing, limits.executionsPerMinute() == 0, "executionsPerMinute 200");
        if (!missing.isEmpty()) {
            warnings.add("risk: is without limits that usually hold: " + String.join(", ", missing));
        }
    }

    private static void note(final List<String> missing, final boolean isMissing, final String usual) {
        if (isMissing) {
            missing.add(usual);
        }
    }

    private void checkCommands() {
        final SyntheticSettings synthetic = configuration.synthetic();
        if (synthetic == null) {
            return;
        }
        final long endNs = synthetic.startTimeNs() + synthetic.durationNs();
        configuration.commands().stream()
                .filter(command -> command.atNs() < synthetic.startTimeNs() || command.atNs() >= endNs)
                .forEach(command -> warnings.add("commands: " + command.command() + " at "
                        + Instants.format(command.atNs()) + " is outside the synthetic session"));
    }
}
