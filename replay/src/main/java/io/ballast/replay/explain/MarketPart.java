package io.ballast.replay.explain;

import io.ballast.index.Constituent;
import io.ballast.instrument.IndexDefinition;
import io.ballast.instrument.Instrument;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.EventKind;
import io.ballast.slot.IndexSection;
import java.util.ArrayList;
import java.util.List;

/** The input, the prices it left, and the index of the overlay. */
final class MarketPart {
    private static final int FEW = 4;
    private static final int LEVEL_DECIMALS = 4;

    private final Moment moment;
    private final LabelledLines screen;

    MarketPart(final Moment moment, final LabelledLines screen) {
        this.moment = moment;
        this.screen = screen;
    }

    void cause() {
        screen.row(
                "CAUSE",
                "input " + moment.playback().sequence() + " at " + Amounts.time(moment.slot().ingest.timeNs) + ": "
                        + InputWords.of(moment));
    }

    /** Quotes of the overlay's contracts, and of a spot leg that is asked about. */
    void prices(final OverlaySettings overlay, final int askedLeg) {
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("instrument", "bid", "offer", "at bid", "at offer", "vouched for", "basis", "quote"));
        for (final LegSettings leg : overlay.legs()) {
            if (!leg.isSpot() || leg.id() == askedLeg) {
                rows.add(quote(leg));
            }
        }
        screen.table("PRICES", rows);
    }

    private List<String> quote(final LegSettings leg) {
        final IndexSection index = moment.slot().index;
        final Instrument instrument = moment.instrument(leg.instrumentId());
        final int id = leg.id();
        final boolean isVouched = index.referenceLowTicks[id] != 0;
        return List.of(
                instrument.name(),
                Amounts.price(instrument, index.bidTicks[id]),
                Amounts.price(instrument, index.askTicks[id]),
                Amounts.quantity(instrument, index.bidLots[id]),
                Amounts.quantity(instrument, index.askLots[id]),
                isVouched
                        ? Amounts.price(instrument, index.referenceLowTicks[id]) + " to "
                                + Amounts.price(instrument, index.referenceHighTicks[id])
                        : "by nothing else",
                index.basisPpb[id] == IndexSection.UNKNOWN ? Amounts.UNKNOWN : Amounts.percent(index.basisPpb[id]),
                index.isLegValid[id] ? "valid" : "NOT VALID");
    }

    void index(final OverlaySettings overlay) {
        if (overlay.indexId() < 0) {
            screen.row("INDEX", "none");
            return;
        }
        final IndexDefinition definition = moment.configuration().indices().get(overlay.indexId());
        final IndexSection index = moment.slot().index;
        final double before = moment.levelBefore(overlay.id());
        final double level = index.indexLevel[overlay.id()];
        screen.row(
                "INDEX",
                "index." + definition.name() + ".level " + Amounts.real(level, LEVEL_DECIMALS) + ", "
                        + (before == level ? "not moved" : "before " + Amounts.real(before, LEVEL_DECIMALS)) + "; "
                        + index.indexQuality[overlay.id()]
                        + (index.isIndexValid[overlay.id()] ? "" : ", NOT VALID"));
        constituents(overlay.indexId());
    }

    /** All of a few, else the one whose quote came. */
    private void constituents(final int indexId) {
        final List<Constituent> members = moment.playback().stages().index().constituents(indexId);
        final boolean isQuote = moment.slot().ingest.kind == EventKind.QUOTE;
        final List<List<String>> rows = new ArrayList<>();
        for (final Constituent member : members) {
            final boolean isMover = isQuote && member.instrumentId() == moment.slot().ingest.instrumentId;
            if (isMover || members.size() <= FEW) {
                rows.add(constituent(member, isMover));
            }
        }
        screen.table("INDEX", rows);
        if (rows.size() < members.size()) {
            screen.row(
                    "INDEX",
                    "made of " + members.size() + " constituents, of which "
                            + members.stream()
                                    .filter(member -> !member.isValid())
                                    .count() + " have no valid quote");
        }
    }

    private List<String> constituent(final Constituent member, final boolean isMover) {
        final Instrument instrument = moment.instrument(member.instrumentId());
        return List.of(
                instrument.name(),
                "bid " + Amounts.price(instrument, member.bidTicks()),
                "offer " + Amounts.price(instrument, member.askTicks()),
                "weight " + Amounts.percent(member.weight()),
                member.isValid() ? "valid" : "NOT VALID",
                isMover ? "moved by this input" : "");
    }
}
