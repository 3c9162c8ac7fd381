package io.ballast.ingest;

import io.ballast.math.Bounds;
import io.ballast.math.Ppb;
import io.ballast.message.CommandDecoder;
import io.ballast.message.CommandType;
import io.ballast.message.TargetDecoder;
import io.ballast.settings.Outlook;
import io.ballast.slot.CommandKind;
import io.ballast.slot.EventKind;
import io.ballast.slot.IngestOutcome;
import io.ballast.slot.IngestSection;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import org.agrona.DirectBuffer;

/** What people order: target weights and commands. */
final class OperatorIngest implements Stateful {
    private static final int TARGETS = 0;
    private static final int COMMANDS = 1;
    private static final int ALL_OVERLAYS = -1;
    /** Length of a command's body before it could expire. */
    static final int BLOCK_LENGTH_V1 = CommandDecoder.expiryTimeNsEncodingOffset();

    private static final int EXPIRY_VERSION = CommandDecoder.expiryTimeNsSinceVersion();
    private static final int OUTLOOKS = Outlook.values().length;

    private final int sleeves;
    private final int overlays;
    private final TargetDecoder target = new TargetDecoder();
    private final CommandDecoder command = new CommandDecoder();
    private final SequenceGuard streams = new SequenceGuard(2);

    OperatorIngest(final int sleeves, final int overlays) {
        this.sleeves = sleeves;
        this.overlays = overlays;
    }

    IngestOutcome onTarget(
            final DirectBuffer buffer, final int blockLength, final int version, final IngestSection out) {
        target.wrap(buffer, IngestStage.BODY, blockLength, version);
        if (target.sleeveId() >= sleeves) {
            return IngestOutcome.UNKNOWN_SLEEVE;
        }
        if (!streams.isNext(TARGETS, target.sourceSequence())) {
            return IngestOutcome.OUT_OF_SEQUENCE;
        }
        final long weightPpb = target.weightPpb();
        if (weightPpb < 0 || weightPpb > Ppb.ONE) {
            return IngestOutcome.BAD_TARGET;
        }
        streams.accept(TARGETS, target.sourceSequence());
        out.sleeveId = target.sleeveId();
        out.weightPpb = weightPpb;
        out.isCommit = target.remaining() == 0;
        out.kind = EventKind.TARGET;
        return IngestOutcome.ACCEPTED;
    }

    /** Whether it is a KILL of the feed's own, which is numbered in nobody's sequence. */
    boolean isFeedsKill(final DirectBuffer buffer, final int blockLength, final int version) {
        if (blockLength < BLOCK_LENGTH_V1) {
            return false;
        }
        command.wrap(buffer, IngestStage.BODY, blockLength, version);
        return command.receiveTimeNs() == IngestStage.NOW
                && command.sourceSequence() == 0
                && command.commandType() == CommandType.KILL;
    }

    IngestOutcome onCommand(
            final DirectBuffer buffer, final int blockLength, final int version, final IngestSection out) {
        command.wrap(buffer, IngestStage.BODY, blockLength, version);
        if (command.overlayId() < ALL_OVERLAYS || command.overlayId() >= overlays) {
            return IngestOutcome.UNKNOWN_OVERLAY;
        }
        final boolean isFeeds = isFeedsKill(buffer, blockLength, version);
        if (!isFeeds && !streams.isNext(COMMANDS, command.sourceSequence())) {
            return IngestOutcome.OUT_OF_SEQUENCE;
        }
        if (!readKind(out)) {
            return IngestOutcome.UNKNOWN_VALUE;
        }
        final IngestOutcome value = checkValue(out.commandKind, command.value());
        if (value != IngestOutcome.ACCEPTED) {
            return value;
        }
        if (!isFeeds) {
            streams.accept(COMMANDS, command.sourceSequence());
        }
        out.overlayId = command.overlayId();
        out.commandValue = command.value();
        out.commandExpiryNs = version < EXPIRY_VERSION ? 0 : command.expiryTimeNs();
        out.kind = EventKind.COMMAND;
        return IngestOutcome.ACCEPTED;
    }

    private static IngestOutcome checkValue(final CommandKind kind, final long value) {
        if (kind == CommandKind.OUTLOOK) {
            return value >= 0 && value < OUTLOOKS ? IngestOutcome.ACCEPTED : IngestOutcome.UNKNOWN_VALUE;
        }
        if (kind == CommandKind.PROTECT) {
            return value >= 0 && value <= Ppb.ONE ? IngestOutcome.ACCEPTED : IngestOutcome.BAD_QUANTITY;
        }
        if (kind == CommandKind.TIGHTEN_LEVERAGE || kind == CommandKind.TIGHTEN_ORDER_RATE) {
            return value > 0 && Bounds.isQuantity(value) ? IngestOutcome.ACCEPTED : IngestOutcome.BAD_QUANTITY;
        }
        return Bounds.isQuantity(value) ? IngestOutcome.ACCEPTED : IngestOutcome.BAD_QUANTITY;
    }

    private boolean readKind(final IngestSection out) {
        switch (command.commandType()) {
            case KILL -> out.commandKind = CommandKind.KILL;
            case RESET_KILL -> out.commandKind = CommandKind.RESET_KILL;
            case PAUSE -> out.commandKind = CommandKind.PAUSE;
            case RESUME -> out.commandKind = CommandKind.RESUME;
            case TIGHTEN_MAX_POSITION -> out.commandKind = CommandKind.TIGHTEN_MAX_POSITION;
            case OUTLOOK -> out.commandKind = CommandKind.OUTLOOK;
            case PROTECT -> out.commandKind = CommandKind.PROTECT;
            case FLATTEN -> out.commandKind = CommandKind.FLATTEN;
            case TIGHTEN_MAX_ORDER -> out.commandKind = CommandKind.TIGHTEN_MAX_ORDER;
            case TIGHTEN_LEVERAGE -> out.commandKind = CommandKind.TIGHTEN_LEVERAGE;
            case TIGHTEN_GROSS -> out.commandKind = CommandKind.TIGHTEN_GROSS;
            case TIGHTEN_ORDER_RATE -> out.commandKind = CommandKind.TIGHTEN_ORDER_RATE;
            case SBE_UNKNOWN, NULL_VAL -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public void codeState(final StateCodec state) {
        streams.codeState(state);
    }
}
