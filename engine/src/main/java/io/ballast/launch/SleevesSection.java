package io.ballast.launch;

import io.ballast.instrument.Instrument;
import io.ballast.instrument.InstrumentKind;
import io.ballast.instrument.Sleeve;
import io.ballast.instrument.TopRule;
import io.ballast.math.Ppb;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Key {@code sleeves}: sets of held assets that share one target weight. An asset is in one of them, or in several with
 * shares that make one; or a rule moves it between two.
 */
final class SleevesSection {
    private static final int MAX_SLEEVES = 256;

    private final List<Instrument> instruments;
    private final Names names;
    private final Map<Integer, String> sleeveOfAsset = new HashMap<>();
    /** By asset: what the sleeves that share it have of it so far; an asset without a share is not among them. */
    private final Map<Integer, Long> sharedPpb = new HashMap<>();

    private final List<Sleeve> sleeves = new ArrayList<>();

    SleevesSection(final List<Instrument> instruments, final Names names) {
        this.instruments = instruments;
        this.names = names;
    }

    List<Sleeve> read(final Section section) {
        final int before = section.problemCount();
        final List<Section> members = section.members(MAX_SLEEVES);
        final TopSection rule = TopSection.find(members, names);
        for (final Section member : members) {
            sleeves.add(sleeve(member, rule));
        }
        if (section.problemCount() == before) {
            checkShares(section);
        }
        return sleeves;
    }

    private Sleeve sleeve(final Section section, final TopSection rule) {
        final int id = sleeves.size();
        final long targetPpb = section.required("target", Ranges.share(0, Ppb.ONE), 0L);
        final TopRule top = rule.ruleOf(id);
        if (top != null) {
            top.assetIds().forEach(asset -> claim(section, "top.of", asset, false));
        }
        if (rule.isUnder(id)) {
            section.forbidden("assets", "a rule says what is in this sleeve");
            final List<Integer> assets = rule.assetsOf(id);
            return new Sleeve(id, section.name(), targetPpb, assets, alone(assets), top);
        }
        final List<Integer> assets = new ArrayList<>();
        final List<Long> shares = new ArrayList<>();
        if (section.isMapping("assets")) {
            readShares(section.section("assets"), section, assets, shares);
        } else {
            assets.addAll(section.list("assets", names.reference()));
            shares.addAll(alone(assets));
            assets.forEach(asset -> claim(section, "assets", asset, false));
        }
        return new Sleeve(id, section.name(), targetPpb, assets, shares);
    }

    private static List<Long> alone(final List<Integer> assets) {
        return Collections.nCopies(assets.size(), Ppb.ONE);
    }

    private void readShares(
            final Section assets, final Section sleeve, final List<Integer> ids, final List<Long> shares) {
        for (final String key : assets.keys()) {
            final int asset = names.idOfKey(assets, key);
            if (asset >= 0) {
                final long sharePpb = assets.required(key, Ranges.share(1, Ppb.ONE), Ppb.ONE);
                ids.add(asset);
                shares.add(sharePpb);
                claim(sleeve, "assets", asset, true);
                sharedPpb.merge(asset, sharePpb, Long::sum);
            }
        }
        if (assets.keys().isEmpty() && !assets.isAbsent()) {
            assets.problem("", "has no asset", "add at least one, such as {BTC: 100%}");
        }
    }

    /** Reports assets that are held but in no sleeve: their drift would be invisible. */
    void checkHoldings(final Section holdings, final List<Long> lots) {
        for (final Instrument instrument : instruments) {
            if (lots.get(instrument.id()) > 0 && !sleeveOfAsset.containsKey(instrument.id())) {
                holdings.problem(instrument.name(), "is held but in no sleeve", "add it to the assets of a sleeve");
            }
        }
    }

    private void claim(final Section sleeve, final String key, final int asset, final boolean isShare) {
        final Instrument instrument = instruments.get(asset);
        if (instrument.kind() != InstrumentKind.SPOT) {
            sleeve.problem(
                    key, "'" + instrument.name() + "' is a contract", "put instruments of kind spot into sleeves");
        }
        final String other = sleeveOfAsset.putIfAbsent(asset, sleeve.name());
        final boolean isShared = isShare && sharedPpb.containsKey(asset);
        if (other != null && !isShared) {
            sleeve.problem(
                    key,
                    "'" + instrument.name() + "' is already in sleeve '" + other + "'",
                    "keep each asset in one sleeve, or give its share in each, such as {" + instrument.name()
                            + ": 60%}");
        }
    }

    private void checkShares(final Section section) {
        sharedPpb.forEach((asset, sumPpb) -> {
            if (sumPpb != Ppb.ONE) {
                final String name = instruments.get(asset).name();
                section.problem(
                        "",
                        "the shares of '" + name + "' sum to " + Shares.format(sumPpb),
                        "change them so that they sum to exactly 100% over all sleeves");
            }
        });
    }
}
