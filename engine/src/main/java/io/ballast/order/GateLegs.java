package io.ballast.order;

import io.ballast.instrument.Instrument;
import io.ballast.math.Bounds;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlaySettings;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** What the risk gate must know of each leg, in arrays. */
final class GateLegs {
    /** No leg. */
    static final int NONE = -1;

    private final int overlays;
    private final int sources;
    private final int[] overlayOf;
    private final int[] instrumentOf;
    private final int[] sourceOf;
    private final int[] accountOf;
    private final int[] legOf;
    private final boolean[] isSpot;
    /** A lot of the overlay's first contract in lots of the leg, as a fraction. */
    private final long[] legLots;

    private final long[] perMainLots;

    /** All by id. */
    GateLegs(
            final List<Instrument> instruments,
            final List<AccountSettings> accounts,
            final List<OverlaySettings> overlaySettings) {
        final List<LegSettings> legs = OverlaySettings.legsOf(overlaySettings);
        overlays = overlaySettings.size();
        sources = instruments.stream().mapToInt(Instrument::sourceId).max().orElse(0) + 1;
        overlayOf = legs.stream().mapToInt(LegSettings::overlayId).toArray();
        instrumentOf = legs.stream().mapToInt(LegSettings::instrumentId).toArray();
        sourceOf = Arrays.stream(instrumentOf)
                .map(id -> instruments.get(id).sourceId())
                .toArray();
        final int[] accountOfSource = AccountSettings.accountOfSource(accounts, sources);
        accountOf =
                Arrays.stream(sourceOf).map(source -> accountOfSource[source]).toArray();
        legOf = new int[instruments.size()];
        Arrays.fill(legOf, NONE);
        isSpot = new boolean[legs.size()];
        legLots = new long[legs.size()];
        perMainLots = new long[legs.size()];
        for (final LegSettings leg : legs) {
            legOf[leg.instrumentId()] = leg.id();
            isSpot[leg.id()] = leg.isSpot();
            final LegSettings main = overlaySettings.get(leg.overlayId()).mainLeg();
            measure(leg.id(), instruments.get(main.instrumentId()), instruments.get(leg.instrumentId()));
        }
    }

    private void measure(final int leg, final Instrument main, final Instrument own) {
        final int scale = Math.max(main.lotSize().scale(), own.lotSize().scale());
        final BigInteger mainUnits = main.lotSize().setScale(scale).unscaledValue();
        final BigInteger ownUnits = own.lotSize().setScale(scale).unscaledValue();
        final BigInteger common = mainUnits.gcd(ownUnits);
        legLots[leg] = mainUnits.divide(common).longValueExact();
        perMainLots[leg] = ownUnits.divide(common).longValueExact();
    }

    int count() {
        return overlayOf.length;
    }

    int overlays() {
        return overlays;
    }

    /** Those that price an instrument; a source beyond has none. */
    int sources() {
        return sources;
    }

    int overlay(final int leg) {
        return overlayOf[leg];
    }

    int instrument(final int leg) {
        return instrumentOf[leg];
    }

    int source(final int leg) {
        return sourceOf[leg];
    }

    int account(final int leg) {
        return accountOf[leg];
    }

    /** As many lots of the leg as make the quantity of so many lots of its overlay's first contract, rounded down. */
    long lots(final int leg, final long mainLots) {
        final long whole = mainLots / perMainLots[leg];
        final long rest = mainLots % perMainLots[leg];
        final long most = Bounds.MAX_LOTS;
        // A limit beyond what can be held is no limit.
        return whole >= most / legLots[leg] ? most : whole * legLots[leg] + rest * legLots[leg] / perMainLots[leg];
    }

    boolean isSpot(final int leg) {
        return isSpot[leg];
    }

    /** The leg that trades the instrument, or {@link #NONE}. */
    int of(final int instrumentId) {
        return legOf[instrumentId];
    }
}
