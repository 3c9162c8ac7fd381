package io.ballast.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.message.AccountEncoder;
import io.ballast.message.ExecutionDecoder;
import io.ballast.message.ExecutionEncoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.MessageHeaderEncoder;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class ExecutionLogTest {
    private final ExecutionLog log = new ExecutionLog();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    private void execute(final long times) {
        for (long i = 0; i < times; i++) {
            new ExecutionEncoder().wrapAndApplyHeader(buffer, 0, header).clientOrderId(log.executionSequence() + 1);
            log.execution(buffer, MessageHeaderEncoder.ENCODED_LENGTH + ExecutionEncoder.BLOCK_LENGTH);
        }
    }

    private void fund() {
        new AccountEncoder().wrapAndApplyHeader(buffer, 0, header);
        log.append(buffer, MessageHeaderEncoder.ENCODED_LENGTH + AccountEncoder.BLOCK_LENGTH);
    }

    /** The number of the first execution at an entry or behind it. */
    private long executionAt(final long entry) {
        return new ExecutionDecoder()
                .wrapAndApplyHeader(log.buffer(entry), log.offset(entry), new MessageHeaderDecoder())
                .clientOrderId();
    }

    @Test
    void shouldFindWhatStandsBehindAnExecution() {
        fund();
        execute(2);
        fund();
        fund();
        execute(1);
        assertThat(log.firstBehind(0)).isEqualTo(0);
        assertThat(log.firstBehind(1)).isEqualTo(2);
        assertThat(log.firstBehind(2)).as("with what was paid behind it").isEqualTo(3);
        assertThat(log.firstBehind(3)).isEqualTo(6).isEqualTo(log.size());
    }

    @Test
    void shouldKeepTheNewestInTheSameMemory() {
        final Set<DirectBuffer> chunks = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 300; i++) {
            execute(1_000);
            chunks.add(log.buffer(log.size() - 1));
            fund();
        }
        assertThat(log.size()).isEqualTo(300_300);
        assertThat(log.size() - log.first())
                .isBetween(ExecutionLog.KEPT_ENTRIES, ExecutionLog.KEPT_ENTRIES + ExecutionLog.KEPT_ENTRIES / 16);
        assertThat(chunks).hasSizeLessThan(40);
        assertThat(log.firstBehind(0)).as("of what is not kept the oldest left").isEqualTo(log.first());
        assertThat(executionAt(log.firstBehind(299_998))).isEqualTo(299_999);
        assertThat(log.firstBehind(300_000)).as("the last payment").isEqualTo(log.size() - 1);
        for (long entry = log.first() + 2; entry < log.size() - 1; entry += 1_001) {
            final long behind = executionAt(entry) - 1;
            assertThat(log.firstBehind(behind)).isBetween(entry - 1, entry);
        }
    }
}
