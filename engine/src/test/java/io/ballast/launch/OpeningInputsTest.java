package io.ballast.launch;

import static io.ballast.launch.ConfigurationText.RICH;
import static io.ballast.launch.ConfigurationText.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.message.CommandDecoder;
import io.ballast.message.CommandType;
import io.ballast.message.HoldingDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.OutlookState;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class OpeningInputsTest {
    private static final long JUNE_20_NS = 1_750_377_600_000_000_000L;

    private static CommandDecoder command(final UnsafeBuffer input) {
        return new CommandDecoder().wrapAndApplyHeader(input, 0, new MessageHeaderDecoder());
    }

    @Test
    void shouldEncodeViewsAndProtectionsWithTheirExpiry() {
        final List<UnsafeBuffer> inputs =
                OpeningInputs.encodeCommands(parse(RICH).commands());
        final CommandDecoder view = command(inputs.get(0));
        assertThat(view.commandType()).isEqualTo(CommandType.OUTLOOK);
        assertThat(view.value()).isEqualTo(OutlookState.SUSTAINED.value());
        assertThat(view.expiryTimeNs()).isEqualTo(JUNE_20_NS);
        final CommandDecoder share = command(inputs.get(1));
        assertThat(share.commandType()).isEqualTo(CommandType.PROTECT);
        assertThat(share.value()).isEqualTo(250_000_000L);
        assertThat(share.overlayId()).isEqualTo(1);
        assertThat(share.expiryTimeNs()).isZero();
    }

    @Test
    void shouldStateTheHoldingOfASharedAssetOnce() {
        final List<Integer> held = new ArrayList<>();
        for (final UnsafeBuffer input : OpeningInputs.encode(parse(SleeveRulesTest.shared()), 0)) {
            final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(input, 0);
            if (header.templateId() == HoldingDecoder.TEMPLATE_ID) {
                held.add(new HoldingDecoder()
                        .wrapAndApplyHeader(input, 0, header)
                        .instrumentId());
            }
        }
        assertThat(held).containsExactlyInAnyOrder(0, 1, 2);
    }
}
