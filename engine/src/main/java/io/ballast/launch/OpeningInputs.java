package io.ballast.launch;

import io.ballast.instrument.Instrument;
import io.ballast.instrument.InstrumentKind;
import io.ballast.message.AccountChange;
import io.ballast.message.AccountEncoder;
import io.ballast.message.CommandEncoder;
import io.ballast.message.CommandType;
import io.ballast.message.ContractSpecificationEncoder;
import io.ballast.message.HoldingEncoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.CommandSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What a simulated session begins with, as inputs: everything that can change a decision enters through the ring, so
 * the opening account, holdings and contract specifications do too.
 */
public final class OpeningInputs {
    private static final int NO_INSTRUMENT = -1;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final List<UnsafeBuffer> inputs = new ArrayList<>();
    private final long timeNs;

    private OpeningInputs(final long timeNs) {
        this.timeNs = timeNs;
    }

    /** Contract specifications, the opening balance, then holdings, all stamped with the time of the first quote. */
    public static List<UnsafeBuffer> encode(final EngineConfiguration configuration, final long timeNs) {
        final OpeningInputs opening = new OpeningInputs(timeNs);
        configuration.instruments().stream()
                .filter(instrument -> instrument.kind() == InstrumentKind.LINEAR)
                .forEach(opening::specification);
        opening.balances(configuration);
        configuration.sleeves().stream()
                .flatMap(sleeve -> sleeve.assetIds().stream())
                .distinct()
                .forEach(assetId -> opening.holding(
                        configuration.instruments().get(assetId),
                        configuration.holdingLots().get(assetId)));
        return opening.inputs;
    }

    /** The configured commands, in the order of their times. */
    static List<UnsafeBuffer> encodeCommands(final List<CommandSettings> commands) {
        final OpeningInputs encoded = new OpeningInputs(0);
        commands.stream()
                .sorted(Comparator.comparingLong(CommandSettings::atNs))
                .forEach(encoded::command);
        return encoded.inputs;
    }

    private void specification(final Instrument instrument) {
        final UnsafeBuffer buffer = next(ContractSpecificationEncoder.BLOCK_LENGTH);
        new ContractSpecificationEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(0)
                .sourceSequence(inputs.size())
                .effectiveTimeNs(timeNs)
                .nanoUsdPerHalfTickLot(instrument.nanoUsdPerHalfTickLot())
                .instrumentId(instrument.id())
                .sourceId(instrument.sourceId());
    }

    /** The first account takes what the others leave of the portfolio's cash. */
    private void balances(final EngineConfiguration configuration) {
        final List<AccountSettings> accounts = configuration.accounts();
        long restNanoUsd = configuration.cashNanoUsd();
        for (final AccountSettings account : accounts.subList(1, accounts.size())) {
            restNanoUsd -= account.openingNanoUsd();
            balance(account.sourceIds().get(0), account.openingNanoUsd());
        }
        balance(accounts.get(0).sourceIds().get(0), restNanoUsd);
    }

    private void balance(final int sourceId, final long cashNanoUsd) {
        final UnsafeBuffer buffer = next(AccountEncoder.BLOCK_LENGTH);
        new AccountEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(0)
                .sourceSequence(inputs.size())
                .amountNanoUsd(cashNanoUsd)
                .instrumentId(NO_INSTRUMENT)
                .sourceId(sourceId)
                .change(AccountChange.OPENING_BALANCE);
    }

    private void holding(final Instrument instrument, final long qtyLots) {
        final UnsafeBuffer buffer = next(HoldingEncoder.BLOCK_LENGTH);
        new HoldingEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(timeNs)
                .eventTimeNs(0)
                .sourceSequence(inputs.size())
                .qtyLots(qtyLots)
                .instrumentId(instrument.id())
                .sourceId(instrument.sourceId());
    }

    private void command(final CommandSettings command) {
        final UnsafeBuffer buffer = next(CommandEncoder.BLOCK_LENGTH);
        new CommandEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .receiveTimeNs(command.atNs())
                .eventTimeNs(0)
                .sourceSequence(inputs.size())
                .value(command.value())
                .overlayId(command.overlayId())
                .commandType(CommandType.valueOf(command.command()))
                .expiryTimeNs(command.expiryNs())
                .author(command.author())
                .reason(command.reason());
    }

    private UnsafeBuffer next(final int blockLength) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + blockLength]);
        inputs.add(buffer);
        return buffer;
    }
}
