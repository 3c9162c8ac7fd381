package io.ballast.launch;

import io.ballast.instrument.Instrument;
import io.ballast.math.Bounds;
import io.ballast.math.Ppb;
import io.ballast.settings.CommandSettings;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.RiskSettings;
import io.ballast.slot.CommandKind;
import java.util.List;

/** What a command that lowers a limit says: under the key of that limit, no more than it is. */
final class TightenedLimit {
    /** The commands that lower one. */
    static final List<CommandKind> KINDS = List.of(
            CommandKind.TIGHTEN_MAX_POSITION,
            CommandKind.TIGHTEN_MAX_ORDER,
            CommandKind.TIGHTEN_LEVERAGE,
            CommandKind.TIGHTEN_GROSS,
            CommandKind.TIGHTEN_ORDER_RATE);

    private static final String REMEDY = "a limit is never raised while running: write less";

    private final RiskSettings risk;
    private final List<OverlaySettings> overlays;
    private final List<Instrument> instruments;

    TightenedLimit(final RiskSettings risk, final List<OverlaySettings> overlays, final List<Instrument> instruments) {
        this.risk = risk;
        this.overlays = overlays;
        this.instruments = instruments;
    }

    /** Whether it is a limit of one overlay's contracts; otherwise it is one of the whole engine. */
    static boolean isOfOverlay(final CommandKind kind) {
        return kind == CommandKind.TIGHTEN_MAX_POSITION || kind == CommandKind.TIGHTEN_MAX_ORDER;
    }

    /** Reads the operand; the overlay is known and sound. */
    long read(final Section section, final CommandKind kind, final int overlayId) {
        return switch (kind) {
            case TIGHTEN_MAX_POSITION ->
                lots(section, overlayId, kind, mainLeg(overlayId).maxPositionLots());
            case TIGHTEN_MAX_ORDER ->
                lots(section, overlayId, kind, mainLeg(overlayId).maxOrderLots());
            case TIGHTEN_LEVERAGE -> share(section, kind, 1, risk.maxLeveragePpb());
            case TIGHTEN_GROSS -> share(section, kind, 0, mostGrossPpb());
            case TIGHTEN_ORDER_RATE -> rate(section, kind);
            default -> throw new IllegalArgumentException(kind + " lowers no limit");
        };
    }

    private long mostGrossPpb() {
        final long limitPpb = risk.limits().maxGrossPpb();
        return limitPpb == 0 ? RiskSection.MAX_GROSS_PPB : limitPpb;
    }

    private LegSettings mainLeg(final int overlayId) {
        return overlays.get(overlayId).mainLeg();
    }

    private long lots(final Section section, final int overlayId, final CommandKind kind, final long most) {
        final int instrumentId = mainLeg(overlayId).instrumentId();
        if (instrumentId < 0) {
            section.accept(key(kind));
            return 0;
        }
        final ValueType<Long> lots = Decimals.lots(instruments.get(instrumentId).lotSize())
                .where(value -> value <= most, "is above the overlay's " + key(kind), REMEDY);
        return section.required(key(kind), lots, 0L);
    }

    private static long share(final Section section, final CommandKind kind, final long leastPpb, final long mostPpb) {
        final ValueType<Long> share = Ranges.share(leastPpb, Bounds.MAX_LOTS);
        return section.required(
                key(kind), share.where(value -> value <= mostPpb, "is above risk." + key(kind), REMEDY), Ppb.ONE);
    }

    private long rate(final Section section, final CommandKind kind) {
        final ValueType<Long> rate = Ranges.whole(1, Bounds.MAX_LOTS);
        return section.required(
                key(kind),
                rate.where(value -> value <= risk.ordersPerSecond(), "is above risk." + key(kind), REMEDY),
                1L);
    }

    /** The operand as the configuration has it. */
    String text(final CommandSettings command) {
        final CommandKind kind = CommandKind.valueOf(command.command());
        return switch (kind) {
            case TIGHTEN_MAX_POSITION, TIGHTEN_MAX_ORDER -> {
                final Instrument contract =
                        instruments.get(mainLeg(command.overlayId()).instrumentId());
                yield Decimals.ofLots(command.value(), contract.lotSize());
            }
            case TIGHTEN_LEVERAGE -> Decimals.ofNanoUsd(command.value());
            case TIGHTEN_GROSS -> Shares.format(command.value());
            default -> Long.toString(command.value());
        };
    }

    /** The operand as a person reads it. */
    String report(final CommandSettings command) {
        final CommandKind kind = CommandKind.valueOf(command.command());
        return isOfOverlay(kind)
                ? text(command) + " "
                        + instruments
                                .get(mainLeg(command.overlayId()).instrumentId())
                                .name()
                : text(command);
    }

    /** The key of a command's operand: that of the limit it lowers. */
    static String key(final CommandKind kind) {
        return switch (kind) {
            case TIGHTEN_MAX_POSITION -> "maxPosition";
            case TIGHTEN_MAX_ORDER -> "maxOrder";
            case TIGHTEN_LEVERAGE -> "maxLeverage";
            case TIGHTEN_GROSS -> "maxGross";
            case TIGHTEN_ORDER_RATE -> "ordersPerSecond";
            default -> throw new IllegalArgumentException(kind + " lowers no limit");
        };
    }
}
