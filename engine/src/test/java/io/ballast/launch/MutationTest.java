package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counters;
import io.ballast.harness.SmallSession;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import io.ballast.pipeline.Stages;
import io.ballast.slot.Slot;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stages with one constant changed are found out at the first input for which they do something else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutationTest {
    private static final long NEVER = -1;

    private String yaml = "";
    private Path journal = Path.of("");

    @BeforeAll
    void runASession(@TempDir final Path directory) {
        yaml = SmallSession.yaml().replace("minFreeDisk: 0B", "minFreeDisk: 0B, checkpointInputs: 300");
        journal = SmallSession.run(directory, yaml);
    }

    /** The constants of every stage: the guard of ingest, index quantities, band and size of hedge, limits of order. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "staleness: 15s           | staleness: 5s",
                "quantities: {UNI: 24154.8 | quantities: {UNI: 24154.9",
                "band: 1%                 | band: 1.1%",
                "tradeBack: 50%           | tradeBack: 51%",
                "maxOrder: 14             | maxOrder: 1.5",
                "maxPosition: 300         | maxPosition: 3"
            })
    void shouldFindAChangedConstantAtTheInputThatItChanges(final String constant, final String changed) {
        final String mutated = yaml.replace(constant, changed);
        assertThat(mutated).isNotEqualTo(yaml);
        final EngineConfiguration configuration = ConfigurationFile.parse("mutated", mutated);
        final long expected = firstDifference(configuration);
        assertThat(expected)
                .as("a mutation that changes nothing proves nothing")
                .isNotEqualTo(NEVER);
        final Divergence divergence =
                Objects.requireNonNull(verify(configuration).divergence());
        assertThat(divergence.sequence()).isEqualTo(expected);
        assertThat(divergence.recorded()).isNotEqualTo(divergence.rerun());
    }

    private Verification verify(final EngineConfiguration configuration) {
        final Stages stages = StagesFactory.create(configuration, new Counters());
        try (JournalPlayback playback =
                JournalPlayback.of(JournalChain.of(journal), configuration, stages, RerunObserver.NONE)) {
            return JournalVerifier.verify(playback);
        }
    }

    /** By hand: the bytes of all outputs of an input, one array against the other. */
    private long firstDifference(final EngineConfiguration configuration) {
        final Stages stages = StagesFactory.create(configuration, new Counters());
        final Slot slot = new Slot(configuration.slotShape());
        try (JournalReader reader = JournalReader.open(journal)) {
            stages.ingest().begin(reader.header().createdTimeNs());
            final JournalDocument document = new JournalDocument();
            while (reader.next(document)) {
                slot.input.length = document.inputLength();
                slot.input.buffer.putBytes(0, document.buffer(), document.inputOffset(), document.inputLength());
                stages.onSlot(slot, document.sequence());
                final byte[] recorded = new byte[document.outputBytes()];
                document.buffer().getBytes(document.outputsOffset(), recorded);
                final byte[] now = new byte[slot.order.outputBytes];
                slot.order.outputs.getBytes(0, now);
                if (!Arrays.equals(recorded, now)) {
                    return document.sequence();
                }
            }
        }
        return NEVER;
    }
}
