package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.harness.Inputs;
import io.ballast.message.CancelOrderEncoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.SendFailureEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What the journal says of outputs that never left. */
class FailedOutputsTest {
    private static final long ORDER = 77;

    private final FailedOutputs outputs = new FailedOutputs();

    private void cancel(final long orderId) {
        final UnsafeBuffer buffer =
                new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + CancelOrderEncoder.BLOCK_LENGTH]);
        new CancelOrderEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .clientOrderId(orderId);
        outputs.onOutput(buffer, 0);
    }

    private void failed(final long place, final long orderId) {
        final UnsafeBuffer buffer = new Inputs().sendFailure(orderId, 1, CancelOrderEncoder.TEMPLATE_ID);
        new SendFailureEncoder()
                .wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH)
                .sourceSequence(place);
        outputs.onInput(buffer, 0, buffer.capacity());
    }

    /** A cancellation that failed is sent again before the engine hears of the first. */
    @Test
    void shouldTellTwoOutputsOfOneNameApart() {
        outputs.beginSession();
        cancel(ORDER);
        cancel(ORDER);
        failed(1, ORDER);
        assertThat(outputs.hasFailed(0)).isTrue();
        assertThat(outputs.hasFailed(1)).isFalse();
    }

    @Test
    void shouldCountAnewInEverySession() {
        outputs.beginSession();
        cancel(ORDER);
        outputs.beginSession();
        cancel(ORDER + 1);
        failed(1, ORDER + 1);
        assertThat(outputs.hasFailed(0)).isFalse();
        assertThat(outputs.hasFailed(1)).isTrue();
    }

    @Test
    void shouldNotGuessWhenTheJournalContradictsItself() {
        outputs.beginSession();
        cancel(ORDER);
        assertThatThrownBy(() -> failed(1, ORDER + 1)).isInstanceOf(ResumeException.class);
        assertThatThrownBy(() -> failed(2, ORDER)).isInstanceOf(ResumeException.class);
        assertThatThrownBy(() -> failed(0, ORDER)).isInstanceOf(ResumeException.class);
    }
}
