package io.ballast.launch;

import io.ballast.instrument.TopRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keys {@code top} and {@code rest} of two sleeves: the largest assets of a list are in one, the others in the other. */
final class TopSection {
    private static final Pattern WITH_EXPONENT = Pattern.compile("\\d{1,18}(\\.\\d{1,18})?[eE]\\d{1,2}");

    private int topId = Names.NONE;
    private int restId = Names.NONE;
    private @Nullable TopRule rule;

    private TopSection() {}

    /** Reads the rule, if one of the members has it. */
    static TopSection find(final List<Section> members, final Names names) {
        final TopSection found = new TopSection();
        for (int id = 0; id < members.size(); id++) {
            found.look(members.get(id), id);
        }
        if (found.topId >= 0) {
            found.readRule(members.get(found.topId), names);
        }
        if (found.topId >= 0 && found.restId < 0) {
            members.get(found.topId)
                    .problem("top", "no sleeve takes what is not at the top", "give another sleeve rest: true");
        } else if (found.topId < 0 && found.restId >= 0) {
            members.get(found.restId).problem("rest", "no sleeve has top", "name assets in its place");
        }
        return found;
    }

    private void look(final Section member, final int id) {
        member.accept("top");
        if (member.has("top")) {
            if (topId >= 0) {
                member.problem("top", "another sleeve has it already", "keep one rule");
            }
            topId = topId < 0 ? id : topId;
            member.forbidden("rest", "a sleeve is either the top or the rest");
        } else if (member.optional("rest", Texts::onOff, false)) {
            if (restId >= 0) {
                member.problem("rest", "another sleeve has it already", "keep one");
            }
            restId = restId < 0 ? id : restId;
        }
    }

    private void readRule(final Section member, final Names names) {
        final Section top = member.section("top");
        final List<Integer> assets = top.list("of", names.reference());
        if (assets.size() > TopRule.MAX_ASSETS) {
            top.problem("of", assets.size() + " assets", "at most " + TopRule.MAX_ASSETS + " are allowed");
        }
        final Section supplies = top.section("supplies");
        final List<BigDecimal> read = new ArrayList<>();
        for (final int asset : assets) {
            read.add(supplies.required(names.of(asset), TopSection::supply, BigDecimal.ONE));
        }
        final int most = Math.max(1, assets.size() - 1);
        final ValueType<Integer> count = Ranges.integer(1, Integer.MAX_VALUE);
        rule = new TopRule(
                restId,
                assets,
                read,
                top.required(
                        "count",
                        assets.isEmpty()
                                ? count
                                : count.where(number -> number <= most, "leaves no asset for the rest", "choose fewer"),
                        1),
                top.optional("buffer", Ranges.integer(0, TopRule.MAX_ASSETS), 0),
                top.required(
                        "review", Ranges.duration(Durations.SECOND_NS, 1000 * Durations.DAY_NS), Durations.DAY_NS));
    }

    /** Units in circulation: a decimal, or one with a power of ten such as 19.9e6. */
    private static BigDecimal supply(final String text) throws MalformedValueException {
        return Decimals.positive(WITH_EXPONENT.matcher(text).matches() ? new BigDecimal(text).toPlainString() : text);
    }

    /** The rule of a sleeve, if that is the one that has it. */
    @Nullable
    TopRule ruleOf(final int sleeveId) {
        return sleeveId == topId ? rule : null;
    }

    boolean isUnder(final int sleeveId) {
        return sleeveId == topId || sleeveId == restId;
    }

    /** What is in a sleeve of the rule until its first review: the first of the list at the top. */
    List<Integer> assetsOf(final int sleeveId) {
        if (rule == null) {
            return List.of();
        }
        final List<Integer> assets = rule.assetIds();
        final int count = Math.min(rule.count(), assets.size());
        return sleeveId == topId ? assets.subList(0, count) : assets.subList(count, assets.size());
    }
}
