package io.ballast.index;

import io.ballast.instrument.Instrument;
import io.ballast.instrument.VenuePricing;
import io.ballast.instrument.VenuePricing.Venue;
import io.ballast.math.Bounds;
import io.ballast.math.Ppb;
import io.ballast.slot.Quality;
import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** The assets that several venues price: which prices each depends on, and its price and quality after a change. */
final class Composites implements Stateful {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    /** Bid and offer of the largest price. */
    private static final double MAX_HALF_TICKS = 2.0 * Bounds.MAX_TICKS;

    private final int[][] dependents;
    private final int[] instrumentOf;
    private final ConstituentPrice[] rules;
    private final int[][] venueOf;
    private final int[][] crossOf;
    private final double[][] depegOf;
    private final double[] halfTickUsd;

    /** By id. */
    Composites(final List<Instrument> instruments) {
        dependents = new int[instruments.size()][0];
        halfTickUsd = new double[instruments.size()];
        instrumentOf = instruments.stream()
                .filter(Instrument::isComposite)
                .mapToInt(Instrument::id)
                .toArray();
        rules = new ConstituentPrice[instrumentOf.length];
        venueOf = new int[instrumentOf.length][];
        crossOf = new int[instrumentOf.length][];
        depegOf = new double[instrumentOf.length][];
        for (final Instrument instrument : instruments) {
            halfTickUsd[instrument.id()] = instrument.tickSize().divide(TWO).doubleValue();
        }
        for (int composite = 0; composite < instrumentOf.length; composite++) {
            final VenuePricing pricing =
                    instruments.get(instrumentOf[composite]).pricing();
            if (pricing != null) {
                add(composite, pricing);
            }
        }
    }

    private void add(final int composite, final VenuePricing pricing) {
        final List<Venue> venues = pricing.venues();
        venueOf[composite] = venues.stream().mapToInt(Venue::instrumentId).toArray();
        crossOf[composite] = venues.stream().mapToInt(Venue::crossId).toArray();
        depegOf[composite] = venues.stream()
                .mapToDouble(venue -> Ppb.toFraction(venue.depegPpb()))
                .toArray();
        rules[composite] = new ConstituentPrice(
                venues.size(),
                venues.stream()
                        .mapToDouble(venue -> Ppb.toFraction(venue.weightPpb()))
                        .toArray(),
                Ppb.toFraction(pricing.clampPpb()),
                Ppb.toFraction(pricing.exclusionPpb()));
        for (final Venue venue : venues) {
            depend(venue.instrumentId(), composite);
            if (venue.crossId() != VenuePricing.NO_CROSS) {
                depend(venue.crossId(), composite);
            }
        }
    }

    private void depend(final int instrumentId, final int composite) {
        final int[] known = dependents[instrumentId];
        if (Arrays.stream(known).noneMatch(other -> other == composite)) {
            dependents[instrumentId] = Arrays.copyOf(known, known.length + 1);
            dependents[instrumentId][known.length] = composite;
        }
    }

    /** The composites that a change of this instrument's price changes. */
    int[] dependents(final int instrumentId) {
        return dependents[instrumentId];
    }

    int instrumentOf(final int composite) {
        return instrumentOf[composite];
    }

    /** Works out the price anew from what the venues say now, and how far it may be relied on. */
    Quality update(final int composite, final PriceBook prices) {
        final int[] venues = venueOf[composite];
        for (int venue = 0; venue < venues.length; venue++) {
            final boolean isValid = prices.isValid(venues[venue]) && isCrossValid(composite, venue, prices);
            final double crossUsd = crossUsd(crossOf[composite][venue], prices);
            rules[composite].onVenue(venue, usd(venues[venue], prices) * crossUsd, isValid);
        }
        rules[composite].evaluate();
        return isPrice(midOf(composite)) ? rules[composite].quality() : Quality.INVALID;
    }

    /** The price in half ticks of the composite's own tick, to the nearest. */
    long midHalfTicks(final int composite) {
        return (long) midOf(composite);
    }

    private double midOf(final int composite) {
        return StrictMath.rint(rules[composite].price() / halfTickUsd[instrumentOf[composite]]);
    }

    /** At least a bid of one tick and an offer of another. */
    private static boolean isPrice(final double halfTicks) {
        return halfTicks >= 2 && halfTicks <= MAX_HALF_TICKS;
    }

    private boolean isCrossValid(final int composite, final int venue, final PriceBook prices) {
        final int crossId = crossOf[composite][venue];
        if (crossId == VenuePricing.NO_CROSS) {
            return true;
        }
        final double limit = depegOf[composite][venue];
        return prices.isValid(crossId) && (limit == 0 || Math.abs(usd(crossId, prices) - 1) <= limit);
    }

    private double crossUsd(final int crossId, final PriceBook prices) {
        return crossId == VenuePricing.NO_CROSS ? 1 : usd(crossId, prices);
    }

    private double usd(final int instrumentId, final PriceBook prices) {
        return prices.midHalfTicks(instrumentId) * halfTickUsd[instrumentId];
    }

    @Override
    public void codeState(final StateCodec state) {
        state.each(rules);
    }
}
