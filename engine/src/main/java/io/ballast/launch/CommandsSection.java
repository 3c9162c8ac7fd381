package io.ballast.launch;

import io.ballast.instrument.Instrument;
import io.ballast.math.Ppb;
import io.ballast.settings.CommandSettings;
import io.ballast.settings.Outlook;
import io.ballast.settings.OverlayKind;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.RiskSettings;
import io.ballast.slot.CommandKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Key {@code commands}: what an operator orders, and when. */
final class CommandsSection {
    static final String ALL_OVERLAYS = "all";

    private static final int MAX_COMMANDS = 10_000;
    private static final int MAX_AUTHOR = 24;
    private static final int MAX_REASON = 64;
    private static final String VIEW = "view";
    private static final String SHARE = "share";
    private static final String EXPIRY = "expires";
    private static final List<String> OPERANDS = Stream.concat(
                    Stream.of(VIEW, SHARE, EXPIRY),
                    TightenedLimit.KINDS.stream().map(TightenedLimit::key))
            .toList();

    private final Names overlayNames;
    private final List<OverlaySettings> overlays;
    private final TightenedLimit tightened;

    CommandsSection(
            final Names overlayNames,
            final List<OverlaySettings> overlays,
            final List<Instrument> instruments,
            final RiskSettings risk) {
        this.overlayNames = overlayNames;
        this.overlays = overlays;
        tightened = new TightenedLimit(risk, overlays, instruments);
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
        final long atNs = section.required("at", Instants::parse, 0L);
        return new CommandSettings(
                atNs,
                kind.name(),
                overlayId,
                value,
                isSound ? expiryNs(section, kind, atNs) : 0,
                section.required("author", Texts.ascii(MAX_AUTHOR), "unknown"),
                section.required("reason", Texts.ascii(MAX_REASON), "unknown"));
    }

    private long value(final Section section, final CommandKind kind, final int overlayId) {
        checkReach(section, kind, overlayId);
        forbidOperandsOfOthers(section, kind);
        return switch (kind) {
            case TIGHTEN_MAX_POSITION -> limitOfOne(section, kind, overlayId, "a position limit");
            case TIGHTEN_MAX_ORDER -> limitOfOne(section, kind, overlayId, "an order limit");
            case TIGHTEN_LEVERAGE, TIGHTEN_GROSS, TIGHTEN_ORDER_RATE -> tightened.read(section, kind, overlayId);
            case OUTLOOK -> isOfOne(section, overlayId, "a view") ? view(section, overlayId) : tolerated(section);
            case PROTECT ->
                isOfOne(section, overlayId, "a protection") ? share(section, overlayId) : tolerated(section);
            case KILL, RESET_KILL, FLATTEN, PAUSE, RESUME -> 0;
        };
    }

    private long limitOfOne(final Section section, final CommandKind kind, final int overlayId, final String what) {
        return isOfOne(section, overlayId, what) ? tightened.read(section, kind, overlayId) : tolerated(section);
    }

    private static void checkReach(final Section section, final CommandKind kind, final int overlayId) {
        if (overlayId == Names.NONE) {
            return;
        }
        switch (kind) {
            case KILL, RESET_KILL, FLATTEN ->
                section.problem(
                        "overlay", "the kill switch is for the whole engine", "write all, or use PAUSE and RESUME");
            case TIGHTEN_LEVERAGE, TIGHTEN_GROSS, TIGHTEN_ORDER_RATE ->
                section.problem("overlay", "this limit is one of the whole engine", "write all");
            default -> {}
        }
    }

    private static void forbidOperandsOfOthers(final Section section, final CommandKind kind) {
        TightenedLimit.KINDS.forEach(
                owner -> forbidUnless(kind == owner, section, TightenedLimit.key(owner), "only " + owner + " has it"));
        forbidUnless(kind == CommandKind.OUTLOOK, section, VIEW, "only OUTLOOK has it");
        forbidUnless(kind == CommandKind.PROTECT, section, SHARE, "only PROTECT has it");
        forbidUnless(canExpire(kind), section, EXPIRY, "only OUTLOOK and PROTECT expire");
    }

    private static void forbidUnless(
            final boolean isOwn, final Section section, final String operand, final String why) {
        if (!isOwn) {
            section.forbidden(operand, why);
        }
    }

    private static boolean canExpire(final CommandKind kind) {
        return kind == CommandKind.OUTLOOK || kind == CommandKind.PROTECT;
    }

    private static boolean isOfOne(final Section section, final int overlayId, final String what) {
        if (overlayId == Names.NONE) {
            section.problem("overlay", what + " belongs to one overlay", "name the overlay");
        }
        return overlayId != Names.NONE;
    }

    private long view(final Section section, final int overlayId) {
        final OverlayKind kind = overlays.get(overlayId).kind();
        if (kind == OverlayKind.PROTECT || kind == OverlayKind.BASIS) {
            section.problem(
                    "overlay",
                    "an overlay of kind " + Words.lower(kind) + " follows no drift that a view could be of",
                    "name one of kind drift or pair");
        }
        return section.required(VIEW, ValueType.oneOf(Outlook.class), Outlook.UNKNOWN)
                .ordinal();
    }

    private long share(final Section section, final int overlayId) {
        if (overlays.get(overlayId).kind() != OverlayKind.PROTECT) {
            section.problem("overlay", "is not of kind protect", "name an overlay of that kind");
        }
        return section.required(SHARE, Ranges.share(0, Ppb.ONE), 0L);
    }

    private static long expiryNs(final Section section, final CommandKind kind, final long atNs) {
        if (!canExpire(kind)) {
            return 0;
        }
        final ValueType<Long> instant = Instants::parse;
        return section.optional(
                EXPIRY, instant.where(time -> time > atNs, "is not after the command", "choose a later time"), 0L);
    }

    /** Makes the keys known while something else is wrong with the command. */
    private static long tolerated(final Section section) {
        OPERANDS.forEach(section::accept);
        return 0;
    }
}
