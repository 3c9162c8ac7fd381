package io.ballast.harness;

import io.ballast.counter.Counters;
import io.ballast.pipeline.Stages;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at every field of stages that wrote their state beside that of stages that were set to it: which of them are not
 * the same, and which constants of enums were among those that are.
 */
public final class StateFields {
    private static final List<String> PACKAGES_WITHOUT = List.of("settings", "instrument", "message", "slot").stream()
            .map(name -> "io.ballast." + name + ".")
            .toList();

    /** Where a field's name begins that no later event reads before it has written it. */
    private static final List<String> NO_STATE = List.of(
            // What was last written into a section: after a state was set everything is written.
            "IndexStage.alternative.isChanged",
            "IndexStage.changes.",
            "IndexStage.funding.isChanged",
            "IndexStage.legs.contractsNanoUsd",
            "IndexStage.legs.freshUntilNs",
            "IndexStage.margins.isLegNews",
            "IndexStage.margins.isNews",
            "IndexStage.sums.changes",
            "OverlayParts.ledger.isChanged",
            "OverlayParts.monitor.isChanged",
            "OverlayParts.precheck.isChanged",
            "OverlayParts.record.isChanged",
            "OverlayParts.selector.isChanged",
            "Stages.hedge.events",
            "Stages.index.events",
            "Stages.index.writtenChanges",
            // Derived of state, and made anew after one was set.
            "Stages.order.quietUntilNs",
            "RiskWatch.announcements.untilNs",
            "RiskWatch.basis.highestPpb",
            "RiskWatch.basis.isDue",
            "RiskWatch.basis.lowestPpb",
            "RiskWatch.dayLoss.isContractDue",
            "RiskWatch.dayLoss.leastNavNanoUsd",
            "RiskWatch.dayLoss.surelyWithinNanoUsd",
            // Until when nothing needs to be looked at: after a state was set everything is.
            "MinimumErrorSizing.regions.driftNanoUsd",
            "MinimumErrorSizing.regions.leastBandNanoUsd",
            "MinimumErrorSizing.regions.mostBandNanoUsd",
            "MinimumErrorSizing.regions.reachNanoUsd",
            "OverlayHedge.calm.",
            // Remembers a division or an exponential, and of what.
            "DayLoss.days.",
            "MarginAccounts.positions.isWatchedLong",
            "MarginAccounts.positions.watched",
            "OverlayHedge.calendar.cells",
            "OverlayHedge.selection.cells",
            "OverlayParts.grid.cells",
            "PriceBar.cells.",
            "Review.cells.",
            "ReturnGrid.cells.",
            // Worked with within one event, and made anew for it.
            "CandidateRating.cholesky.",
            "ContractSelector.rating.",
            "HedgeStage.margin.isCapping",
            "HedgeStage.margin.isKilledNow",
            "HedgeStage.overlays.askedLots",
            "HedgeStage.overlays.wantedLots",
            "MinTrackingError.candidate.",
            "MinimumErrorSizing.solvers.push",
            "MinimumErrorSizing.solvers.usd",
            "OrderStage.outputs.timeNs",
            "OverlayParts.exposures.",
            "OverlayParts.forecast.",
            "OverlayParts.grid.returns",
            "OverlayParts.ledger.isSaid",
            "ReturnGrid.covariance.cut",
            "RiskGate.allowance.",
            "RiskMatrix.cholesky.",
            "RiskWatch.dayLoss.moved",
            "Valuation.scratch.",
            // Sized with every event.
            "BasisHedge.future.bandNanoUsd",
            "BasisHedge.future.excessNanoUsd",
            "BasisHedge.future.perLotNanoUsd",
            "MinimumErrorSizing.untilReady.bandNanoUsd",
            "MinimumErrorSizing.untilReady.driftNanoUsd",
            "OverlayHedge.legs.bandNanoUsd",
            "OverlayHedge.legs.excessNanoUsd",
            "OverlayHedge.legs.innerNanoUsd",
            "OverlayHedge.legs.perLotNanoUsd",
            "OverlayHedge.legs.ratio",
            "OverlayParts.minimum.costs",
            "OverlayParts.minimum.gradient",
            "OverlayParts.minimum.lower",
            "OverlayParts.minimum.optimum",
            "OverlayParts.minimum.scratch",
            "OverlayParts.minimum.upper",
            "OverlayParts.sizing.bandNanoUsd",
            "OverlayParts.sizing.costs",
            "OverlayParts.sizing.driftNanoUsd",
            "OverlayParts.sizing.exposureNanoUsd",
            "OverlayParts.sizing.gradient",
            "OverlayParts.sizing.isSolved",
            "OverlayParts.sizing.lower",
            "OverlayParts.sizing.optimum",
            "OverlayParts.sizing.scratch",
            "OverlayParts.sizing.upper",
            "PairSizing.drift.",
            "ShareSizing.drift.",
            // Compared with before the event is over.
            "MarginAccounts.accounts.stepBefore",
            // Of prices that are in no list, and of lots behind the last.
            "IndexStage.prices.newer",
            "IndexStage.prices.older",
            "SpotLots.lots.acquiredNs",
            "SpotLots.lots.costNanoUsd",
            "SpotLots.lots.numbers",
            "SpotLots.lots.qtyLots");

    private final Map<Class<?>, List<Field>> fields = new HashMap<>();
    private final Set<String> differing = new TreeSet<>();
    private final Set<String> constants = new TreeSet<>();

    /**
     * Two values in the same place.
     *
     * @param name of the field that holds them, behind that of the field that holds its object
     * @param type what their own fields are named after: class and name of the field that holds them
     */
    private record Pair(Object written, Object set, String name, String type) {}

    /**
     * Looks at every field of both.
     *
     * @param set set to what the others wrote
     */
    public void compare(final Stages written, final Stages set) {
        final IdentityHashMap<Object, Object> seen = new IdentityHashMap<>();
        final Deque<Pair> open = new ArrayDeque<>();
        open.add(new Pair(written, set, "", ""));
        for (Pair pair = open.poll(); pair != null; pair = open.poll()) {
            if (pair.written != pair.set && seen.put(pair.written, pair.set) == null) {
                open.addAll(look(pair));
            }
        }
    }

    private List<Pair> look(final Pair pair) {
        final Class<?> type = pair.written.getClass();
        if (type != pair.set.getClass()) {
            differing.add(pair.name);
            return List.of();
        }
        if (type.isArray()) {
            return lookAtArray(pair);
        }
        final List<Pair> inside = new ArrayList<>();
        for (final Field field : fields.computeIfAbsent(type, StateFields::fields)) {
            final Object written = value(field, pair.written);
            final Object set = value(field, pair.set);
            final String name = pair.type + "." + field.getName();
            inside.addAll(lookAt(field.getType(), written, set, name, type.getSimpleName() + "." + field.getName()));
        }
        return inside;
    }

    private List<Pair> lookAtArray(final Pair pair) {
        final Class<?> type = pair.written.getClass().getComponentType();
        if (type.isPrimitive()) {
            note(Objects.deepEquals(pair.written, pair.set), pair.name);
            return List.of();
        }
        final List<Pair> inside = new ArrayList<>();
        for (int i = 0; i < Array.getLength(pair.written); i++) {
            final Object written = Array.get(pair.written, i);
            inside.addAll(lookAt(type, written, Array.get(pair.set, i), pair.name, pair.type));
        }
        return inside;
    }

    private List<Pair> lookAt(
            final Class<?> declared, final Object written, final Object set, final String name, final String type) {
        if (written instanceof Enum<?> constant && constant == set) {
            constants.add(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
        }
        if (written == null || set == null || declared.isPrimitive() || declared.isEnum()) {
            note(Objects.equals(written, set), name);
            return List.of();
        }
        return isState(written.getClass()) ? List.of(new Pair(written, set, name, type)) : List.of();
    }

    private void note(final boolean isSame, final String name) {
        if (!isSame) {
            differing.add(name);
        }
    }

    private static boolean isState(final Class<?> type) {
        if (type.isArray()) {
            final Class<?> inside = type.getComponentType();
            return inside.isPrimitive() || inside.isEnum() || isState(inside);
        }
        final String name = type.getName();
        return name.startsWith("org.agrona.collections.")
                || (name.startsWith("io.ballast.")
                        && type != Counters.class
                        && PACKAGES_WITHOUT.stream().noneMatch(name::startsWith));
    }

    private static List<Field> fields(final Class<?> type) {
        final List<Field> fields = new ArrayList<>();
        for (Class<?> at = type; at != Object.class && at != Record.class; at = at.getSuperclass()) {
            Arrays.stream(at.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .forEach(fields::add);
        }
        fields.forEach(field -> field.setAccessible(true));
        return fields;
    }

    private static Object value(final Field field, final Object owner) {
        try {
            return field.get(owner);
        } catch (final IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Every field that was another one although a later event may read it: its name behind the class and name of the field
     * that holds its object.
     */
    public List<String> forgotten() {
        return differing.stream()
                .filter(name -> NO_STATE.stream().noneMatch(name::startsWith))
                .toList();
    }

    /** Every constant that was written and set, behind the name of its enum. */
    public Set<String> constants() {
        return constants;
    }
}
