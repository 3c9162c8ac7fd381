package io.ballast.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.index.IndexRig.Member;
import io.ballast.instrument.IndexForm;
import io.ballast.math.Int128;
import io.ballast.slot.Recomposition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random ticks, losses of prices and recompositions, against sums made anew from big integers. */
class IndexSumsPropertyTest {
    private static final int COINS = 8;
    private static final int QUOTE = COINS;
    private static final List<IndexForm> BASKETS =
            List.of(IndexForm.QUANTITIES, IndexForm.CAPITALIZATION, IndexForm.WEIGHTS);
    private static final List<String> TICKS = List.of("1", "0.01", "0.00001", "0.5", "0.25", "0.0005");

    private static World world(final Generator generator) {
        final World world = World.simple();
        for (int i = 0; i <= COINS; i++) {
            world.spot("C" + i, generator.oneOf(TICKS), "1");
        }
        return world.index("BASKET", List.of("C0", "C1", "C2"), List.of("1.5", "20", "3000"))
                .index("DOM", IndexForm.CROSS, "C" + QUOTE, "", List.of("C0", "C1"), List.of("0.5", "40"), 0);
    }

    private static long anyMid(final Generator generator) {
        return generator.between(3, 1L << generator.between(4, 41));
    }

    private static List<Member> anyMembers(final Generator generator, final IndexForm form) {
        final List<Integer> coins = generator
                .shuffled(IntStream.range(0, COINS).boxed().toList())
                .subList(0, 2 + generator.below(COINS - 2));
        final List<Member> members = new ArrayList<>();
        BigDecimal rest = BigDecimal.ONE;
        for (int i = 0; i < coins.size(); i++) {
            BigDecimal amount = BigDecimal.valueOf(generator.between(1, 1_000_000), (int) generator.between(0, 4));
            if (form == IndexForm.WEIGHTS) {
                amount = i == coins.size() - 1 ? rest : rest.movePointLeft(1).multiply(new BigDecimal("4"));
                rest = rest.subtract(amount);
            }
            members.add(new Member("C" + coins.get(i), amount.toPlainString()));
        }
        return members;
    }

    @Test
    void shouldEqualTheSumMadeAnewAndNotJumpAtARecomposition() {
        Seeds.forEach(60, generator -> {
            final IndexRig rig = new IndexRig(world(generator));
            for (int i = 0; i <= COINS; i++) {
                rig.price(i, anyMid(generator));
            }
            int applied = 0;
            for (int i = 0; i < 300; i++) {
                if (generator.oneIn(10)) {
                    applied += recompose(rig, generator);
                } else {
                    rig.price(generator.below(COINS + 1), anyMid(generator));
                }
                assertThat(exact(rig.sums.sum(0))).isEqualTo(basketAnew(rig));
                assertThat(exact(rig.sums.sum(1))).isEqualTo(crossAnew(rig));
            }
            assertThat(applied).isPositive();
        });
    }

    /** 1 if it was applied. */
    private static int recompose(final IndexRig rig, final Generator generator) {
        final int index = generator.below(2);
        final IndexForm form = index == 1 ? IndexForm.CROSS : generator.oneOf(BASKETS);
        final List<Member> members = anyMembers(generator, form);
        final boolean isCapped = form == IndexForm.CAPITALIZATION && generator.oneIn(2);
        final long capPpb = isCapped ? 1_000_000_000L / members.size() + 50_000_000L : 0;
        final long before = Double.doubleToRawLongBits(rig.sums.level(index));
        final Recomposition outcome = rig.recompose(index, form, capPpb, 0, members);
        assertThat(outcome).isIn(Recomposition.APPLIED, Recomposition.REFUSED_RANGE);
        assertThat(Double.doubleToRawLongBits(rig.sums.level(index))).isEqualTo(before);
        if (outcome == Recomposition.APPLIED) {
            checkWeights(rig, index, form, capPpb, members);
        }
        return outcome == Recomposition.APPLIED ? 1 : 0;
    }

    private static void checkWeights(
            final IndexRig rig, final int index, final IndexForm form, final long capPpb, final List<Member> members) {
        double total = 0;
        for (final Member member : members) {
            final double weight = rig.sums.weight(index, rig.world.id(member.name()));
            total += weight;
            if (form == IndexForm.WEIGHTS) {
                assertThat(weight).isCloseTo(Double.parseDouble(member.amount()), within(0x1p-20));
            }
            if (capPpb != 0) {
                assertThat(weight).isLessThanOrEqualTo(capPpb / 1e9 + 0x1p-20);
            }
        }
        assertThat(Math.abs(total)).isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldNotDependOnTheOrderOfMembersOrTicks() {
        Seeds.forEach(60, generator -> {
            final World world = world(generator);
            final IndexRig one = new IndexRig(world);
            final IndexRig other = new IndexRig(world);
            final long[] mids = IntStream.rangeClosed(0, COINS)
                    .mapToLong(i -> anyMid(generator))
                    .toArray();
            final List<Integer> ids = IntStream.rangeClosed(0, COINS).boxed().toList();
            ids.forEach(id -> one.price(id, mids[id]));
            generator.shuffled(ids).forEach(id -> other.price(id, mids[id]));
            for (int i = 0; i < 20; i++) {
                final int index = generator.below(2);
                final IndexForm form = index == 1 ? IndexForm.CROSS : generator.oneOf(BASKETS);
                final List<Member> members = anyMembers(generator, form);
                final long capPpb = form == IndexForm.CAPITALIZATION ? 900_000_000L : 0;
                assertThat(other.recompose(index, form, capPpb, 0, generator.shuffled(members)))
                        .isEqualTo(one.recompose(index, form, capPpb, 0, members));
                final int coin = generator.below(COINS + 1);
                final long mid = anyMid(generator);
                one.price(coin, mid);
                other.price(coin, anyMid(generator));
                other.price(coin, mid);
                for (int k = 0; k < 2; k++) {
                    assertThat(exact(other.sums.sum(k))).isEqualTo(exact(one.sums.sum(k)));
                    assertThat(other.sums.level(k)).isEqualTo(one.sums.level(k));
                }
            }
        });
    }

    @Test
    void shouldHoldWhileAPriceIsMissingAndThenApply() {
        Seeds.forEach(100, generator -> {
            final IndexRig rig = new IndexRig(world(generator));
            for (int i = 0; i <= COINS; i++) {
                rig.price(i, 1_000 + generator.below(1_000_000));
            }
            final int index = generator.below(2);
            final IndexForm form = index == 1 ? IndexForm.CROSS : generator.oneOf(BASKETS);
            final List<Member> members = anyMembers(generator, form);
            final String missing = generator.oneOf(members).name();
            rig.lose(missing);
            assertThat(rig.recompose(index, form, 0, 0, members)).isEqualTo(Recomposition.HELD);
            for (int i = 0; i < 10; i++) {
                final int coin = generator.below(COINS + 1);
                if (coin != rig.world.id(missing)) {
                    assertThat(rig.price(coin, 1_000 + generator.below(1_000_000)))
                            .isEmpty();
                }
            }
            // The price comes back where it was: not even the old composition's level may move.
            final long before = Double.doubleToRawLongBits(rig.sums.level(index));
            assertThat(rig.price(rig.world.id(missing), rig.mids[rig.world.id(missing)]))
                    .containsExactly(Recomposition.APPLIED);
            assertThat(Double.doubleToRawLongBits(rig.sums.level(index))).isEqualTo(before);
            assertThat(rig.sums.isValid(index)).isTrue();
        });
    }

    private static BigInteger basketAnew(final IndexRig rig) {
        final Composition composition = rig.sums.composition(0);
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < composition.count; i++) {
            sum = sum.add(BigInteger.valueOf(composition.coefficients[i])
                    .multiply(BigInteger.valueOf(rig.mids[composition.instrumentIds[i]])));
        }
        return sum;
    }

    private static BigInteger crossAnew(final IndexRig rig) {
        final Composition composition = rig.sums.composition(1);
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < composition.count; i++) {
            sum = sum.add(BigInteger.valueOf(composition.coefficients[i])
                    .shiftLeft(Int128.QUOTIENT_BITS)
                    .divide(BigInteger.valueOf(rig.mids[composition.instrumentIds[i]])));
        }
        return sum;
    }

    /** The exact forms' coefficients are the amounts themselves; cross levels are the quotients they stand for. */
    @Test
    void shouldBeWorthWhatItsAmountsSay() {
        Seeds.forEach(100, generator -> {
            final IndexRig rig = new IndexRig(world(generator));
            for (int i = 0; i <= COINS; i++) {
                rig.price(i, anyMid(generator));
            }
            assertThat(rig.sums.level(0))
                    .isCloseTo(
                            usd(rig, 0)
                                    .multiply(new BigDecimal("1.5"))
                                    .add(usd(rig, 1).multiply(new BigDecimal("20")))
                                    .add(usd(rig, 2).multiply(new BigDecimal("3000")))
                                    .doubleValue(),
                            within(1e-15 * rig.sums.level(0)));
            final double quote = usd(rig, QUOTE).doubleValue();
            final double expected = 0.5 * quote / usd(rig, 0).doubleValue()
                    + 40 * quote / usd(rig, 1).doubleValue();
            assertThat(rig.sums.level(1)).isCloseTo(expected, within(0x1p-30 * expected));
        });
    }

    private static BigDecimal usd(final IndexRig rig, final int id) {
        return rig.world
                .instruments()
                .get(id)
                .tickSize()
                .multiply(BigDecimal.valueOf(rig.mids[id]))
                .divide(BigDecimal.valueOf(2));
    }

    private static BigInteger exact(final Int128 sum) {
        return BigInteger.valueOf(sum.high())
                .shiftLeft(Long.SIZE)
                .add(new BigInteger(Long.toUnsignedString(sum.low())));
    }
}
