package io.ballast.harness;

import io.ballast.counter.Counters;
import io.ballast.hedge.HedgeStage;
import io.ballast.index.IndexStage;
import io.ballast.ingest.IngestStage;
import io.ballast.instrument.ContractTerms;
import io.ballast.instrument.IndexComposition;
import io.ballast.instrument.IndexDefinition;
import io.ballast.instrument.IndexForm;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.InstrumentKind;
import io.ballast.instrument.MarginTiers;
import io.ballast.instrument.Sleeve;
import io.ballast.instrument.TopRule;
import io.ballast.instrument.VenuePricing;
import io.ballast.math.Ppb;
import io.ballast.order.OrderStage;
import io.ballast.pipeline.Stages;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.LadderSettings;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.ReconcileSettings;
import io.ballast.settings.ReconcileSettings.ForeignOrderRule;
import io.ballast.settings.ReconcileSettings.ReconnectRule;
import io.ballast.settings.RiskSettings;
import io.ballast.settings.SourceKind;
import io.ballast.settings.SourceSettings;
import io.ballast.settings.TaxLotSettings;
import io.ballast.slot.SlotShape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reference data and settings of an engine, added one by one; what is added belongs to the source added last. */
public final class World {
    public static final int EPOCH = 7;
    public static final long SECOND = 1_000_000_000L;
    private static final RiskSettings LOOSE_RISK =
            new RiskSettings(2 * Ppb.ONE, 5_000_000, 5, 1_000_000, 1_000, 30 * SECOND);

    private final List<SourceSettings> sources = new ArrayList<>();
    private final List<Instrument> instruments = new ArrayList<>();
    private final List<Sleeve> sleeves = new ArrayList<>();
    private final List<IndexDefinition> indices = new ArrayList<>();
    private final List<OverlaySettings> overlays = new ArrayList<>();
    private RiskSettings risk = LOOSE_RISK;
    private LadderSettings ladder = LadderSettings.DEFAULT;
    private List<AccountSettings> accounts = List.of();
    private TaxLotSettings taxLots = TaxLotSettings.DEFAULT;
    private ReconcileSettings reconcile =
            new ReconcileSettings(false, ReconnectRule.ADOPT, ForeignOrderRule.HALT, 30 * SECOND, 10 * SECOND);

    /** A world with one source that never goes stale and checks no clock. */
    public static World simple() {
        return new World().source("live", Long.MAX_VALUE / 4);
    }

    public static World empty() {
        return new World();
    }

    public World source(final String name, final long stalenessNs) {
        return source(name, stalenessNs, 0, 0);
    }

    public World source(
            final String name, final long stalenessNs, final long clockOffsetNs, final long maxClockSkewNs) {
        sources.add(new SourceSettings(
                sources.size(),
                name,
                SourceKind.SYNTHETIC,
                List.of(),
                stalenessNs,
                clockOffsetNs,
                maxClockSkewNs,
                0,
                0,
                0));
        return this;
    }

    /** A coin priced in ticks of 1 USD and held in lots of 1. */
    public World spot(final String name) {
        return spot(name, "1", "1");
    }

    public World spot(final String name, final String tick, final String lot) {
        return add(name, InstrumentKind.SPOT, tick, lot, "1");
    }

    /** One of each name, with ticks of 0.01 and lots of 1. */
    public World spots(final List<String> names) {
        names.forEach(name -> spot(name, "0.01", "1"));
        return this;
    }

    /** One of each name, with ticks of 0.01 and lots of 1. */
    public World linears(final List<String> names, final String multiplier) {
        names.forEach(name -> linear(name, "0.01", "1", multiplier));
        return this;
    }

    /** A coin that several venues price, clamped at 0.5 % and excluded beyond 3 %. */
    public World composite(final String name, final String tick, final List<VenuePricing.Venue> venues) {
        instruments.add(new Instrument(
                instruments.size(),
                name,
                InstrumentKind.SPOT,
                sources.size() - 1,
                name,
                new BigDecimal(tick),
                BigDecimal.ONE,
                BigDecimal.ONE,
                ContractTerms.PERPETUAL,
                new VenuePricing(venues, 5_000_000, 30_000_000)));
        return this;
    }

    /** A venue of a composite in USD. */
    public VenuePricing.Venue venue(final String name, final int percent) {
        return new VenuePricing.Venue(id(name), percent * 10_000_000L, VenuePricing.NO_CROSS, 0);
    }

    /** A venue of a composite in another currency. */
    public VenuePricing.Venue venue(final String name, final int percent, final String cross, final long depegPpb) {
        return new VenuePricing.Venue(id(name), percent * 10_000_000L, id(cross), depegPpb);
    }

    /** A linear future with ticks of 1 USD and lots of 1. */
    public World linear(final String name, final String multiplier) {
        return linear(name, "1", "1", multiplier);
    }

    public World linear(final String name, final String tick, final String lot, final String multiplier) {
        return add(name, InstrumentKind.LINEAR, tick, lot, multiplier);
    }

    /** An inverse contract with lots of 1, settled in a coin that was added before. */
    public World inverse(final String name, final String coin, final String tick, final String face) {
        return add(
                name,
                InstrumentKind.INVERSE,
                tick,
                "1",
                "1",
                ContractTerms.PERPETUAL.settledIn(id(coin), new BigDecimal(face), BigDecimal.ZERO));
    }

    /** A quanto contract with lots of 1, settled in a coin that was added before. */
    public World quanto(final String name, final String coin, final String tick, final String coinPerPoint) {
        return add(
                name,
                InstrumentKind.QUANTO,
                tick,
                "1",
                "1",
                ContractTerms.PERPETUAL.settledIn(id(coin), BigDecimal.ZERO, new BigDecimal(coinPerPoint)));
    }

    /** The contract added last expires so long after the first input, its price averaged over a window before. */
    public World dated(final long afterNs, final long windowNs) {
        return terms(last().terms().expiringAt(Inputs.START_NS + afterNs, windowNs));
    }

    /** The contract added last asks for this margin. */
    public World margined(final MarginTiers tiers) {
        return terms(last().terms().margined(tiers));
    }

    /** The contract added last takes no order of less, unless it only reduces. */
    public World least(final long usd) {
        return terms(last().terms().least(usd * 1_000_000_000L));
    }

    /** The contract added last is one on this coin. */
    public World over(final String coin) {
        return terms(last().terms().over(id(coin)));
    }

    private Instrument last() {
        return instruments.get(instruments.size() - 1);
    }

    private World terms(final ContractTerms terms) {
        final Instrument last = instruments.remove(instruments.size() - 1);
        return add(
                last.name(),
                last.kind(),
                last.tickSize().toPlainString(),
                last.lotSize().toPlainString(),
                last.multiplier().toPlainString(),
                terms);
    }

    private World add(
            final String name, final InstrumentKind kind, final String tick, final String lot, final String mult) {
        return add(name, kind, tick, lot, mult, ContractTerms.PERPETUAL);
    }

    private World add(
            final String name,
            final InstrumentKind kind,
            final String tick,
            final String lot,
            final String mult,
            final ContractTerms terms) {
        instruments.add(new Instrument(
                instruments.size(),
                name,
                kind,
                sources.size() - 1,
                name,
                new BigDecimal(tick),
                new BigDecimal(lot),
                new BigDecimal(mult),
                terms,
                null));
        return this;
    }

    public World sleeve(final String name, final double target, final String... assets) {
        final List<Integer> ids = new ArrayList<>();
        for (final String asset : assets) {
            ids.add(id(asset));
        }
        sleeves.add(new Sleeve(sleeves.size(), name, Math.round(target * Ppb.ONE), ids));
        return this;
    }

    /** Holds parts of assets, or under a rule all of them for a time. */
    public World sleeve(
            final String name,
            final double target,
            final List<String> assets,
            final List<Long> sharesPpb,
            final @Nullable TopRule top) {
        final List<Integer> ids = assets.stream().map(this::id).toList();
        sleeves.add(new Sleeve(sleeves.size(), name, Math.round(target * Ppb.ONE), ids, sharesPpb, top));
        return this;
    }

    public World index(final String name, final List<String> constituents, final List<String> quantities) {
        indices.add(new IndexDefinition(
                indices.size(),
                name,
                constituents.stream().map(this::id).toList(),
                quantities.stream().map(BigDecimal::new).toList()));
        return this;
    }

    /** An index of any form; an empty quote or base for none. */
    public World index(
            final String name,
            final IndexForm form,
            final String quote,
            final String base,
            final List<String> constituents,
            final List<String> amounts,
            final long capPpb) {
        indices.add(new IndexDefinition(
                indices.size(),
                name,
                form,
                quote.isEmpty() ? IndexDefinition.NO_QUOTE : id(quote),
                base.isEmpty() ? null : new BigDecimal(base),
                new IndexComposition(
                        constituents.stream().map(this::id).toList(),
                        amounts.stream().map(BigDecimal::new).toList(),
                        capPpb,
                        0),
                List.of()));
        return this;
    }

    public World overlay(final OverlaySpec spec) {
        overlays.add(
                spec.build(overlays.size(), OverlaySettings.legsOf(overlays).size(), this));
        return this;
    }

    /** Limits as loose as the default, and prices that may jump. */
    public World jumpy() {
        return risk(new RiskSettings(20 * Ppb.ONE, Ppb.ONE / 2, 5, 1_000_000, 1_000, 30 * SECOND));
    }

    public World taxLots(final TaxLotSettings settings) {
        taxLots = settings;
        return this;
    }

    public World risk(final RiskSettings settings) {
        risk = settings;
        return this;
    }

    /** When venues are asked for their account, and what is made of the answer. */
    public World reconcile(final ReconcileSettings settings) {
        reconcile = settings;
        return this;
    }

    public int id(final String instrument) {
        for (final Instrument candidate : instruments) {
            if (candidate.name().equals(instrument)) {
                return candidate.id();
            }
        }
        throw new IllegalArgumentException("no instrument " + instrument);
    }

    int sleeveId(final String name) {
        return sleeves.stream()
                .filter(sleeve -> sleeve.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    int indexId(final String name) {
        return indices.stream()
                .filter(index -> index.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    public Instrument instrument(final String name) {
        return instruments.get(id(name));
    }

    public List<Instrument> instruments() {
        return instruments;
    }

    public List<SourceSettings> sources() {
        return sources;
    }

    public List<Sleeve> sleeves() {
        return sleeves;
    }

    public List<IndexDefinition> indices() {
        return indices;
    }

    public List<OverlaySettings> overlays() {
        return overlays;
    }

    /** Another margin ladder than the default one. */
    public World ladder(final LadderSettings settings) {
        ladder = settings;
        return this;
    }

    /** These accounts instead of one over all sources. */
    public World accounts(final List<AccountSettings> settings) {
        accounts = settings;
        return this;
    }

    /** One account over all sources unless told otherwise. */
    public List<AccountSettings> accounts() {
        if (!accounts.isEmpty()) {
            return accounts;
        }
        return List.of(AccountSettings.main(sources, 0, ladder));
    }

    public RiskSettings risk() {
        return risk;
    }

    /** What a slot of this world must have room for. */
    public SlotShape slotShape() {
        final int candidates = overlays.stream()
                .mapToInt(overlay -> overlay.candidates().size())
                .sum();
        return new SlotShape(
                sleeves.size(),
                overlays.size(),
                OverlaySettings.legsOf(overlays).size(),
                candidates,
                sources.size(),
                accounts().size());
    }

    /** Fresh stages that know this world. */
    public Stages stages(final Counters counters) {
        return new Stages(
                new IngestStage(instruments, sources, sleeves.size(), overlays.size(), indices.size(), counters),
                new IndexStage(
                        instruments,
                        sources,
                        sleeves,
                        indices,
                        overlays,
                        accounts(),
                        risk.calendar(),
                        taxLots,
                        counters),
                new HedgeStage(overlays, sleeves.size(), accounts(), instruments, sources.size(), counters),
                new OrderStage(EPOCH, risk, reconcile, instruments, sources.size(), accounts(), overlays, counters));
    }
}
