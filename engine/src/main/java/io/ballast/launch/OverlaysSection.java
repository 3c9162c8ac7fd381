package io.ballast.launch;

import io.ballast.instrument.Instrument;
import io.ballast.instrument.InstrumentKind;
import io.ballast.math.Ppb;
import io.ballast.settings.BandSettings;
import io.ballast.settings.CandidateSettings;
import io.ballast.settings.EstimatorSettings;
import io.ballast.settings.HedgeMode;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlayKind;
import io.ballast.settings.OverlaySettings;
import io.ballast.settings.SelectionSettings;
import io.ballast.slot.ClientOrderId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Key {@code overlays}: which sleeve is hedged with which contract, how, and how far. */
final class OverlaysSection {
    static final String NO_INDEX = "none";

    private static final int MAX_DWELL = 1_000_000;
    private static final double MAX_BETA = 10;
    private static final double MIN_PRIOR_SD = 1e-6;

    private final Names sleeves;
    private final Names indices;
    private final Names instrumentNames;
    private final List<Instrument> instruments;
    private int legs;
    private final Map<Integer, String> overlayOfContract = new HashMap<>();
    private final Map<Integer, String> overlayOfSleeve = new HashMap<>();

    OverlaysSection(
            final Names sleeves, final Names indices, final Names instrumentNames, final List<Instrument> instruments) {
        this.sleeves = sleeves;
        this.indices = indices;
        this.instrumentNames = instrumentNames;
        this.instruments = instruments;
    }

    List<OverlaySettings> read(final Section section) {
        final List<OverlaySettings> overlays = new ArrayList<>();
        for (final Section member : section.members(ClientOrderId.MAX_LEGS)) {
            overlays.add(overlay(member, overlays.size()));
        }
        return overlays;
    }

    private OverlaySettings overlay(final Section section, final int id) {
        final int sleeveId = section.required("sleeve", sleeves.reference(), Names.NONE);
        final int contractId = section.required("contract", instrumentNames.reference(), Names.NONE);
        final HedgeMode mode = section.optional("mode", ValueType.oneOf(HedgeMode.class), HedgeMode.NOTIONAL);
        final int indexId = index(section, mode);
        checkSleeve(section, sleeveId);
        checkContract(section, contractId);
        final Section beta = section.optionalSection("beta");
        final ValueType<Long> lots = orderLots(contractId);
        final long costPpb = 0;
        final LegSettings leg = new LegSettings(
                legs++,
                id,
                contractId,
                false,
                lookThrough(sleeveId, section.optional("lookThrough", Ranges.share(1, Ppb.ONE), Ppb.ONE)),
                section.required("maxOrder", lots, 1L),
                section.required("maxPosition", lots, 1L),
                costPpb,
                0,
                0);
        return new OverlaySettings(
                id,
                section.name(),
                OverlayKind.DRIFT,
                sleeveId,
                indexId,
                mode,
                new BandSettings(
                        section.required("band", Ranges.share(1, Ppb.ONE), Ppb.ONE),
                        0,
                        section.optional("tradeBack", Ranges.share(0, Ppb.ONE), Ppb.ONE / 2),
                        section.optional("dwell", Ranges.integer(0, MAX_DWELL), 0),
                        0,
                        0),
                new EstimatorSettings(
                        beta.optional("composition", Ranges.beta(), 1.0),
                        beta.optional(
                                "grid",
                                Ranges.duration(Durations.SECOND_NS, Durations.DAY_NS),
                                5 * Durations.MINUTE_NS),
                        beta.optional(
                                "halfLife",
                                Ranges.duration(Durations.MINUTE_NS, 1000 * Durations.DAY_NS),
                                10 * Durations.DAY_NS),
                        beta.optional("priorSd", Ranges.real(MIN_PRIOR_SD, MAX_BETA), 0.25),
                        beta.optional("minSamples", Ranges.integer(1, 1_000_000), 100)),
                List.of(leg),
                List.of(new CandidateSettings(section.name(), List.of(leg.id()), List.of(Ppb.ONE))),
                new SelectionSettings(0, 1, 7 * Durations.DAY_NS, 0, 0, 0, 0.1, 3, 0),
                null,
                null,
                null,
                null,
                null);
    }

    private List<Long> lookThrough(final int sleeveId, final long sharePpb) {
        final List<Long> shares = new ArrayList<>(Collections.nCopies(sleeves.count(), 0L));
        if (sleeveId >= 0) {
            shares.set(sleeveId, sharePpb);
        }
        return shares;
    }

    private int index(final Section section, final HedgeMode mode) {
        final int before = section.problemCount();
        final int indexId = section.optional("index", indices.referenceOr(NO_INDEX), Names.NONE);
        if (mode == HedgeMode.BETA && indexId == Names.NONE && section.problemCount() == before) {
            section.problem("index", "mode beta needs an index", "name the index that stands for the sleeve");
        }
        return indexId;
    }

    private void checkSleeve(final Section section, final int sleeveId) {
        final String other = sleeveId < 0 ? null : overlayOfSleeve.putIfAbsent(sleeveId, section.name());
        if (other != null) {
            section.problem(
                    "sleeve",
                    "overlay '" + other + "' already hedges this sleeve, and its drift would be hedged twice",
                    "keep one overlay for each sleeve");
        }
    }

    private void checkContract(final Section section, final int contractId) {
        if (contractId < 0) {
            return;
        }
        final Instrument contract = instruments.get(contractId);
        if (contract.kind() != InstrumentKind.LINEAR) {
            section.problem(
                    "contract",
                    "'" + contract.name() + "' is not a linear contract",
                    "name an instrument of kind linear");
        }
        final String other = overlayOfContract.putIfAbsent(contractId, section.name());
        if (other != null) {
            section.problem(
                    "contract", "overlay '" + other + "' already trades it", "give each overlay a contract of its own");
        }
    }

    /** Contracts as lots; at least one, or the overlay could never trade. */
    private ValueType<Long> orderLots(final int contractId) {
        final BigDecimal lot = contractId < 0
                ? Decimals.UNKNOWN_LOT
                : instruments.get(contractId).lotSize();
        return Decimals.lots(lot).where(lots -> lots > 0, "is not above zero", "write at least one lot");
    }
}
