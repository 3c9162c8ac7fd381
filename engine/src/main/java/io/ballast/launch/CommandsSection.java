package io.ballast.launch;

import io.ballast.instrument.Instrument;
import io.ballast.settings.CommandSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.CommandKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Key {@code commands}: what an operator orders, and when. */
final class CommandsSection {
    static final String ALL_OVERLAYS = "all";

    private static final int MAX_COMMANDS = 10_000;
    private static final int MAX_AUTHOR = 24;
    private static final int MAX_REASON = 64;

    private final Names overlayNames;
    private final List<OverlaySettings> overlays;
    private final List<Instrument> instruments;

    CommandsSection(
            final Names overlayNames, final List<OverlaySettings> overlays, final List<Instrument> instruments) {
        this.overlayNames = overlayNames;
        this.overlays = overlays;
        this.instruments = instruments;
    }

    List<CommandSettings> read(final Section root) {
        final List<CommandSettings> commands = new ArrayList<>();
        for (final Section section : root.optionalSections("commands", MAX_COMMANDS)) {
            commands.add(command(section));
        }
        commands.sort(Comparator.comparingLong(CommandSettings::atNs));
        return commands;
    }

    private CommandSettings command(final Section section) {
        final int before = section.problemCount();
        final CommandKind kind = section.required("command", ValueType.oneOf(CommandKind.class), CommandKind.KILL);
        final int overlayId = section.optional("overlay", overlayNames.referenceOr(ALL_OVERLAYS), Names.NONE);
        final boolean isSound = section.problemCount() == before && !section.isAbsent();
        final long value = isSound ? value(section, kind, overlayId) : tolerated(section);
        return new CommandSettings(
                section.required("at", Instants::parse, 0L),
                kind.name(),
                overlayId,
                value,
                section.required("author", Texts.ascii(MAX_AUTHOR), "unknown"),
                section.required("reason", Texts.ascii(MAX_REASON), "unknown"));
    }

    private long value(final Section section, final CommandKind kind, final int overlayId) {
        final boolean isEngineWide = kind == CommandKind.KILL || kind == CommandKind.RESET_KILL;
        if (isEngineWide && overlayId != Names.NONE) {
            section.problem("overlay", "the kill switch is for the whole engine", "write all, or use PAUSE and RESUME");
        }
        if (kind != CommandKind.TIGHTEN_MAX_POSITION) {
            section.forbidden("maxPosition", "only TIGHTEN_MAX_POSITION has it");
            return 0;
        }
        if (overlayId == Names.NONE) {
            section.problem("overlay", "a position limit belongs to one overlay", "name the overlay");
            return tolerated(section);
        }
        return tightenedLots(section, overlays.get(overlayId));
    }

    private long tightenedLots(final Section section, final OverlaySettings overlay) {
        if (overlay.mainLeg().instrumentId() < 0) {
            return tolerated(section);
        }
        final Instrument contract = instruments.get(overlay.mainLeg().instrumentId());
        final ValueType<Long> lots = Decimals.lots(contract.lotSize())
                .where(
                        value -> value <= overlay.mainLeg().maxPositionLots(),
                        "is above the overlay's maxPosition",
                        "a limit is never raised while running: write less");
        return section.required("maxPosition", lots, 0L);
    }

    /** Makes the key known while something else is wrong with the command. */
    private static long tolerated(final Section section) {
        section.accept("maxPosition");
        return 0;
    }
}
