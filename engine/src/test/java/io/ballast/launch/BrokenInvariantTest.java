package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.synthetic.SyntheticFeed;
import io.ballast.harness.Inputs;
import io.ballast.harness.SmallSession;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import io.ballast.journal.SessionTrailer;
import io.ballast.message.AccountChange;
import io.ballast.message.CloseReason;
import io.ballast.pipeline.SessionEnd;
import io.ballast.settings.Profile;
import io.ballast.settings.TopologySettings;
import io.ballast.settings.WaitMode;
import java.nio.file.Path;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stage that breaks stops the session, and the journal says where. */
class BrokenInvariantTest {
    private static final int QUOTES_BEFORE = 400;

    @TempDir
    private Path root;

    @ParameterizedTest
    @EnumSource(Profile.class)
    void shouldStopAndCloseTheJournalWhenAStageBreaks(final Profile profile) {
        final EngineConfiguration configuration = ConfigurationFile.parse("small.yaml", SmallSession.yaml())
                .withTopology(new TopologySettings(profile, WaitMode.PARK, 64, 16, true, 10 * Durations.SECOND_NS));
        final Path journal = root.resolve("journal");
        final SessionResult result = new Session(configuration, journal).run(new OverflowingFeed(configuration));

        assertThat(result.end().kind()).isEqualTo(SessionEnd.Kind.FAIL_STOP);
        assertThat(result.end().cause()).isInstanceOf(ArithmeticException.class);
        assertThat(result.end().unprocessed()).isPositive();
        final SessionTrailer trailer = trailer(journal);
        assertThat(trailer.closeReason()).isEqualTo(CloseReason.FAIL_STOP);
        assertThat(trailer.cause()).contains("overflow");
        assertThat(trailer.inputs()).isEqualTo(result.end().inputs()).isGreaterThan(QUOTES_BEFORE - 16);
        assertThat(trailer.unprocessed()).isEqualTo(result.end().unprocessed());
        final Verification verification = new JournalVerifier(journal, inputs -> {}).verify();
        assertThat(verification.isIdentical()).as("%s", verification).isTrue();
        assertThat(verification.inputs()).isEqualTo(trailer.inputs());
    }

    private static SessionTrailer trailer(final Path journal) {
        try (JournalReader reader = JournalReader.open(journal)) {
            final JournalDocument document = new JournalDocument();
            while (reader.next(document)) {
                assertThat(document.inputLength()).isPositive();
            }
            return Objects.requireNonNull(reader.trailer());
        }
    }

    /** Quotes at first, then more money than an account can hold. */
    private static final class OverflowingFeed implements MarketFeed {
        private final SyntheticFeed quotes;
        private final Inputs inputs = new Inputs();
        private UnsafeBuffer transfer = new UnsafeBuffer(new byte[0]);
        private int count;

        OverflowingFeed(final EngineConfiguration configuration) {
            quotes = new SyntheticFeed(
                    Objects.requireNonNull(configuration.synthetic()),
                    configuration.instruments(),
                    configuration.seed());
        }

        @Override
        public long peekTimeNs() {
            return quotes.peekTimeNs();
        }

        private boolean isTransfer() {
            return count >= QUOTES_BEFORE;
        }

        @Override
        public DirectBuffer buffer() {
            return isTransfer() ? transfer : quotes.buffer();
        }

        @Override
        public int offset() {
            return isTransfer() ? 0 : quotes.offset();
        }

        @Override
        public int length() {
            return isTransfer() ? transfer.capacity() : quotes.length();
        }

        @Override
        public void advance() {
            quotes.advance();
            count++;
            if (isTransfer()) {
                inputs.elapse(quotes.peekTimeNs() - inputs.timeNs());
                transfer = inputs.account(0, AccountChange.TRANSFER, 1L << 61);
            }
        }

        @Override
        public void close() {
            quotes.close();
        }
    }
}
