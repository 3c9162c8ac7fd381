package io.ballast.order;

import static io.ballast.harness.AltPortfolio.overlay;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.counter.Counter;
import io.ballast.harness.AltPortfolio;
import io.ballast.harness.Generator;
import io.ballast.harness.OverlaySpec;
import io.ballast.harness.Poison;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.message.CommandType;
import io.ballast.message.SourceStatus;
import io.ballast.settings.ExecutionSettings;
import io.ballast.settings.ExecutionStyle;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Position and orders in flight stay within what the target allows, whatever a consistent venue does and however the leg
 * trades, and the target is reached in the end.
 */
class OrderStagePropertyTest {
    private static final long LIMIT_NS = 30 * World.SECOND;

    @Test
    void shouldNeverHoldMoreThanTheTargetNeedsAndReachItInTheEnd() {
        Seeds.forEach(600, OrderStagePropertyTest::run);
    }

    private static void run(final Generator generator) {
        final OverlaySpec overlay = overlay().execution(execution(generator));
        final AltPortfolio alts =
                AltPortfolio.with(generator.oneIn(2) ? overlay : overlay.maxOrder(generator.between(3, 9)));
        alts.engine().poisonedBy(new Poison(generator));
        final RandomVenue venue = new RandomVenue(alts, generator);
        for (int i = 0; i < 400; i++) {
            step(generator, alts, venue);
            alts.engine().elapse(generator.oneIn(50) ? LIMIT_NS : generator.between(0, World.SECOND));
        }
        finish(alts, venue);
        assertThat(alts.position()).isEqualTo(venue.position());
        assertThat(alts.position()).isEqualTo(alts.target());
        assertThat(alts.engine().count(Counter.UNKNOWN_EXECUTIONS)).isZero();
        assertThat(alts.engine().count(Counter.CONTRADICTIONS)).isZero();
        assertThat(alts.engine().count(Counter.FILLS)).isPositive();
    }

    private static ExecutionSettings execution(final Generator generator) {
        return new ExecutionSettings(
                generator.oneOf(List.of(ExecutionStyle.values())),
                generator.below(3),
                1 + generator.below(2),
                generator.between(0, 2 * World.SECOND),
                generator.oneIn(2) ? 0 : generator.between(1, 20 * World.SECOND),
                generator.below(3),
                0,
                generator.between(0, 2 * World.SECOND),
                generator.oneIn(2) ? 0 : 200_000_000,
                generator.oneIn(2) ? 0 : generator.between(World.SECOND, LIMIT_NS),
                false);
    }

    private static void step(final Generator generator, final AltPortfolio alts, final RandomVenue venue) {
        switch (generator.below(14)) {
            case 0, 1 -> venue.take(alts.drift(generator.between(-400, 400) / 100.0));
            case 2 -> venue.take(alts.engine().timer());
            case 3, 4, 5 -> venue.match();
            case 6, 7 -> venue.arrive();
            case 8, 9 -> venue.deliver();
            case 10 -> disturb(generator, alts, venue);
            case 11 -> interfere(generator, venue);
            default -> quote(generator, alts, venue);
        }
    }

    private static void quote(final Generator generator, final AltPortfolio alts, final RandomVenue venue) {
        final long mid = AltPortfolio.MID + generator.between(-2, 2);
        venue.take(alts.engine().quote("FUT", mid - 1, mid + 1, generator.between(1, 100)));
    }

    /** What the venue does that nobody asked for. */
    private static void interfere(final Generator generator, final RandomVenue venue) {
        if (generator.oneIn(3)) {
            venue.expire();
        } else if (generator.oneIn(3)) {
            venue.deleverage();
        }
    }

    private static void disturb(final Generator generator, final AltPortfolio alts, final RandomVenue venue) {
        if (!generator.oneIn(4)) {
            return;
        }
        switch (generator.below(3)) {
            case 0 -> venue.take(alts.engine().status(generator.below(2), SourceStatus.GAP));
            case 1 -> venue.take(alts.engine().command(CommandType.KILL));
            default -> restore(alts, venue);
        }
    }

    private static void restore(final AltPortfolio alts, final RandomVenue venue) {
        venue.take(alts.engine().command(CommandType.RESET_KILL));
        venue.take(alts.engine().quote("ALT", 49, 51));
        venue.take(alts.engine().quote("FUT", 999, 1001));
    }

    private static void finish(final AltPortfolio alts, final RandomVenue venue) {
        venue.becomeReliable();
        restore(alts, venue);
        venue.take(alts.drift(3.3));
        for (int i = 0; i < 300; i++) {
            venue.arrive();
            venue.match();
            venue.deliver();
            venue.deliver();
            alts.engine().elapse(World.SECOND);
            venue.take(alts.engine().timer());
        }
        assertThat(venue.isIdle()).isTrue();
    }
}
