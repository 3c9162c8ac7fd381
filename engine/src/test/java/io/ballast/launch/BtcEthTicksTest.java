package io.ballast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.RecordedData;
import io.ballast.counter.Counter;
import io.ballast.instrument.Instrument;
import io.ballast.pipeline.SessionEnd;
import io.ballast.slot.EventKind;
import io.ballast.slot.Slot;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped six minutes of raw messages against a plain search of the same files. */
@Tag("slow")
class BtcEthTicksTest {
    private static final Map<String, String> FILES = Map.of(
            "BTC", "spot_btcusdt",
            "ETH", "spot_ethusdt",
            "BTC_PERP", "usdm_btcusdt",
            "ETH_PERP", "usdm_ethusdt",
            "BTC_INVERSE", "cm_btcusd_perp",
            "ETH_INVERSE", "cm_ethusd_perp");

    private static final Map<String, NaiveCapture> NAIVE = new TreeMap<>();

    @TempDir
    private static Path directory;

    private static EngineConfiguration configuration;
    private static SessionResult result;

    @BeforeAll
    static void runBoth() {
        final Path data = RecordedData.require();
        FILES.forEach((name, file) ->
                NAIVE.put(name, NaiveCapture.of(data.resolve("ticks").resolve(file + "_20240808.gz"))));
        configuration = Sessions.example("btc-eth-ticks.yaml");
        result = Sessions.run(configuration, data, directory.resolve("journal"));
    }

    @Test
    void shouldEndCleanAndVerify() {
        assertThat(result.end().kind()).isEqualTo(SessionEnd.Kind.CLEAN);
        assertThat(Sessions.refusals(result)).isEmpty();
        assertThat(new JournalVerifier(result.journal(), inputs -> {}).verify().isIdentical())
                .isTrue();
    }

    @Test
    void shouldTakeEveryMessageOfItsInstruments() {
        assertThat(result.counters().get(Counter.QUOTES))
                .isEqualTo(NAIVE.values().stream()
                        .mapToLong(capture -> capture.sums.quotes)
                        .sum());
        assertThat(result.counters().get(Counter.TRADES))
                .isEqualTo(NAIVE.values().stream()
                        .mapToLong(capture -> capture.sums.trades)
                        .sum());
    }

    @Test
    void shouldReadTheSamePricesAndSizes() {
        final Map<String, CaptureSums> engine = new TreeMap<>();
        Journaled.rerun(configuration, result.journal(), slot -> add(slot, engine));
        assertThat(engine).hasSameSizeAs(NAIVE);
        engine.forEach((name, sums) -> assertThat(sums)
                .as(name)
                .hasToString(Objects.requireNonNull(NAIVE.get(name)).sums.toString()));
    }

    @Test
    void shouldTradeAndValueThePortfolioAtTheLastMids() {
        assertThat(result.counters().get(Counter.ORDERS_SENT)).isPositive();
        assertThat(result.counters().get(Counter.FILLS)).isPositive();
        final BigDecimal unhedgedNav = new BigDecimal("50000")
                .add(new BigDecimal("9.7047").multiply(Objects.requireNonNull(NAIVE.get("BTC")).mid))
                .add(new BigDecimal("130.404").multiply(Objects.requireNonNull(NAIVE.get("ETH")).mid));
        assertThat(BigDecimal.valueOf(result.recorder().unhedgedEndNanoUsd(), 9))
                .isEqualByComparingTo(unhedgedNav);
    }

    private static void add(final Slot slot, final Map<String, CaptureSums> engine) {
        final EventKind kind = slot.ingest.kind;
        if (kind != EventKind.QUOTE && kind != EventKind.TRADE) {
            return;
        }
        final Instrument instrument = configuration.instruments().get(slot.ingest.instrumentId);
        final CaptureSums sums = engine.computeIfAbsent(instrument.name(), name -> new CaptureSums());
        if (kind == EventKind.QUOTE) {
            sums.quote(
                    price(instrument, slot.ingest.bidTicks),
                    size(instrument, slot.ingest.bidLots),
                    price(instrument, slot.ingest.askTicks),
                    size(instrument, slot.ingest.askLots));
        } else {
            sums.trade(price(instrument, slot.ingest.tradeTicks), size(instrument, slot.ingest.tradeLots));
        }
    }

    private static BigDecimal price(final Instrument instrument, final long ticks) {
        return instrument.tickSize().multiply(BigDecimal.valueOf(ticks));
    }

    private static BigDecimal size(final Instrument instrument, final long lots) {
        return instrument.lotSize().multiply(BigDecimal.valueOf(lots));
    }
}
