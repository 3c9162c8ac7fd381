package io.ballast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.journal.Journals.Content;
import io.ballast.journal.Journals.Reading;
import io.ballast.message.CloseReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalRoundTripTest {
    @TempDir
    private Path directory;

    @RepeatedTest(5)
    void shouldReadWhatWasWritten() {
        final Seed seed = Seed.draw();
        final List<Content> written = Journals.write(directory, seed.random(), 1_500);

        final Reading reading = Journals.read(directory);

        assertThat(reading.documents()).as("%s", seed).isEqualTo(written);
        assertThat(reading.end().state()).as("%s", seed).isEqualTo(EndState.CLEAN);
    }

    @Test
    void shouldWriteTheSameBytesWhenPagesAreTouchedAhead(@TempDir final Path other) throws IOException {
        final Seed seed = Seed.draw();
        final List<Content> written = Journals.write(directory, seed.random(), 2_000);
        try (JournalWriter writer = Journals.open(other)) {
            int touched = 0;
            for (final Content content : written) {
                touched += writer.touchAhead();
                Journals.append(writer, content);
            }
            assertThat(touched).isPositive();
            while (writer.touchAhead() > 0) {
                touched++;
            }
            Journals.close(writer);
            assertThat(writer.touchAhead()).isZero();
        }

        assertThat(Journals.file(other)).as("%s", seed).hasSameBinaryContentAs(Journals.file(directory));
    }

    @Test
    void shouldReadHeaderAndTrailer() {
        try (JournalWriter writer = Journals.open(directory)) {
            writer.append(0, new UnsafeBuffer(new byte[8]), 0, 8, new UnsafeBuffer(new byte[0]), 0, 0);
            writer.appendUnprocessed(1, new UnsafeBuffer(new byte[8]), 0, 8);
            writer.close(99, CloseReason.FAIL_STOP, Journals.STATE, "index lost a constituent");
        }

        try (JournalReader reader = JournalReader.open(directory)) {
            assertThat(reader.header()).isEqualTo(Journals.HEADER);
            assertThat(reader.schemaVersion()).isEqualTo(4);
            final JournalDocument document = new JournalDocument();
            assertThat(reader.next(document)).isTrue();
            assertThat(reader.next(document)).isTrue();
            assertThat(reader.trailer()).isNull();
            assertThat(reader.next(document)).isFalse();
            assertThat(reader.trailer())
                    .isEqualTo(new SessionTrailer(
                            99, 1, 1, CloseReason.FAIL_STOP, Journals.STATE, "index lost a constituent"));
            assertThat(reader.nextSequence()).isEqualTo(2);
        }
    }

    @Test
    void shouldHoldConfigurationLongerThanABlock() {
        final String configuration = "instruments: [BTC]\n".repeat(20_000);
        final SessionHeader header = new SessionHeader(0, 65_534, "", "", "", "", configuration);
        JournalWriter.open(directory, Journals.SETTINGS, header).close();

        try (JournalReader reader = JournalReader.open(directory)) {
            assertThat(reader.header()).isEqualTo(header);
        }
    }

    @Test
    void shouldEndOpenWithoutTrailer() {
        try (JournalWriter writer = Journals.open(directory)) {
            writer.append(0, new UnsafeBuffer(new byte[8]), 0, 8, new UnsafeBuffer(new byte[0]), 0, 0);
        }

        final Reading reading = Journals.read(directory);

        assertThat(reading.documents()).hasSize(1);
        assertThat(reading.end().state()).isEqualTo(EndState.OPEN_END);
        assertThat(reading.end().expectedSequence()).isEqualTo(1);
        assertThat(reading.end().message()).contains("no trailer");
    }

    @Test
    void shouldRefuseSequenceThatIsNotNext() {
        try (JournalWriter writer = Journals.open(directory)) {
            final UnsafeBuffer input = new UnsafeBuffer(new byte[8]);
            assertThatThrownBy(() -> writer.append(1, input, 0, 8, input, 0, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("expects input 0");
        }
    }

    @Test
    void shouldRefuseDocumentThatIsTooLongAndGoOn() {
        try (JournalWriter writer = Journals.open(directory)) {
            final int tooLong = writer.maxPayloadBytes() + 1;
            final UnsafeBuffer input = new UnsafeBuffer(new byte[tooLong]);
            assertThatThrownBy(() -> writer.append(0, input, 0, tooLong, input, 0, 0))
                    .isInstanceOf(IllegalArgumentException.class);
            writer.append(0, input, 0, tooLong - 1, input, 0, 0);
        }

        assertThat(Journals.read(directory).documents()).hasSize(1);
    }

    @Test
    void shouldRefuseAppendAfterClose() {
        final JournalWriter writer = Journals.open(directory);
        writer.close();
        writer.close();

        final UnsafeBuffer input = new UnsafeBuffer(new byte[8]);
        assertThatThrownBy(() -> writer.append(0, input, 0, 8, input, 0, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }
}
