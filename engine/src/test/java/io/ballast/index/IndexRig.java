package io.ballast.index;

import io.ballast.counter.Counters;
import io.ballast.harness.World;
import io.ballast.instrument.IndexForm;
import io.ballast.slot.EventKind;
import io.ballast.slot.IngestSection;
import io.ballast.slot.Recomposition;
import io.ballast.slot.Slot;
import io.ballast.slot.SlotShape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Index sums and recompositions without the rest of the engine: prices in, levels and outcomes out. */
final class IndexRig {
    /** A member of a composition. */
    record Member(String name, String amount) {}

    final World world;
    final IndexSums sums;
    final Counters counters = new Counters();
    final long[] mids;
    private final Recompositions recompositions;
    private final boolean[] isPriced;
    private final Slot slot = new Slot(SlotShape.EMPTY);

    IndexRig(final World world) {
        this.world = world;
        sums = new IndexSums(world.indices(), world.instruments());
        recompositions = new Recompositions(
                sums, world.indices().size(), world.instruments().size(), counters);
        mids = new long[world.instruments().size()];
        isPriced = new boolean[mids.length];
    }

    static Member of(final String name, final String amount) {
        return new Member(name, amount);
    }

    /** Whole ticks of 1 USD. */
    IndexRig price(final String name, final long usd) {
        price(world.id(name), 2 * usd);
        return this;
    }

    /** The outcomes that the event brought. */
    List<Recomposition> price(final int id, final long midHalfTicks) {
        sums.onMove(id, midHalfTicks - mids[id]);
        mids[id] = midHalfTicks;
        if (!isPriced[id]) {
            isPriced[id] = true;
            sums.onValid(id);
            recompositions.onValid();
        }
        return event(EventKind.QUOTE);
    }

    void lose(final String name) {
        final int id = world.id(name);
        if (isPriced[id]) {
            isPriced[id] = false;
            sums.onInvalid(id);
        }
    }

    Recomposition recompose(final int index, final IndexForm form, final long capPpb, final Member... members) {
        return recompose(index, form, capPpb, 0, List.of(members));
    }

    Recomposition recompose(
            final int index, final IndexForm form, final long capPpb, final long floorPpb, final List<Member> members) {
        begin(index, form, capPpb, floorPpb, members.size());
        members.forEach(member -> member(index, member));
        return commit(index);
    }

    List<Recomposition> begin(
            final int index, final IndexForm form, final long capPpb, final long floorPpb, final int members) {
        final IngestSection in = slot.ingest;
        in.indexId = index;
        in.indexForm = form;
        in.capPpb = capPpb;
        in.floorPpb = floorPpb;
        in.memberCount = members;
        return event(EventKind.RECOMPOSITION_BEGIN);
    }

    void member(final int index, final Member member) {
        final BigDecimal amount = new BigDecimal(member.amount());
        slot.ingest.indexId = index;
        slot.ingest.instrumentId = world.id(member.name());
        slot.ingest.amountMantissa = amount.unscaledValue().longValueExact();
        slot.ingest.amountExponent = -amount.scale();
        event(EventKind.RECOMPOSITION_MEMBER);
    }

    Recomposition commit(final int index) {
        slot.ingest.indexId = index;
        final List<Recomposition> outcomes = event(EventKind.RECOMPOSITION_COMMIT);
        return outcomes.isEmpty() ? Recomposition.NONE : outcomes.get(0);
    }

    List<Recomposition> event(final EventKind kind) {
        slot.ingest.kind = kind;
        recompositions.onEvent(slot.ingest, slot.index);
        final List<Recomposition> outcomes = new ArrayList<>();
        for (int i = 0; i < slot.index.recompositionCount; i++) {
            outcomes.add(slot.index.recomposition[i]);
        }
        return outcomes;
    }

    double level() {
        return sums.level(0);
    }
}
