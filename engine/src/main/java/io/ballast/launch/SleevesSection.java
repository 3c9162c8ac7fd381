package io.ballast.launch;

import io.ballast.instrument.Instrument;
import io.ballast.instrument.InstrumentKind;
import io.ballast.instrument.Sleeve;
import io.ballast.math.Ppb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Key {@code sleeves}: sets of held assets that share one target weight; an asset is in at most one. */
final class SleevesSection {
    private static final int MAX_SLEEVES = 256;

    private final List<Instrument> instruments;
    private final Names names;
    private final Map<Integer, String> sleeveOfAsset = new HashMap<>();
    private final List<Sleeve> sleeves = new ArrayList<>();

    SleevesSection(final List<Instrument> instruments, final Names names) {
        this.instruments = instruments;
        this.names = names;
    }

    List<Sleeve> read(final Section section) {
        for (final Section member : section.members(MAX_SLEEVES)) {
            final long targetPpb = member.required("target", Ranges.share(0, Ppb.ONE), 0L);
            final List<Integer> assets = member.list("assets", names.reference());
            assets.forEach(asset -> claim(member, asset));
            sleeves.add(new Sleeve(sleeves.size(), member.name(), targetPpb, assets));
        }
        return sleeves;
    }

    /** Reports assets that are held but in no sleeve: their drift would be invisible. */
    void checkHoldings(final Section holdings, final List<Long> lots) {
        for (final Instrument instrument : instruments) {
            if (lots.get(instrument.id()) > 0 && !sleeveOfAsset.containsKey(instrument.id())) {
                holdings.problem(instrument.name(), "is held but in no sleeve", "add it to the assets of a sleeve");
            }
        }
    }

    private void claim(final Section sleeve, final int asset) {
        final Instrument instrument = instruments.get(asset);
        if (instrument.kind() != InstrumentKind.SPOT) {
            sleeve.problem(
                    "assets", "'" + instrument.name() + "' is a contract", "put instruments of kind spot into sleeves");
        }
        final String other = sleeveOfAsset.putIfAbsent(asset, sleeve.name());
        if (other != null) {
            sleeve.problem(
                    "assets",
                    "'" + instrument.name() + "' is already in sleeve '" + other + "'",
                    "keep each asset in one sleeve");
        }
    }
}
