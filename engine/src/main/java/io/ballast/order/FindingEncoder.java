package io.ballast.order;

import io.ballast.message.IndexEventEncoder;
import io.ballast.message.LedgerEntryEncoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.OutlookChangeEncoder;
import io.ballast.message.OutlookState;
import io.ballast.message.PredictionEncoder;
import io.ballast.message.PredictionVerdict;
import io.ballast.message.RankingEncoder;
import io.ballast.message.RecompositionOutcome;
import io.ballast.message.SelectionVerdict;
import io.ballast.slot.HedgeSection;
import io.ballast.slot.IndexSection;
import io.ballast.slot.Recomposition;
import java.util.Arrays;

/** Encodes what a decision rests on: recompositions, outlooks, rankings of contracts, predicted tracking errors, costs. */
final class FindingEncoder {
    private static final RecompositionOutcome[] RECOMPOSITIONS = Arrays.stream(Recomposition.values())
            .map(outcome -> outcome == Recomposition.NONE
                    ? RecompositionOutcome.NULL_VAL
                    : RecompositionOutcome.valueOf(outcome.name()))
            .toArray(RecompositionOutcome[]::new);

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final IndexEventEncoder indexEvent = new IndexEventEncoder();
    private final OutlookChangeEncoder outlook = new OutlookChangeEncoder();
    private final PredictionEncoder prediction = new PredictionEncoder();
    private final RankingEncoder ranking = new RankingEncoder();
    private final LedgerEntryEncoder ledger = new LedgerEntryEncoder();
    private final OutputBuffer out;

    FindingEncoder(final OutputBuffer out) {
        this.out = out;
    }

    /** What became of recompositions in this event. */
    void indexEvents(final IndexSection index) {
        for (int i = 0; i < index.recompositionCount; i++) {
            indexEvent
                    .wrapAndApplyHeader(out.buffer(), out.body(), header)
                    .timeNs(out.timeNs())
                    .level(index.recompositionLevel[i])
                    .indexId(index.recompositionIndex[i])
                    .outcome(RECOMPOSITIONS[index.recomposition[i].ordinal()]);
            out.end(IndexEventEncoder.BLOCK_LENGTH);
        }
    }

    void outlook(final int overlayId, final HedgeSection hedge) {
        outlook.wrapAndApplyHeader(out.buffer(), out.body(), header)
                .timeNs(out.timeNs())
                .overlayId(overlayId)
                .outlook(OutlookState.get((short) hedge.outlook[overlayId].ordinal()))
                .commanded((short) (hedge.isOutlookCommanded[overlayId] ? 1 : 0));
        out.end(OutlookChangeEncoder.BLOCK_LENGTH);
    }

    void prediction(final int overlayId, final HedgeSection hedge) {
        prediction
                .wrapAndApplyHeader(out.buffer(), out.body(), header)
                .timeNs(out.timeNs())
                .unhedged(hedge.unhedgedError[overlayId])
                .intended(hedge.hedgedError[overlayId])
                .notional(hedge.notionalError[overlayId])
                .beta(hedge.betaError[overlayId])
                .minimum(hedge.minimumError[overlayId])
                .overlayId(overlayId)
                .verdict(PredictionVerdict.get((short) hedge.precheck[overlayId].ordinal()));
        out.end(PredictionEncoder.BLOCK_LENGTH);
    }

    /** What an overlay costs against trading the coins. */
    void ledger(final int overlayId, final HedgeSection hedge) {
        ledger.wrapAndApplyHeader(out.buffer(), out.body(), header)
                .timeNs(out.timeNs())
                .openedTimeNs(hedge.ledgerOpenedNs[overlayId])
                .hedgedNanoUsd(hedge.ledgerHedgedNanoUsd[overlayId])
                .overlayCostNanoUsd(hedge.ledgerCostNanoUsd[overlayId])
                .overlayCloseNanoUsd(hedge.ledgerCloseNanoUsd[overlayId])
                .directCostNanoUsd(hedge.ledgerDirectNanoUsd[overlayId])
                .taxNanoUsd(hedge.ledgerTaxNanoUsd[overlayId])
                .breakEvenNs(hedge.ledgerBreakEvenNs[overlayId])
                .overlayId(overlayId)
                .isClosed((short) (hedge.isLedgerClosed[overlayId] ? 1 : 0));
        out.end(LedgerEntryEncoder.BLOCK_LENGTH);
    }

    /**
     * @param place place among the overlay's candidates
     * @param id    number among those of all overlays
     */
    void ranking(final int overlayId, final int place, final int id, final HedgeSection hedge) {
        ranking.wrapAndApplyHeader(out.buffer(), out.body(), header)
                .timeNs(out.timeNs())
                .score(hedge.score[id])
                .trackingError(hedge.candidateError[id])
                .effectiveness(hedge.effectiveness[id])
                .roundTripCost(hedge.roundTripCost[id])
                .carryPerYear(hedge.carryPerYear[id])
                .overlayId(overlayId)
                .candidate(place)
                .verdict(SelectionVerdict.get((short) hedge.verdict[id].ordinal()));
        out.end(RankingEncoder.BLOCK_LENGTH);
    }
}
