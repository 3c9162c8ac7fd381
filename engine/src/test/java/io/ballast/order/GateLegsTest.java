package io.ballast.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.AltPortfolio;
import io.ballast.harness.EngineHarness;
import io.ballast.harness.Outputs.Risk;
import io.ballast.harness.World;
import io.ballast.math.Bounds;
import io.ballast.math.Ppb;
import io.ballast.message.CommandType;
import io.ballast.message.TimeInForce;
import io.ballast.settings.AccountSettings;
import io.ballast.settings.LadderSettings;
import io.ballast.settings.LegSettings;
import io.ballast.settings.MarginMode;
import io.ballast.settings.OverlaySettings;
import io.ballast.slot.IndexSection;
import io.ballast.slot.Slot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the gate knows of legs: in whose account they are, and how large their lots are. */
class GateLegsTest {
    private static final long LOT_NANO_USD = 10_000_000_000_000L;

    /** One overlay over two venues of which each has its account, and whose lots are of three sizes. */
    private static World world() {
        final World world = World.empty()
                .source("spot", 3_000 * World.SECOND)
                .spot("ALT")
                .source("one", 3_000 * World.SECOND)
                .linear("FUT", "1", "1", "10")
                .linear("MINI", "1", "0.1", "10")
                .source("two", 3_000 * World.SECOND)
                .linear("LARGE", "1", "3", "10")
                .sleeve("alts", 0.5, "ALT")
                .overlay(AltPortfolio.overlay().alternative("MINI").alternative("LARGE"));
        return world.accounts(List.of(account(0, List.of(0, 1)), account(1, List.of(2))));
    }

    private static AccountSettings account(final int id, final List<Integer> sources) {
        return new AccountSettings(
                id,
                "account" + id,
                sources,
                0,
                MarginMode.CROSS,
                1,
                Ppb.ONE,
                AccountSettings.UNLIMITED_PPB,
                AccountSettings.UNLIMITED_PPB,
                LadderSettings.DEFAULT);
    }

    private static GateLegs legs(final World world) {
        return new GateLegs(world.instruments(), world.accounts(), world.overlays());
    }

    @Test
    void shouldMeasureAQuantityInLotsOfEachContractAndNeverRoundItUp() {
        final GateLegs legs = legs(world());
        assertThat(legs.lots(0, 14)).isEqualTo(14);
        assertThat(legs.lots(1, 14)).isEqualTo(140);
        assertThat(legs.lots(2, 14)).as("14 are four lots of 3, and 2 more").isEqualTo(4);
        assertThat(legs.lots(2, 2)).isZero();
        assertThat(legs.lots(1, Bounds.MAX_LOTS)).isEqualTo(Bounds.MAX_LOTS);
    }

    @Test
    void shouldLowerThePositionLimitOfEachContractToTheSameQuantity() {
        final EngineHarness engine = new EngineHarness(world());
        final long before =
                OverlaySettings.legsOf(engine.world().overlays()).get(0).maxPositionLots();
        assertThat(engine.command(CommandType.TIGHTEN_MAX_POSITION, 0, 14, 0))
                .containsExactly(
                        new Risk(0, 1, "LIMIT_TIGHTENED", 14, before),
                        new Risk(0, 2, "LIMIT_TIGHTENED", 140, before),
                        new Risk(0, 3, "LIMIT_TIGHTENED", 4, before));
    }

    /** What is on its way to one venue is not at stake with another. */
    @Test
    void shouldCountInFlightOnlyWhatGoesToTheSameAccount() {
        final World world = world();
        final List<LegSettings> settings = OverlaySettings.legsOf(world.overlays());
        final Leg[] legs =
                settings.stream().map(leg -> new Leg(leg, World.SECOND)).toArray(Leg[]::new);
        final IndexSection index = new Slot(world.slotShape()).index;
        for (final Leg leg : legs) {
            index.lotNanoUsd[leg.id()] = LOT_NANO_USD;
            leg.order().onSent(leg.id() + 1L, TimeInForce.GOOD_TILL_CANCEL, -(leg.id() + 1L), 999, 0, -9, true, 1);
        }
        final InFlight inFlight = new InFlight(legs);
        assertThat(inFlight.contractsNanoUsd(0, index)).isEqualTo((2 + 3) * LOT_NANO_USD);
        assertThat(inFlight.accountNanoUsd(0, legs(world), index)).isEqualTo(2 * LOT_NANO_USD);
        assertThat(inFlight.accountNanoUsd(2, legs(world), index)).isZero();
    }
}
