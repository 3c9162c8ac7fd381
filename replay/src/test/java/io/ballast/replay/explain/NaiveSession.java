package io.ballast.replay.explain;

import io.ballast.instrument.IndexDefinition;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.Sleeve;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import io.ballast.launch.Decision;
import io.ballast.launch.DecisionReader;
import io.ballast.launch.EngineConfiguration;
import io.ballast.launch.JournalPlayback;
import io.ballast.message.AccountDecoder;
import io.ballast.message.ExecutionDecoder;
import io.ballast.message.ExecutionType;
import io.ballast.message.HoldingDecoder;
import io.ballast.message.MarkDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.Side;
import io.ballast.message.TimerDecoder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A session by plain arithmetic on what its journal's inputs say, without any stage. */
final class NaiveSession {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    final EngineConfiguration configuration;
    final List<Decision> decisions = new ArrayList<>();
    final List<Long> sequences = new ArrayList<>();
    final List<Fill> fills = new ArrayList<>();
    final NaiveReturns returns;
    long timeNs;
    double indexBefore;

    private final Map<Integer, BigDecimal> bids = new HashMap<>();
    private final Map<Integer, BigDecimal> offers = new HashMap<>();
    private final Map<Integer, BigDecimal> midsBefore = new HashMap<>();
    private final Map<Integer, BigDecimal> bidSizes = new HashMap<>();
    private final Map<Integer, BigDecimal> quantities = new HashMap<>();
    private BigDecimal cash = BigDecimal.ZERO;
    private final Map<Integer, Double> fundingPerYear = new HashMap<>();

    /** A fill, and the order it is of. */
    record Fill(long sequence, long timeNs, long orderId, BigDecimal quantity, BigDecimal price, BigDecimal fee) {}

    private NaiveSession(final EngineConfiguration configuration) {
        this.configuration = configuration;
        returns = new NaiveReturns(configuration);
    }

    /** Behind the input of a sequence; fills are those of the whole session. */
    static NaiveSession upTo(final Path journal, final long sequence) {
        final EngineConfiguration configuration;
        try (JournalPlayback playback = JournalPlayback.open(journal)) {
            configuration = playback.configuration();
        }
        final NaiveSession session = new NaiveSession(configuration);
        try (JournalReader reader = JournalReader.open(journal)) {
            final JournalDocument document = new JournalDocument();
            while (reader.next(document)) {
                session.onDocument(document, document.sequence() <= sequence);
            }
        }
        return session;
    }

    private void onDocument(final JournalDocument document, final boolean isCounted) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        header.wrap(document.buffer(), document.inputOffset());
        if (header.templateId() == ExecutionDecoder.TEMPLATE_ID) {
            onExecution(
                    new ExecutionDecoder().wrapAndApplyHeader(document.buffer(), document.inputOffset(), header),
                    document.sequence(),
                    isCounted);
        }
        if (!isCounted) {
            return;
        }
        indexBefore = level();
        onInput(document, header);
        final DecisionReader reader = new DecisionReader();
        while (document.nextOutput()) {
            final Decision decision = reader.read(document.buffer(), document.outputOffset());
            if (decision != null) {
                decisions.add(decision);
                sequences.add(document.sequence());
            }
        }
    }

    private void onInput(final JournalDocument document, final MessageHeaderDecoder header) {
        final int at = document.inputOffset();
        switch (header.templateId()) {
            case QuoteDecoder.TEMPLATE_ID ->
                onQuote(new QuoteDecoder().wrapAndApplyHeader(document.buffer(), at, header));
            case TimerDecoder.TEMPLATE_ID -> {
                timeNs = new TimerDecoder()
                        .wrapAndApplyHeader(document.buffer(), at, header)
                        .receiveTimeNs();
                returns.onLook(this);
            }
            case HoldingDecoder.TEMPLATE_ID -> {
                final HoldingDecoder in = new HoldingDecoder().wrapAndApplyHeader(document.buffer(), at, header);
                quantities.put(in.instrumentId(), lots(in.instrumentId(), in.qtyLots()));
            }
            case AccountDecoder.TEMPLATE_ID ->
                cash = cash.add(BigDecimal.valueOf(
                        new AccountDecoder()
                                .wrapAndApplyHeader(document.buffer(), at, header)
                                .amountNanoUsd(),
                        9));
            case MarkDecoder.TEMPLATE_ID -> {
                final MarkDecoder in = new MarkDecoder().wrapAndApplyHeader(document.buffer(), at, header);
                // Three periods a day, simple.
                fundingPerYear.put(in.instrumentId(), in.fundingRatePpb() / 1e9 * 3 * 365);
            }
            default -> {}
        }
    }

    private void onQuote(final QuoteDecoder in) {
        final int id = in.instrumentId();
        timeNs = in.receiveTimeNs();
        if (bids.containsKey(id)) {
            midsBefore.put(id, mid(id));
        }
        bids.put(id, ticks(id, in.bidTicks()));
        offers.put(id, ticks(id, in.askTicks()));
        bidSizes.put(id, lots(id, in.bidLots()));
        returns.onLook(this);
    }

    private void onExecution(final ExecutionDecoder in, final long sequence, final boolean isCounted) {
        final int id = in.instrumentId();
        if (in.executionType() != ExecutionType.FILL) {
            return;
        }
        final BigDecimal signed = lots(id, in.side() == Side.BUY ? in.lastLots() : -in.lastLots());
        final BigDecimal price = ticks(id, in.lastTicks());
        final BigDecimal fee = BigDecimal.valueOf(in.feeNanoUsd(), 9);
        fills.add(new Fill(sequence, in.receiveTimeNs(), in.clientOrderId(), signed, price, fee));
        if (isCounted) {
            timeNs = in.receiveTimeNs();
            quantities.merge(id, signed, BigDecimal::add);
            cash = cash.subtract(signed.multiply(price)).subtract(fee);
        }
    }

    private BigDecimal lots(final int id, final long lots) {
        return instrument(id).lotSize().multiply(BigDecimal.valueOf(lots));
    }

    private BigDecimal ticks(final int id, final long ticks) {
        return instrument(id).tickSize().multiply(BigDecimal.valueOf(ticks));
    }

    Instrument instrument(final int id) {
        return configuration.instruments().get(id);
    }

    boolean isPriced(final int id) {
        return bids.containsKey(id);
    }

    BigDecimal bid(final int id) {
        return bids.getOrDefault(id, BigDecimal.ZERO);
    }

    BigDecimal offer(final int id) {
        return offers.getOrDefault(id, BigDecimal.ZERO);
    }

    BigDecimal size(final int id) {
        return bidSizes.getOrDefault(id, BigDecimal.ZERO);
    }

    /** The mid before the last quote: what vouches for it where no mark is fresh. */
    BigDecimal midBefore(final int id) {
        return midsBefore.getOrDefault(id, BigDecimal.ZERO);
    }

    BigDecimal mid(final int id) {
        return bid(id).add(offer(id)).divide(TWO);
    }

    BigDecimal quantity(final int id) {
        return quantities.getOrDefault(id, BigDecimal.ZERO);
    }

    BigDecimal value(final int id) {
        return quantity(id).multiply(mid(id));
    }

    /** That a short in a contract receives, by the rate last announced. */
    double fundingPerYear(final int id) {
        return fundingPerYear.getOrDefault(id, 0.0);
    }

    /** All that is held, and cash: what was paid for futures is in it, so that both together are their profit. */
    BigDecimal nav() {
        BigDecimal nav = cash;
        for (final Instrument instrument : configuration.instruments()) {
            nav = nav.add(value(instrument.id()));
        }
        return nav;
    }

    /** NAV without spot. */
    BigDecimal collateral() {
        BigDecimal collateral = nav();
        for (final Instrument instrument : configuration.instruments()) {
            collateral = instrument.isContract() ? collateral : collateral.subtract(value(instrument.id()));
        }
        return collateral;
    }

    BigDecimal sleeve(final int id) {
        BigDecimal sum = BigDecimal.ZERO;
        for (final int asset : configuration.sleeves().get(id).assetIds()) {
            sum = sum.add(value(asset));
        }
        return sum;
    }

    BigDecimal target(final int id) {
        return nav().multiply(BigDecimal.valueOf(configuration.sleeves().get(id).targetPpb(), 9));
    }

    /** USD that a sleeve is above its target. */
    BigDecimal drift(final int id) {
        return sleeve(id).subtract(target(id));
    }

    /** The sleeve of the first overlay. */
    int sleeveId() {
        return configuration.overlays().get(0).sleeveId();
    }

    Sleeve sleeve() {
        return configuration.sleeves().get(sleeveId());
    }

    /** Level of the first index. */
    double level() {
        if (configuration.indices().isEmpty()) {
            return 0;
        }
        final IndexDefinition index = configuration.indices().get(0);
        BigDecimal level = BigDecimal.ZERO;
        for (int i = 0; i < index.instrumentIds().size(); i++) {
            level = level.add(
                    index.amounts().get(i).multiply(mid(index.instrumentIds().get(i))));
        }
        return level.doubleValue();
    }

    /** Share of the first index that its i-th constituent makes. */
    double weight(final int i) {
        final IndexDefinition index = configuration.indices().get(0);
        return index.amounts()
                        .get(i)
                        .multiply(mid(index.instrumentIds().get(i)))
                        .doubleValue()
                / level();
    }
}
