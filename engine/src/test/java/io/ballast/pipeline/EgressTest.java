package io.ballast.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counters;
import io.ballast.gateway.Gateway;
import io.ballast.gateway.InputSink;
import io.ballast.harness.AltPortfolio;
import io.ballast.harness.EngineHarness;
import io.ballast.message.CancelOrderEncoder;
import io.ballast.message.CommandType;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.NewOrderEncoder;
import io.ballast.message.SendFailureDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

/** What leaves, and what comes back because it did not. */
class EgressTest {
    private final FailedSends failed = new FailedSends();
    private final Egress egress = new Egress(new Refusing(), failed, new KillLatch(new Counters()));

    /** Counted over all outputs for the gateway, taken or not, so that two of one name are told apart. */
    @Test
    void shouldSayWhichOfTheSessionsOutputsDidNotLeave() {
        final AltPortfolio alts = AltPortfolio.with(AltPortfolio.overlay());
        final EngineHarness engine = alts.engine();
        alts.drift(2);
        send(engine);
        engine.accept();
        send(engine);
        engine.command(CommandType.KILL);
        send(engine);
        engine.command(CommandType.KILL);
        send(engine);
        engine.fillAll();
        send(engine);
        assertThat(returned())
                .containsExactly(NewOrderEncoder.TEMPLATE_ID + " at 1", CancelOrderEncoder.TEMPLATE_ID + " at 2");
    }

    private void send(final EngineHarness engine) {
        egress.send(engine.slot().order, engine.inputs().timeNs());
    }

    private List<String> returned() {
        final List<String> returned = new ArrayList<>();
        while (failed.poll((buffer, offset, length) -> returned.add(text(buffer, offset))) > 0) {
            // One at a time.
        }
        return returned;
    }

    private static String text(final DirectBuffer buffer, final int offset) {
        final SendFailureDecoder failure =
                new SendFailureDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        return failure.templateId() + " at " + failure.sourceSequence();
    }

    /** Takes nothing. */
    private static final class Refusing implements Gateway {
        @Override
        public int poll(final InputSink sink, final long oldestPendingTimeNs) {
            return 0;
        }

        @Override
        public boolean isFinished() {
            return true;
        }

        @Override
        public boolean isLive() {
            return false;
        }

        @Override
        public boolean send(final DirectBuffer buffer, final int offset, final int length, final long causeTimeNs) {
            return false;
        }

        @Override
        public void close() {}
    }
}
