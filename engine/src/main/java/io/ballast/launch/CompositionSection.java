package io.ballast.launch;

import io.ballast.instrument.IndexComposition;
import io.ballast.instrument.IndexForm;
import io.ballast.instrument.WeightCaps;
import io.ballast.math.Ppb;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an index is made of: one of {@code quantities}, {@code supplies} with factors, cap and floor, or {@code weights}.
 */
final class CompositionSection {
    static final String QUANTITIES = "quantities";
    static final String SUPPLIES = "supplies";
    static final String WEIGHTS = "weights";
    static final String EQUAL = "equal";
    static final String ASSETS = "assets";

    private static final List<String> FORMS = List.of(QUANTITIES, SUPPLIES, WEIGHTS);
    private static final int MAX_DECIMALS = 12;
    private static final int MAX_DIGITS = 18;
    private static final BigDecimal MAX_QUANTITY = BigDecimal.TEN.pow(12);
    private static final BigDecimal MAX_SUPPLY = BigDecimal.TEN.pow(15);
    private static final int PPB_DECIMALS = 9;
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d{1,18}(\\.\\d{1,17})?[eE]\\d{1,2}");

    private final Names names;

    CompositionSection(final Names names) {
        this.names = names;
    }

    /** A form with its composition. */
    record Reading(IndexForm form, IndexComposition composition) {}

    /** Null after reporting that the section does not have exactly one form. */
    @Nullable
    Reading read(final Section section) {
        final List<String> present = FORMS.stream().filter(section::has).toList();
        if (present.size() > 1) {
            FORMS.forEach(section::accept);
            section.problem(
                    present.get(1),
                    "stands beside " + present.get(0),
                    "keep one: they say in different ways what the index is made of");
            return null;
        }
        final String form = present.isEmpty() ? QUANTITIES : present.get(0);
        if (!form.equals(SUPPLIES)) {
            for (final String key : List.of("factors", "cap", "floor")) {
                section.forbidden(key, "only an index by supplies has it");
            }
        }
        return switch (form) {
            case SUPPLIES -> supplies(section);
            case WEIGHTS -> weights(section);
            default -> new Reading(IndexForm.QUANTITIES, amounts(section.section(QUANTITIES), quantity()));
        };
    }

    /** Constituents and their amounts under a key of their own. */
    IndexComposition quantities(final Section section) {
        return amounts(section.section(QUANTITIES), quantity());
    }

    private IndexComposition amounts(final Section section, final ValueType<BigDecimal> type) {
        final List<Integer> constituents = new ArrayList<>();
        final List<BigDecimal> amounts = new ArrayList<>();
        for (final String key : section.keys()) {
            final int constituent = names.idOfKey(section, key);
            if (constituent >= 0) {
                constituents.add(constituent);
                amounts.add(section.required(key, type, BigDecimal.ONE));
            }
        }
        if (section.keys().isEmpty() && !section.isAbsent()) {
            section.problem("", "has no constituent", "add at least one, such as {BTC: 1}");
        }
        return IndexComposition.of(constituents, amounts);
    }

    private Reading supplies(final Section section) {
        final IndexComposition supplies = amounts(section.section(SUPPLIES), supply());
        final Section factors = section.optionalSection("factors");
        final List<BigDecimal> floating = new ArrayList<>();
        for (int i = 0; i < supplies.amounts().size(); i++) {
            final String name = names.of(supplies.instrumentIds().get(i));
            final long factorPpb = factors.optional(name, Ranges.share(1, Ppb.ONE), Ppb.ONE);
            final BigDecimal amount =
                    Decimals.normalized(supplies.amounts().get(i).multiply(fraction(factorPpb)));
            if (amount.precision() > MAX_DIGITS) {
                factors.problem(name, "makes a supply of more than " + MAX_DIGITS + " digits", "round one of them");
            }
            floating.add(amount);
        }
        final long capPpb = section.optional("cap", Ranges.share(1, Ppb.ONE), 0L);
        final long floorPpb = section.optional("floor", Ranges.share(1, Ppb.ONE), 0L);
        checkCap(section, floating.size(), capPpb, floorPpb);
        return new Reading(
                IndexForm.CAPITALIZATION, new IndexComposition(supplies.instrumentIds(), floating, capPpb, floorPpb));
    }

    private static void checkCap(final Section section, final int members, final long capPpb, final long floorPpb) {
        if (members > 0 && !WeightCaps.isFeasible(members, Ppb.toFraction(capPpb), Ppb.toFraction(floorPpb))) {
            section.problem(
                    capPpb == 0 ? "floor" : "cap",
                    members + " weights from " + Shares.format(floorPpb) + " to "
                            + Shares.format(capPpb == 0 ? Ppb.ONE : capPpb) + " cannot sum to 100%",
                    "raise the cap, lower the floor or change the number of constituents");
        }
    }

    private Reading weights(final Section section) {
        if (section.isScalar(WEIGHTS)) {
            return equalWeights(section);
        }
        section.forbidden(ASSETS, "only weights: equal has it");
        final Section weights = section.section(WEIGHTS);
        final int before = section.problemCount();
        final IndexComposition composition =
                amounts(weights, text -> fraction(Ranges.share(1, Ppb.ONE).parse(text)));
        final BigDecimal total = composition.amounts().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (section.problemCount() == before && !weights.isAbsent() && total.compareTo(BigDecimal.ONE) != 0) {
            weights.problem(
                    "",
                    "the weights sum to " + Decimals.format(total.movePointRight(2)) + "%",
                    "change them so that they sum to exactly 100%");
        }
        return new Reading(IndexForm.WEIGHTS, composition);
    }

    private Reading equalWeights(final Section section) {
        final ValueType<String> word = text -> text;
        section.required(
                WEIGHTS,
                word.where(EQUAL::equals, "is not known", "write equal, or a weight for each constituent"),
                EQUAL);
        final List<Integer> assets = section.list(ASSETS, names.reference());
        final BigDecimal weight = assets.isEmpty() ? BigDecimal.ONE : IndexComposition.equalWeight(assets.size());
        return new Reading(
                IndexForm.WEIGHTS,
                IndexComposition.of(assets, assets.stream().map(asset -> weight).toList()));
    }

    private static BigDecimal fraction(final long ppb) {
        return Decimals.normalized(BigDecimal.valueOf(ppb, PPB_DECIMALS));
    }

    private static ValueType<BigDecimal> quantity() {
        return bounded(Decimals::positive, MAX_QUANTITY, "choose up to 10^12 with at most 12 decimals and 18 digits");
    }

    /** Supplies are large: they may also be written like 19.8e6. */
    private static ValueType<BigDecimal> supply() {
        final ValueType<BigDecimal> type = text -> SCIENTIFIC.matcher(text).matches()
                ? Decimals.positive(new BigDecimal(text).toPlainString())
                : Decimals.positive(text);
        return bounded(type, MAX_SUPPLY, "choose up to 10^15 with at most 12 decimals and 18 digits");
    }

    private static ValueType<BigDecimal> bounded(
            final ValueType<BigDecimal> type, final BigDecimal most, final String remedy) {
        return type.where(
                value -> value.scale() <= MAX_DECIMALS && value.precision() <= MAX_DIGITS && value.compareTo(most) <= 0,
                "is out of range",
                remedy);
    }
}
