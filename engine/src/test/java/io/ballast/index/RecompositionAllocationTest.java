package io.ballast.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.counter.Counters;
import io.ballast.gateway.AllocatedBytes;
import io.ballast.harness.World;
import io.ballast.instrument.IndexForm;
import io.ballast.slot.EventKind;
import io.ballast.slot.Slot;
import io.ballast.slot.SlotShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecompositionAllocationTest {
    private static final int ROUNDS = 20_000;
    private static final long TOLERATED_BYTES = 4_096;

    private final World world = World.simple()
            .spot("A")
            .spot("B")
            .spot("C")
            .index("I", List.of("A", "B"), List.of("2", "3"))
            .index("X", IndexForm.CROSS, "C", "", List.of("A"), List.of("5"), 0);
    private final Counters counters = new Counters();
    private final IndexSums sums = new IndexSums(world.indices(), world.instruments());
    private final Recompositions recompositions = new Recompositions(sums, 2, 3, counters);
    private final Slot slot = new Slot(SlotShape.EMPTY);

    @Test
    void shouldAllocateNothing() {
        for (int id = 0; id < 3; id++) {
            sums.onMove(id, 1_000 + id);
            sums.onValid(id);
        }
        run(0);
        final long before = AllocatedBytes.now();
        run(0);
        assertThat(AllocatedBytes.now() - before).isLessThan(TOLERATED_BYTES);
        final long control = AllocatedBytes.now();
        run(1);
        assertThat(AllocatedBytes.now() - control).isGreaterThan(TOLERATED_BYTES);
        assertThat(counters.get(Counter.RECOMPOSITIONS_APPLIED)).isEqualTo(3 * ROUNDS);
    }

    private void run(final int bytes) {
        for (int i = 0; i < ROUNDS; i++) {
            final int index = i % 4 == 3 ? 1 : 0;
            begin(index, i % 4);
            member(0, index);
            member(1, index);
            step(EventKind.RECOMPOSITION_COMMIT);
            sums.onMove(i % 3, i % 2 == 0 ? 7 : -7);
            if (bytes > 0) {
                AllocatedBytes.allocate(bytes);
            }
        }
    }

    private void begin(final int index, final int kind) {
        slot.ingest.indexId = index;
        slot.ingest.indexForm = switch (kind) {
            case 0 -> IndexForm.QUANTITIES;
            case 1 -> IndexForm.CAPITALIZATION;
            case 2 -> IndexForm.WEIGHTS;
            default -> IndexForm.CROSS;
        };
        slot.ingest.capPpb = kind == 1 ? 500_000_000L : 0;
        slot.ingest.floorPpb = 0;
        slot.ingest.memberCount = 2;
        step(EventKind.RECOMPOSITION_BEGIN);
    }

    private void member(final int instrumentId, final int index) {
        slot.ingest.instrumentId = instrumentId;
        slot.ingest.indexId = index;
        slot.ingest.amountMantissa = 5;
        slot.ingest.amountExponent = -1;
        step(EventKind.RECOMPOSITION_MEMBER);
    }

    private void step(final EventKind kind) {
        slot.ingest.kind = kind;
        recompositions.onEvent(slot.ingest, slot.index);
    }
}
