package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import io.ballast.journal.JournalWriter;
import io.ballast.journal.SessionHeader;
import io.ballast.message.CancelOrderEncoder;
import io.ballast.message.CancelReason;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.OverlayState;
import io.ballast.message.RiskEventEncoder;
import io.ballast.message.StateChecksumsEncoder;
import io.ballast.message.TransitionEncoder;
import io.ballast.message.TransitionReason;
import io.ballast.settings.CheckpointSettings;
import io.ballast.settings.JournalSettings;
import io.ballast.slot.OrderSection;
import io.ballast.slot.SlotShape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An earlier schema version is compared as far as it goes, and no further. */
class OutputComparisonTest {
    private static final int NOW = MessageHeaderEncoder.SCHEMA_VERSION;
    private static final int VERSION_OFFSET = 6;

    @TempDir
    private Path directory;

    private final OrderSection recorded = new OrderSection(SlotShape.EMPTY);
    private final OrderSection rerun = new OrderSection(SlotShape.EMPTY);

    private static void cancel(final OrderSection section, final long clientOrderId, final int version) {
        final int body = section.outputBytes + OrderSection.LENGTH_BYTES;
        new CancelOrderEncoder()
                .wrapAndApplyHeader(section.outputs, body, new MessageHeaderEncoder())
                .timeNs(5)
                .clientOrderId(clientOrderId)
                .cancelReason(CancelReason.KILLED);
        end(section, CancelOrderEncoder.BLOCK_LENGTH, version);
    }

    private static void checksums(final OrderSection section, final int indexCrc, final int hedgeCrc) {
        final int body = section.outputBytes + OrderSection.LENGTH_BYTES;
        new StateChecksumsEncoder()
                .wrapAndApplyHeader(section.outputs, body, new MessageHeaderEncoder())
                .timeNs(5)
                .ingestBytes(1_000)
                .indexBytes(2_000)
                .hedgeBytes(3_000)
                .orderBytes(4_000)
                .ingestCrc(10)
                .indexCrc(indexCrc)
                .hedgeCrc(hedgeCrc)
                .orderCrc(13);
        end(section, StateChecksumsEncoder.BLOCK_LENGTH, NOW);
    }

    private static void transition(
            final OrderSection section,
            final OverlayState from,
            final OverlayState to,
            final TransitionReason reason,
            final int version) {
        final int body = section.outputBytes + OrderSection.LENGTH_BYTES;
        new TransitionEncoder()
                .wrapAndApplyHeader(section.outputs, body, new MessageHeaderEncoder())
                .timeNs(5)
                .overlayId(0)
                .from(from)
                .to(to)
                .reason(reason);
        end(section, TransitionEncoder.BLOCK_LENGTH, version);
    }

    private static void riskEvent(final OrderSection section) {
        final int body = section.outputBytes + OrderSection.LENGTH_BYTES;
        new RiskEventEncoder()
                .wrapAndApplyHeader(section.outputs, body, new MessageHeaderEncoder())
                .timeNs(5);
        end(section, RiskEventEncoder.BLOCK_LENGTH, NOW);
    }

    private static void end(final OrderSection section, final int blockLength, final int version) {
        final int body = section.outputBytes + OrderSection.LENGTH_BYTES;
        section.outputs.putShort(body + VERSION_OFFSET, (short) version, ByteOrder.LITTLE_ENDIAN);
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + blockLength;
        section.outputs.putInt(section.outputBytes, length, ByteOrder.LITTLE_ENDIAN);
        section.outputBytes += OrderSection.LENGTH_BYTES + length;
        section.outputCount++;
    }

    private @Nullable Divergence compared(final int version) {
        return compared(version, true);
    }

    private @Nullable Divergence compared(final int version, final boolean isOfThisBuild) {
        final Path journal = directory.resolve("journal" + version + isOfThisBuild);
        try (JournalWriter writer = JournalWriter.open(
                journal,
                new JournalSettings("", 1 << 20, 0, CheckpointSettings.NONE),
                new SessionHeader(0, 1, "0", "0", "0", "", ""))) {
            final UnsafeBuffer input = new UnsafeBuffer(new byte[32]);
            writer.append(0, input, 0, 32, recorded.outputs, recorded.outputBytes, recorded.outputCount);
        }
        try (JournalReader reader = JournalReader.open(journal)) {
            final JournalDocument document = new JournalDocument();
            assertThat(reader.next(document)).isTrue();
            return OutputComparison.of(document, rerun, version, isOfThisBuild);
        }
    }

    @Test
    void shouldTakeNoNoticeOfTheVersionInAnEarlierHeader() {
        cancel(recorded, 7, 1);
        cancel(rerun, 7, NOW);
        assertThat(compared(1)).isNull();
    }

    @Test
    void shouldTakeNoticeOfItInAHeaderOfThisVersion() {
        cancel(recorded, 7, 1);
        cancel(rerun, 7, NOW);
        assertThat(compared(NOW)).isNotNull();
    }

    @Test
    void shouldFindAnotherFieldOfAnEarlierVersion() {
        cancel(recorded, 7, 1);
        cancel(rerun, 8, NOW);
        final Divergence divergence = Objects.requireNonNull(compared(1));
        assertThat(divergence.what()).isEqualTo("output 1");
        assertThat(divergence.recorded()).contains("clientOrderId=7");
        assertThat(divergence.rerun()).contains("clientOrderId=8");
    }

    @Test
    void shouldLeaveOutWhatAnEarlierVersionDidNotHave() {
        cancel(recorded, 7, 2);
        cancel(recorded, 9, 2);
        cancel(rerun, 7, NOW);
        riskEvent(rerun);
        cancel(rerun, 9, NOW);
        riskEvent(rerun);
        assertThat(compared(2)).isNull();
    }

    @Test
    void shouldFindAnOutputThatIsOnlyRecorded() {
        cancel(recorded, 7, 2);
        cancel(recorded, 9, 2);
        cancel(rerun, 7, NOW);
        riskEvent(rerun);
        final Divergence divergence = Objects.requireNonNull(compared(2));
        assertThat(divergence.what()).isEqualTo("output 2");
        assertThat(divergence.rerun()).isEqualTo("nothing");
    }

    @Test
    void shouldFindAnOutputThatIsOnlyMadeNow() {
        cancel(recorded, 7, 2);
        cancel(rerun, 7, NOW);
        cancel(rerun, 9, NOW);
        final Divergence divergence = Objects.requireNonNull(compared(2));
        assertThat(divergence.recorded()).isEqualTo("nothing");
        assertThat(divergence.rerun()).contains("clientOrderId=9");
    }

    @Test
    void shouldNameTheStageWhoseStateDiffers() {
        checksums(recorded, 11, 12);
        checksums(rerun, 11, 13);
        final Divergence divergence = Objects.requireNonNull(compared(NOW));
        assertThat(divergence.what()).isEqualTo("output 1, state of stage hedge");
        assertThat(divergence.recorded()).isEqualTo("hedge 3,000 bytes with CRC-32C 0000000c");
        assertThat(divergence.rerun()).isEqualTo("hedge 3,000 bytes with CRC-32C 0000000d");
    }

    @Test
    void shouldTakeNoNoticeOfStateThatAnotherBuildEncoded() {
        checksums(recorded, 11, 12);
        checksums(rerun, 10, 13);
        assertThat(compared(NOW, false)).isNull();
        assertThat(Objects.requireNonNull(compared(NOW, true)).what())
                .isEqualTo("output 1, state of stage index, hedge");
    }

    @Test
    void shouldFindAnotherOutputBehindStateThatAnotherBuildEncoded() {
        checksums(recorded, 11, 12);
        checksums(rerun, 11, 13);
        cancel(recorded, 7, NOW);
        cancel(rerun, 8, NOW);
        assertThat(Objects.requireNonNull(compared(NOW, false)).what()).isEqualTo("output 2");
    }

    @Test
    void shouldJoinTheStepsThatTheFirstVersionTookAtOnce() {
        transition(recorded, OverlayState.IDLE, OverlayState.DRIFT, TransitionReason.BAND_BREACHED, 1);
        transition(recorded, OverlayState.DRIFT, OverlayState.EXECUTE, TransitionReason.TARGET_SET, 1);
        cancel(recorded, 7, 1);
        transition(rerun, OverlayState.IDLE, OverlayState.DRIFT, TransitionReason.BAND_BREACHED, NOW);
        transition(rerun, OverlayState.DRIFT, OverlayState.CLASSIFY, TransitionReason.DWELL_MET, NOW);
        transition(rerun, OverlayState.CLASSIFY, OverlayState.PRECHECK, TransitionReason.SELECTED, NOW);
        riskEvent(rerun);
        transition(rerun, OverlayState.PRECHECK, OverlayState.EXECUTE, TransitionReason.APPROVED, NOW);
        cancel(rerun, 7, NOW);
        assertThat(compared(1)).isNull();
        assertThat(Objects.requireNonNull(compared(2)).what()).isEqualTo("output 2");
    }

    @Test
    void shouldFindAWorkflowThatStayedOnTheWay() {
        transition(recorded, OverlayState.DRIFT, OverlayState.EXECUTE, TransitionReason.TARGET_SET, 1);
        transition(rerun, OverlayState.DRIFT, OverlayState.CLASSIFY, TransitionReason.DWELL_MET, NOW);
        assertThat(Objects.requireNonNull(compared(1)).rerun()).contains("to=CLASSIFY");
    }

    @Test
    void shouldKnowSinceWhichVersionTheSchemaHasEachOutput() throws IOException {
        final String schema;
        try (InputStream stream =
                Objects.requireNonNull(EngineConfiguration.class.getResourceAsStream("/ballast-schema.xml"))) {
            schema = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        final Matcher message = Pattern.compile("<sbe:message name=\"\\w+\" id=\"(\\d+)\"(?: sinceVersion=\"(\\d+)\")?")
                .matcher(schema);
        int outputs = 0;
        while (message.find()) {
            final int id = Integer.parseInt(message.group(1));
            if ((id >= 32 && id < 48) || id >= 72) {
                assertThat(FormerOutputs.sinceVersion(id))
                        .as(message.group())
                        .isEqualTo(message.group(2) == null ? 1 : Integer.parseInt(message.group(2)));
                outputs++;
            }
        }
        assertThat(outputs).isEqualTo(17);
    }
}
