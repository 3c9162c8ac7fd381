package io.ballast.gateway.aeron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.gateway.GatewayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderLogTest {
    private static final int ORDERS = 5;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void write() {
        file = OrderLog.fileIn(directory);
        try (OrderLog log = OrderLog.open(directory, Links.SHA)) {
            assertThat(log.earlier()).isNull();
            append(log, 0, ORDERS);
        }
    }

    private static void append(final OrderLog log, final int from, final int to) {
        for (int i = from; i < to; i++) {
            final UnsafeBuffer order = new UnsafeBuffer(new byte[10 + i]);
            order.setMemory(0, order.capacity(), (byte) i);
            log.append(100 + i, 1_000 + i, order, 1, order.capacity() - 1);
        }
    }

    private List<String> read() {
        final List<String> read = new ArrayList<>();
        final OrderLogReader log = OrderLogReader.open(file);
        while (log.next()) {
            final byte first = log.buffer().getByte(log.offset());
            read.add(log.steps() + " " + log.causeTimeNs() + " " + log.length() + "x" + first);
        }
        return read;
    }

    private static List<String> records(final int to) {
        final List<String> records = new ArrayList<>();
        for (int i = 0; i < to; i++) {
            records.add((100 + i) + " " + (1_000 + i) + " " + (9 + i) + "x" + i);
        }
        return records;
    }

    @Test
    void shouldKeepOrdersAsTheyCameAcrossProcesses() {
        try (OrderLog log = OrderLog.open(directory, Links.SHA)) {
            assertThat(log.summary()).isEqualTo(new OrderLogSummary(ORDERS, 104, 1_004, 0));
            append(log, ORDERS, 7);
        }
        assertThat(read()).isEqualTo(records(7));
    }

    /** Wherever the process died within its last record. */
    @Test
    void shouldCutATornRecordAndAppendBehindTheOnesBefore() throws IOException {
        final byte[] whole = Files.readAllBytes(file);
        final int last = whole.length - OrderLogDescriptor.ORDER_OFFSET - (9 + ORDERS - 1);
        for (int length = last + 1; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(read()).isEqualTo(records(ORDERS - 1));
            try (OrderLog log = OrderLog.open(directory, Links.SHA)) {
                assertThat(log.summary().tornBytes()).isEqualTo(length - last);
                append(log, ORDERS - 1, ORDERS);
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        }
    }

    @Test
    void shouldRefuseDamageWithRecordsBehindIt() throws IOException {
        final byte[] bytes = Files.readAllBytes(file);
        bytes[OrderLogDescriptor.HEAD_LENGTH + OrderLogDescriptor.ORDER_OFFSET + 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> OrderLog.open(directory, Links.SHA))
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining(file + ": the record at byte " + OrderLogDescriptor.HEAD_LENGTH)
                .hasMessageContaining("a checksum that does not fit");
    }

    @Test
    void shouldRefuseTheLogOfAnotherConfigurationAndWhatIsNoLog() throws IOException {
        final String other = "b".repeat(64);
        assertThatThrownBy(() -> OrderLog.open(directory, other))
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining(other)
                .hasMessageContaining(Links.SHA);
        Files.write(file, new byte[200]);
        assertThatThrownBy(() -> OrderLog.open(directory, Links.SHA))
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("is not an order log");
    }

    @Test
    void shouldRefuseALogThatAnotherExchangeWrites() {
        final OrderLog writing = OrderLog.open(directory, Links.SHA);
        assertThatThrownBy(() -> OrderLog.open(directory, Links.SHA))
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("writes it");
        writing.close();
        OrderLog.open(directory, Links.SHA).close();
    }
}
