package io.ballast.gateway.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.gateway.AllocatedBytes;
import io.ballast.gateway.FeedReading;
import io.ballast.gateway.MarketFeed;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.InstrumentKind;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.settings.SyntheticSettings;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntheticFeedTest {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long DAY_NS = 24 * 60 * MINUTE_NS;
    private static final long START_NS = 20_000 * DAY_NS;
    private static final long SEED = 42;
    private static final double LIMIT_BYTES = 0.01;

    @Test
    void shouldQuoteEveryInstrumentOnceInEachStepAtRisingTimes() {
        final List<String> lines = FeedReading.lines(feed(session(60 * MINUTE_NS, MINUTE_NS, 0), SEED));

        assertThat(lines).hasSize(60 * 17 + 3);
        assertThat(lines).filteredOn(line -> line.startsWith("M")).hasSize(3);
        assertThat(lines)
                .extracting(line -> Long.parseLong(line.split(" ", -1)[1]))
                .isSorted()
                .doesNotHaveDuplicates()
                .first()
                .isEqualTo(START_NS);
    }

    @Test
    void shouldRaiseTheSequenceOfAnInstrumentWithEachMessage() {
        assertThat(FeedReading.lines(feed(session(3 * MINUTE_NS, MINUTE_NS, 0), SEED)))
                .filteredOn(line -> line.endsWith("@14.5"))
                .extracting(line -> line.charAt(0) + line.split(" ", -1)[3])
                .containsExactly("Q#1", "M#2", "Q#3", "Q#4");
    }

    @Test
    void shouldGiveTheSameBytesForTheSameSeed() {
        final SyntheticSettings settings = session(120 * MINUTE_NS, MINUTE_NS, 50_000_000);

        final List<byte[]> messages = FeedReading.bytes(feed(settings, SEED));

        assertThat(FeedReading.bytes(feed(settings, SEED))).containsExactlyElementsOf(messages);
        assertThat(FeedReading.bytes(feed(settings, SEED + 1))).isNotEqualTo(messages);
    }

    /** The figure was written down on JDK 17 for version 1 of the schema; every JDK must give it. */
    @Test
    void shouldGiveTheSameBytesOnEveryJdk() throws NoSuchAlgorithmException {
        final MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (final byte[] message : FeedReading.bytes(feed(session(DAY_NS, MINUTE_NS, 100_000_000), SEED))) {
            message[MessageHeaderEncoder.versionEncodingOffset()] = 1;
            digest.update(message);
        }

        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("14163093adf7073da0060b227ca3317c01db01d21790f73fb9eb7095981f8f56");
    }

    @Test
    void shouldNotMoveAnInstrumentsPricesWhenOthersJoin() {
        final SyntheticSettings settings = session(60 * MINUTE_NS, MINUTE_NS, 50_000_000);
        final List<String> alone = FeedReading.lines(
                new SyntheticFeed(settings, List.of(instruments().get(5)), SEED));

        assertThat(FeedReading.lines(feed(settings, SEED)))
                .filteredOn(line -> line.endsWith("@5.5"))
                .extracting(line -> line.split("#", -1)[1])
                .containsExactlyElementsOf(
                        alone.stream().map(line -> line.split("#", -1)[1]).toList());
    }

    @Test
    void shouldMarkContractsEachEightHours() {
        final List<String> marks = FeedReading.lines(feed(session(DAY_NS, MINUTE_NS, 0), SEED)).stream()
                .filter(line -> line.startsWith("M") && line.endsWith("@15.5"))
                .toList();

        assertThat(marks).hasSize(3);
        for (int i = 0; i < marks.size(); i++) {
            final String[] words = marks.get(i).split(" ", -1);
            assertThat(Long.parseLong(words[1]) - START_NS).isBetween(i * DAY_NS / 3, i * DAY_NS / 3 + MINUTE_NS);
            assertThat(words[10]).isEqualTo(String.valueOf(START_NS + (i + 1) * DAY_NS / 3));
            assertThat(Long.parseLong(words[8])).as("0.1 to 0.7 bp").isBetween(10_000L, 70_000L);
        }
    }

    @Test
    void shouldFollowThePublishedFundingFormula() {
        assertThat(FundingRate.ppb(0)).isEqualTo(100_000);
        assertThat(FundingRate.ppb(-0.0004)).isEqualTo(100_000);
        assertThat(FundingRate.ppb(0.0006)).isEqualTo(100_000);
        assertThat(FundingRate.ppb(0.0010)).isEqualTo(500_000);
        assertThat(FundingRate.ppb(-0.0010)).isEqualTo(-500_000);
    }

    @Test
    void shouldMoveAsCalibrated() {
        final List<double[]> returns = returns(session(30 * DAY_NS, 5 * MINUTE_NS, 0));

        assertThat(volatility(returns.get(0))).isBetween(0.36, 0.385);
        assertThat(volatility(returns.get(1))).isBetween(0.76, 0.80);
        assertThat(volatility(returns.get(2))).isBetween(1.16, 1.23);
        assertThat(volatility(returns.get(10))).isBetween(0.62, 0.67);
        assertThat(correlation(returns.get(0), returns.get(1))).isBetween(0.80, 0.86);
        assertThat(correlation(returns.get(14), sector(returns))).isBetween(0.98, 1.0);
        assertThat(volatility(sector(returns))).isBetween(0.81, 0.90);
        assertThat(correlation(majors(returns), sector(returns))).isBetween(0.88, 0.93);
        assertThat(correlation(returns.get(0), returns.get(15))).isGreaterThan(0.97);
    }

    @Test
    void shouldSellTheSectorOffAndRecover() {
        final SellOff sellOff = new SellOff(200_000_000);

        assertThat(sellOff.factor(0)).isEqualTo(1);
        assertThat(sellOff.factor(0.25)).isBetween(0.89, 0.91);
        assertThat(sellOff.factor(0.5)).isEqualTo(0.8);
        assertThat(sellOff.factor(0.95)).isEqualTo(1);
    }

    @Test
    void shouldSellOffTheSectorOnly() {
        final List<double[]> calm = mids(feed(session(DAY_NS, MINUTE_NS, 0), SEED));
        final List<double[]> sold = mids(feed(session(DAY_NS, MINUTE_NS, 200_000_000), SEED));
        final int noon = calm.get(0).length / 2;

        assertThat(sold.get(0)).isEqualTo(calm.get(0));
        assertThat(sold.get(15)).isEqualTo(calm.get(15));
        assertThat(sold.get(3)[noon] / calm.get(3)[noon]).isBetween(0.799, 0.801);
        assertThat(sold.get(14)[noon] / calm.get(14)[noon]).isBetween(0.799, 0.801);
        assertThat(sold.get(14)[2 * noon - 1]).isEqualTo(calm.get(14)[2 * noon - 1]);
    }

    @Test
    void shouldNotAllocate() {
        assertThat(bytesPerMessage(0)).isLessThan(LIMIT_BYTES);
    }

    @Test
    void shouldNoticeOneByteArrayInAThousandMessages() {
        assertThat(bytesPerMessage(1_000)).isGreaterThan(LIMIT_BYTES);
    }

    @Test
    void shouldNameTheSymbolsItKnows() {
        final SyntheticSettings settings = session(DAY_NS, MINUTE_NS, 0);

        assertThatThrownBy(() -> new SyntheticFeed(settings, List.of(instrument(0, "DOGE", false)), SEED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("no asset 'DOGE'", "BTC, ETH, UNI", "ONEINCH");
        assertThatThrownBy(() -> new SyntheticFeed(settings, List.of(instrument(0, "BTC", true)), SEED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("no contract 'BTC'", "DEFI, BTCPERP, ETHPERP");
    }

    @Test
    void shouldRefuseASessionThatCannotRun() {
        assertThatThrownBy(() -> feed(session(DAY_NS, 33, 0), SEED)).hasMessageContaining("too short");
        assertThatThrownBy(() -> feed(session(MINUTE_NS - 1, MINUTE_NS, 0), SEED))
                .hasMessageContaining("shorter than its step");
        assertThatThrownBy(() -> feed(session(DAY_NS, MINUTE_NS, 1_000_000_000), SEED))
                .hasMessageContaining("sell-off");
        assertThatThrownBy(() -> new SyntheticFeed(session(DAY_NS, MINUTE_NS, 0), List.of(), SEED))
                .hasMessageContaining("no instrument");
    }

    private static double bytesPerMessage(final int controlEvery) {
        final int warmUp = 100_000;
        final int measured = 400_000;
        final SyntheticFeed feed = feed(session(DAY_NS, DAY_NS / 50_000, 0), SEED);
        read(feed, warmUp, controlEvery);
        final long before = AllocatedBytes.now();
        read(feed, measured, controlEvery);
        return (double) (AllocatedBytes.now() - before) / measured;
    }

    private static void read(final MarketFeed feed, final int messages, final int controlEvery) {
        for (int i = 1; i <= messages; i++) {
            if (feed.peekTimeNs() == MarketFeed.END) {
                throw new AssertionError("no message " + i);
            }
            feed.advance();
            if (controlEvery > 0 && i % controlEvery == 0) {
                AllocatedBytes.allocate(controlEvery);
            }
        }
    }

    private static SyntheticSettings session(final long durationNs, final long stepNs, final long sellOffPpb) {
        return new SyntheticSettings(START_NS, durationNs, stepNs, sellOffPpb);
    }

    private static SyntheticFeed feed(final SyntheticSettings settings, final long seed) {
        return new SyntheticFeed(settings, instruments(), seed);
    }

    /** Assets 0 to 13, contracts 14 to 16. */
    private static List<Instrument> instruments() {
        final List<Instrument> instruments = new ArrayList<>();
        for (final String symbol : SyntheticMarket.symbols()) {
            instruments.add(instrument(instruments.size(), symbol, instruments.size() >= 14));
        }
        return instruments;
    }

    private static Instrument instrument(final int id, final String symbol, final boolean isContract) {
        return new Instrument(
                id,
                symbol,
                isContract ? InstrumentKind.LINEAR : InstrumentKind.SPOT,
                5,
                symbol,
                new BigDecimal("0.0001"),
                new BigDecimal("0.001"),
                BigDecimal.ONE);
    }

    private static List<double[]> mids(final MarketFeed feed) {
        final List<List<Double>> mids = new ArrayList<>();
        instruments().forEach(instrument -> mids.add(new ArrayList<>()));
        for (final String line : FeedReading.lines(feed)) {
            if (line.startsWith("Q")) {
                final String[] prices = line.split(" ", -1)[4].split("/", -1);
                final int id = Integer.parseInt(line.substring(line.indexOf('@') + 1, line.indexOf('.')));
                mids.get(id).add((Double.parseDouble(prices[0]) + Double.parseDouble(prices[1])) / 2);
            }
        }
        return mids.stream()
                .map(list -> list.stream().mapToDouble(Double::doubleValue).toArray())
                .toList();
    }

    private static List<double[]> returns(final SyntheticSettings settings) {
        return mids(feed(settings, SEED)).stream()
                .map(mids -> {
                    final double[] returns = new double[mids.length - 1];
                    for (int i = 0; i < returns.length; i++) {
                        returns[i] = Math.log(mids[i + 1] / mids[i]);
                    }
                    return returns;
                })
                .toList();
    }

    private static double[] sector(final List<double[]> returns) {
        return mean(returns.subList(2, 14));
    }

    private static double[] majors(final List<double[]> returns) {
        return mean(returns.subList(0, 2));
    }

    private static double[] mean(final List<double[]> series) {
        final double[] mean = new double[series.get(0).length];
        for (final double[] one : series) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += one[i] / series.size();
            }
        }
        return mean;
    }

    private static double volatility(final double[] returns) {
        return Math.sqrt(product(returns, returns) / returns.length * 365 * 288);
    }

    private static double correlation(final double[] x, final double[] y) {
        return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
    }

    private static double product(final double[] x, final double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
