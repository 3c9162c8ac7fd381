package io.ballast.launch;

import io.ballast.journal.DocumentKind;
import io.ballast.journal.JournalDocument;
import io.ballast.journal.JournalReader;
import io.ballast.message.AccountDecoder;
import io.ballast.message.ExecutionDecoder;
import io.ballast.message.ExecutionType;
import io.ballast.message.HoldingDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.QuoteDecoder;
import io.ballast.message.Side;
import io.ballast.message.TimerDecoder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * The cost ledger and the attribution of the DeFi week computed a second time, from the inputs in its journal and the
 * figures of its file: quotes, fills, holdings, cash and timers, no code or figure of the engine.
 *
 * <p>An episode costs fees, fills against mid, Y·σ·√ impact of each day's trades in one direction, and collateral on the
 * notional of the last timer or fill. Directly, each change of exposure costs fee, quoted half spread and impact of every
 * coin, and 25 % of the gain of the dearest lots.
 */
final class NaiveLedger {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long HOUR_NS = DAY_NS / 24;
    private static final double YEAR_NS = 365.0 * DAY_NS;
    private static final int CONTRACT = 14;
    private static final int FIRST_DEFI = 2;
    private static final double SIGMA = 0.05;
    private static final double CONTRACT_VOLUME = 1_180_000;
    private static final double FEE = 0.001;
    private static final double TAX = 0.25;
    private static final double COLLATERAL_PER_YEAR = 0.3 * 0.05;
    private static final long REMAINING_NS = DAY_NS;
    private static final BigDecimal TARGET = new BigDecimal("0.38");
    private static final String[] TICKS = {
        "0.1", "0.01", "0.001", "0.01", "0.1", "0.001", "0.01", "0.001", "0.0001", "0.0001", "1", "0.0001", "0.0001",
        "0.001", "0.001"
    };
    private static final String[] LOTS = {
        "0.0001", "0.01", "0.1", "0.01", "0.001", "0.1", "0.01", "0.1", "0.1", "0.1", "0.0001", "0.1", "0.1", "0.1",
        "0.001"
    };
    private static final double[] VOLUMES = {
        0, 0, 381e6, 317.7e6, 87.6e6, 105e6, 28.2e6, 7.5e6, 62.6e6, 17.8e6, 5.6e6, 6.5e6, 45.2e6, 36.9e6
    };

    /** Lots of a coin that cost so much a coin. */
    private record Lot(long lots, BigDecimal price) {}

    /** What the ledger says at one moment, in USD; the break-even in nanoseconds. */
    record Entry(
            long timeNs,
            long openedNs,
            double hedged,
            double overlay,
            double close,
            double direct,
            double tax,
            double breakEvenNs,
            boolean isClosed) {}

    final List<Entry> entries = new ArrayList<>();
    int refused;
    BigDecimal spotGain = BigDecimal.ZERO;
    BigDecimal futuresGain = BigDecimal.ZERO;
    BigDecimal fees = BigDecimal.ZERO;
    BigDecimal spread = BigDecimal.ZERO;
    BigDecimal navAtStart = BigDecimal.ZERO;

    private final long[] bids = new long[TICKS.length];
    private final long[] asks = new long[TICKS.length];
    private final long[] held = new long[TICKS.length];
    private final List<List<Lot>> taxLots = new ArrayList<>();
    private BigDecimal cash = BigDecimal.ZERO;
    private BigDecimal futuresCash = BigDecimal.ZERO;
    private long position;
    private boolean isStarted;

    private double sale;
    private double saleGain;
    private double saleHalfSpread;
    private double saleDepth;

    private boolean isOpen;
    private boolean isPassed;
    private long openedNs;
    private long reviewedHour = -1;
    private double paidFees;
    private double paidSpread;
    private double impact;
    private double collateral;
    private double traded;
    private double heldUsd;
    private long heldNs;
    private double run;
    private long runNs;
    private double direct;
    private double directRun;
    private long directRunNs;
    private double tax;
    private double most;
    private double breakEvenNs = Long.MAX_VALUE;

    static NaiveLedger of(final Path journal) {
        final NaiveLedger ledger = new NaiveLedger();
        final JournalDocument document = new JournalDocument();
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next(document)) {
                if (document.kind() == DocumentKind.INPUT) {
                    ledger.onInput(document.buffer(), document.inputOffset());
                }
            }
        }
        return ledger;
    }

    private NaiveLedger() {
        for (int coin = 0; coin < CONTRACT; coin++) {
            taxLots.add(new ArrayList<>());
        }
        bought(2, 33_436, "4.20");
        bought(2, 10_000, "9.85");
        bought(3, 11_815, "81.5");
        bought(4, 15_208, "1385");
        bought(5, 529_716, "0.29");
    }

    private void bought(final int coin, final long lots, final String price) {
        taxLots.get(coin).add(new Lot(lots, new BigDecimal(price)));
        taxLots.get(coin).sort(Comparator.comparing(Lot::price).reversed());
    }

    private void onInput(final DirectBuffer buffer, final int offset) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        switch (header.templateId()) {
            case QuoteDecoder.TEMPLATE_ID -> onQuote(new QuoteDecoder().wrapAndApplyHeader(buffer, offset, header));
            case ExecutionDecoder.TEMPLATE_ID ->
                onExecution(new ExecutionDecoder().wrapAndApplyHeader(buffer, offset, header));
            case AccountDecoder.TEMPLATE_ID -> {
                final AccountDecoder in = new AccountDecoder().wrapAndApplyHeader(buffer, offset, header);
                cash = cash.add(BigDecimal.valueOf(in.amountNanoUsd(), 9));
            }
            case HoldingDecoder.TEMPLATE_ID -> {
                final HoldingDecoder in = new HoldingDecoder().wrapAndApplyHeader(buffer, offset, header);
                held[in.instrumentId()] = in.qtyLots();
            }
            case TimerDecoder.TEMPLATE_ID ->
                onTimer(new TimerDecoder()
                        .wrapAndApplyHeader(buffer, offset, header)
                        .receiveTimeNs());
            default -> {}
        }
    }

    private void onQuote(final QuoteDecoder in) {
        final int id = in.instrumentId();
        final boolean isFirst = bids[id] == 0;
        final BigDecimal before = mid(id);
        bids[id] = in.bidTicks();
        asks[id] = in.askTicks();
        if (isFirst && id < CONTRACT) {
            final long written = taxLots.get(id).stream().mapToLong(Lot::lots).sum();
            if (held[id] > written) {
                taxLots.get(id).add(new Lot(held[id] - written, mid(id)));
                taxLots.get(id).sort(Comparator.comparing(Lot::price).reversed());
            }
        }
        final BigDecimal moved = mid(id).subtract(before);
        if (isStarted && id == CONTRACT) {
            futuresGain = futuresGain.add(usd(id, position).multiply(moved));
        } else if (isStarted) {
            spotGain = spotGain.add(usd(id, held[id]).multiply(moved));
        }
        if (!isStarted && isPriced()) {
            isStarted = true;
            navAtStart = nav();
            lookAtSale();
        }
    }

    /** Quantity in coins or contracts. */
    private static BigDecimal usd(final int id, final long lots) {
        return new BigDecimal(LOTS[id]).multiply(BigDecimal.valueOf(lots));
    }

    private BigDecimal mid(final int id) {
        return new BigDecimal(TICKS[id])
                .multiply(BigDecimal.valueOf(bids[id] + asks[id]))
                .divide(BigDecimal.valueOf(2));
    }

    /** Every coin has a price; the contract does not count while nothing is held of it. */
    private boolean isPriced() {
        boolean isPriced = true;
        for (int coin = 0; coin < CONTRACT; coin++) {
            isPriced &= bids[coin] != 0;
        }
        return isPriced;
    }

    BigDecimal nav() {
        BigDecimal nav = cash.add(futuresCash).add(usd(CONTRACT, position).multiply(mid(CONTRACT)));
        for (int coin = 0; coin < CONTRACT; coin++) {
            nav = nav.add(worth(coin));
        }
        return nav;
    }

    private BigDecimal worth(final int coin) {
        return usd(coin, held[coin]).multiply(mid(coin));
    }

    private void onExecution(final ExecutionDecoder in) {
        if (in.executionType() != ExecutionType.FILL) {
            return;
        }
        final long lots = in.side() == Side.BUY ? in.lastLots() : -in.lastLots();
        final BigDecimal price = new BigDecimal(TICKS[CONTRACT]).multiply(BigDecimal.valueOf(in.lastTicks()));
        final BigDecimal fee = BigDecimal.valueOf(in.feeNanoUsd(), 9);
        final BigDecimal cross = usd(CONTRACT, lots).multiply(price.subtract(mid(CONTRACT)));
        futuresCash = futuresCash.subtract(usd(CONTRACT, lots).multiply(price)).subtract(fee);
        fees = fees.add(fee);
        spread = spread.add(cross);
        if (!isOpen) {
            open(in.receiveTimeNs());
        }
        paidFees += fee.doubleValue();
        paidSpread += cross.doubleValue();
        final double before = -notional();
        position += lots;
        onFill(in.receiveTimeNs(), usd(CONTRACT, lots).multiply(mid(CONTRACT)).doubleValue());
        onDirect(in.receiveTimeNs(), before, -notional());
        if (position == 0) {
            isOpen = false;
            isPassed = false;
            say(in.receiveTimeNs(), 0, direct);
        }
    }

    private double notional() {
        return usd(CONTRACT, position).multiply(mid(CONTRACT)).doubleValue();
    }

    private void open(final long timeNs) {
        isOpen = true;
        openedNs = timeNs;
        paidFees = 0;
        paidSpread = 0;
        impact = 0;
        collateral = 0;
        traded = 0;
        heldUsd = 0;
        heldNs = timeNs;
        run = 0;
        direct = 0;
        directRun = 0;
        tax = 0;
        most = 0;
        breakEvenNs = Long.MAX_VALUE;
    }

    private void onFill(final long timeNs, final double usd) {
        traded += Math.abs(usd);
        if (run == 0 || run < 0 != usd < 0 || timeNs - runNs >= DAY_NS) {
            run = 0;
            runNs = timeNs;
        }
        impact += contractImpact(Math.abs(run + usd)) - contractImpact(Math.abs(run));
        run += usd;
        hold(timeNs);
    }

    private static double contractImpact(final double usd) {
        return usd * SIGMA * Math.sqrt(usd / CONTRACT_VOLUME);
    }

    private void hold(final long timeNs) {
        collateral += heldUsd * COLLATERAL_PER_YEAR * (timeNs - heldNs) / YEAR_NS;
        heldUsd = Math.abs(notional());
        heldNs = timeNs;
    }

    private void onDirect(final long timeNs, final double before, final double after) {
        final double bought = before - after;
        if (directRun == 0 || directRun < 0 != bought < 0 || timeNs - directRunNs >= DAY_NS) {
            directRun = 0;
            directRunNs = timeNs;
        }
        direct += Math.abs(bought) * (FEE + saleHalfSpread)
                + directImpact(Math.abs(directRun + bought))
                - directImpact(Math.abs(directRun));
        directRun += bought;
        if (Math.abs(after) > most) {
            tax += after > 0 ? (Math.abs(after) - most) * TAX * saleGain / sale : 0;
            most = Math.abs(after);
        }
    }

    private double directImpact(final double usd) {
        return SIGMA * saleDepth * usd * Math.sqrt(usd);
    }

    private void onTimer(final long timeNs) {
        if (isPriced()) {
            lookAtSale();
        }
        if (!isOpen) {
            return;
        }
        final long hour = Math.floorDiv(timeNs, HOUR_NS);
        final boolean isDue = reviewedHour >= 0 && hour != reviewedHour;
        reviewedHour = hour;
        hold(timeNs);
        if (isDue) {
            review(timeNs);
        }
    }

    private void lookAtSale() {
        BigDecimal sleeve = BigDecimal.ZERO;
        for (int coin = FIRST_DEFI; coin < CONTRACT; coin++) {
            sleeve = sleeve.add(worth(coin));
        }
        final BigDecimal drift = sleeve.subtract(TARGET.multiply(nav())).max(BigDecimal.ZERO);
        sale = drift.doubleValue();
        saleGain = 0;
        saleHalfSpread = 0;
        saleDepth = 0;
        final BigDecimal share = drift.divide(sleeve, 9, RoundingMode.HALF_UP);
        for (int coin = FIRST_DEFI; coin < CONTRACT; coin++) {
            final double weight = worth(coin).doubleValue() / sleeve.doubleValue();
            saleHalfSpread += weight * (asks[coin] - bids[coin]) / (double) (asks[coin] + bids[coin]);
            saleDepth += Math.pow(weight, 1.5) / Math.sqrt(VOLUMES[coin]);
            saleGain += gain(coin, share).doubleValue();
        }
    }

    /** Of whole lots, the dearest first. */
    private BigDecimal gain(final int coin, final BigDecimal share) {
        long left = share.multiply(BigDecimal.valueOf(held[coin]))
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
        BigDecimal gain = usd(coin, left).multiply(mid(coin));
        for (final Lot lot : taxLots.get(coin)) {
            final long taken = Math.min(left, lot.lots());
            gain = gain.subtract(usd(coin, taken).multiply(lot.price()));
            left -= taken;
        }
        return gain;
    }

    private void review(final long timeNs) {
        final double usd = Math.abs(notional());
        final double halfSpread = (asks[CONTRACT] - bids[CONTRACT]) / (double) (asks[CONTRACT] + bids[CONTRACT]);
        final double close = usd * (paidFees / traded + halfSpread) + contractImpact(usd);
        final double reversed = direct + usd * (FEE + saleHalfSpread) + directImpact(usd);
        final double saved = reversed + tax - cost() - close;
        breakEvenNs = Math.max(0, timeNs - openedNs + saved / (usd * COLLATERAL_PER_YEAR) * YEAR_NS);
        final boolean isPassedNow = timeNs - openedNs + REMAINING_NS > breakEvenNs;
        if (isPassedNow != isPassed) {
            isPassed = isPassedNow;
            say(timeNs, close, reversed);
        }
    }

    private double cost() {
        return paidFees + paidSpread + impact + collateral;
    }

    private void say(final long timeNs, final double close, final double directCost) {
        entries.add(new Entry(timeNs, openedNs, most, cost(), close, directCost, tax, breakEvenNs, !isOpen));
    }
}
