package io.ballast.launch;

import io.ballast.instrument.IndexComposition;
import io.ballast.instrument.IndexDefinition;
import io.ballast.instrument.IndexForm;
import io.ballast.instrument.Instrument;
import io.ballast.instrument.ScheduledRecomposition;
import java.math.BigDecimal;
import java.util.List;

/** An index as YAML that reads back as the same, and as a person reads it. */
final class IndexText {
    private final List<Instrument> instruments;

    IndexText(final List<Instrument> instruments) {
        this.instruments = instruments;
    }

    FlowMap yaml(final IndexDefinition index) {
        final FlowMap map = new FlowMap();
        if (index.form() == IndexForm.CROSS) {
            map.with("cross", quantities(new FlowMap().with("quote", name(index.quoteId())), index.composition()));
        } else {
            write(map, index.form(), index.composition());
        }
        if (index.baseLevel() != null) {
            map.with("base", Decimals.format(index.baseLevel()));
        }
        if (!index.recompositions().isEmpty()) {
            map.with(
                    "recompositions",
                    FlowMap.list(index.recompositions().stream()
                            .map(this::yaml)
                            .map(FlowMap::toString)
                            .toList()));
        }
        return map;
    }

    private FlowMap yaml(final ScheduledRecomposition recomposition) {
        final FlowMap map = new FlowMap().with("at", Instants.format(recomposition.atNs()));
        return write(map, recomposition.form(), recomposition.composition());
    }

    private FlowMap write(final FlowMap map, final IndexForm form, final IndexComposition composition) {
        return switch (form) {
            case QUANTITIES, CROSS -> quantities(map, composition);
            case CAPITALIZATION -> supplies(map, composition);
            case WEIGHTS -> weights(map, composition);
        };
    }

    private FlowMap quantities(final FlowMap map, final IndexComposition composition) {
        return map.with(CompositionSection.QUANTITIES, amounts(composition));
    }

    private FlowMap supplies(final FlowMap map, final IndexComposition composition) {
        map.with(CompositionSection.SUPPLIES, amounts(composition));
        if (composition.capPpb() != 0) {
            map.with("cap", Shares.format(composition.capPpb()));
        }
        if (composition.floorPpb() != 0) {
            map.with("floor", Shares.format(composition.floorPpb()));
        }
        return map;
    }

    private FlowMap weights(final FlowMap map, final IndexComposition composition) {
        if (!isEqual(composition)) {
            return map.with(CompositionSection.WEIGHTS, amounts(composition));
        }
        final List<String> assets =
                composition.instrumentIds().stream().map(this::name).toList();
        return map.with(CompositionSection.WEIGHTS, CompositionSection.EQUAL)
                .with(CompositionSection.ASSETS, FlowMap.list(assets));
    }

    private static boolean isEqual(final IndexComposition composition) {
        final int members = composition.amounts().size();
        return members > 0 && composition.amounts().stream().allMatch(IndexComposition.equalWeight(members)::equals);
    }

    private FlowMap amounts(final IndexComposition composition) {
        final FlowMap map = new FlowMap();
        for (int i = 0; i < composition.amounts().size(); i++) {
            map.with(
                    name(composition.instrumentIds().get(i)),
                    Decimals.format(composition.amounts().get(i)));
        }
        return map;
    }

    /** What it is made of, in a few words. */
    String summary(final IndexDefinition index) {
        final BigDecimal baseLevel = index.baseLevel();
        final String quote = index.form() == IndexForm.CROSS ? " quoted in " + name(index.quoteId()) : "";
        return summary(index.form(), index.composition())
                + quote
                + (baseLevel == null ? "" : ", base " + Decimals.format(baseLevel));
    }

    /** What it is made of, in a few words. */
    static String summary(final IndexForm form, final IndexComposition composition) {
        final int members = composition.instrumentIds().size();
        final String noun = members + (members == 1 ? " constituent " : " constituents ");
        return noun
                + switch (form) {
                    case QUANTITIES, CROSS -> "of fixed quantity";
                    case CAPITALIZATION -> "by capitalization" + limits(composition);
                    case WEIGHTS -> isEqual(composition) ? "of equal weight" : "of given weight";
                };
    }

    private static String limits(final IndexComposition composition) {
        return (composition.capPpb() == 0 ? "" : ", cap " + Shares.format(composition.capPpb()))
                + (composition.floorPpb() == 0 ? "" : ", floor " + Shares.format(composition.floorPpb()));
    }

    private String name(final int instrumentId) {
        return instruments.get(instrumentId).name();
    }
}
