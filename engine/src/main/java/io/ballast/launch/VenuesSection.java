package io.ballast.launch;

import io.ballast.index.ConstituentPrice;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.VenuePricing;
import io.ballast.instrument.VenuePricing.Venue;
import io.ballast.math.Ppb;
import java.util.ArrayList;
import java.util.List;

/** Key {@code venues} of an instrument: the instruments whose prices make its own, and by what rule. */
final class VenuesSection {
    private static final long DEFAULT_CLAMP_PPB = 5_000_000;
    private static final long DEFAULT_EXCLUSION_PPB = 30_000_000;
    private static final long DEFAULT_DEPEG_PPB = 5_000_000;

    private VenuesSection() {}

    static VenuePricing read(final Section instrument, final Names names) {
        final Section section = instrument.section("venues");
        final List<Venue> venues = new ArrayList<>();
        for (final String key : section.keys()) {
            final int venueId = names.idOfKey(section, key);
            final Section venue = section.section(key);
            final long weightPpb = venue.required("weight", Ranges.share(1, Ppb.ONE), Ppb.ONE);
            final int crossId = venue.optional("cross", names.reference(), VenuePricing.NO_CROSS);
            if (crossId == VenuePricing.NO_CROSS) {
                venue.forbidden("depeg", "only a venue with a cross has it");
            }
            final long depegPpb = crossId == VenuePricing.NO_CROSS
                    ? 0
                    : venue.optional("depeg", Ranges.share(0, Ppb.ONE), DEFAULT_DEPEG_PPB);
            if (venueId >= 0) {
                venues.add(new Venue(venueId, weightPpb, crossId, depegPpb));
            }
        }
        final int count = section.keys().size();
        if (!section.isAbsent() && (count == 0 || count > ConstituentPrice.MAX_VENUES)) {
            section.problem("", count + " venues", "name 1 to " + ConstituentPrice.MAX_VENUES + " instruments");
        }
        final long clampPpb = instrument.optional("clamp", Ranges.share(1, Ppb.ONE - 1), DEFAULT_CLAMP_PPB);
        final long exclusionPpb = instrument.optional("exclude", Ranges.share(0, Ppb.ONE), DEFAULT_EXCLUSION_PPB);
        if (exclusionPpb != 0 && exclusionPpb < clampPpb) {
            instrument.problem("exclude", "is below clamp", "write at least the clamp, or 0% to exclude no venue");
        }
        return new VenuePricing(venues, clampPpb, exclusionPpb);
    }

    /** Prices come from what has a source: not from another asset of several venues, nor from the asset itself. */
    static void check(final Section instrument, final VenuePricing pricing, final List<Instrument> instruments) {
        for (final Venue venue : pricing.venues()) {
            final String name = instruments.get(venue.instrumentId()).name();
            if (instruments.get(venue.instrumentId()).isComposite()) {
                instrument.problem("venues", "'" + name + "' has venues itself", "name instruments with a source");
            }
            if (venue.crossId() >= 0 && instruments.get(venue.crossId()).isComposite()) {
                instrument.problem("venues", "the cross of '" + name + "' has venues itself", "name one with a source");
            }
        }
    }
}
