package io.ballast.position;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two contracts at two sources and a coin, half a tick of a lot worth one nano-USD of the first, two of the second. */
class PositionBookTest {
    private final PositionBook book = new PositionBook(
            new long[] {1, 2, 1}, new boolean[] {true, true, false}, new int[] {0, 1, 1}, new CoinPosition[3]);

    @Test
    void shouldTellEachSourceTheCashOfItsContracts() {
        book.onFill(0, -1, 10, 100, 3, 199);
        book.onFill(1, 1, 5, 50, 4, 100);
        book.onFill(2, 1, 7, 20, 5, 40);
        book.onFunding(1, -6);
        assertThat(book.contractCashNanoUsd(0)).isEqualTo(10 * 200 - 3);
        assertThat(book.contractCashNanoUsd(1)).isEqualTo(-5 * 100 * 2 - 4 - 6);
        assertThat(book.contractCashNanoUsd(7)).as("a source without contracts").isZero();
        assertThat(book.contractCashNanoUsd(0) + book.contractCashNanoUsd(1)).isEqualTo(book.futuresCashNanoUsd());
        assertThat(book.spotCashNanoUsd()).isEqualTo(-7 * 40 - 5);
    }

    @Test
    void shouldTellFeesSpreadAndFundingApart() {
        book.onFill(0, -1, 10, 100, 3, 201);
        book.onFill(1, 1, 5, 50, 4, 99);
        book.onFunding(0, 9);
        assertThat(new long[] {book.feesNanoUsd(0), book.feesNanoUsd(1), book.feesNanoUsd()})
                .containsExactly(3, 4, 7);
        assertThat(new long[] {book.spreadNanoUsd(0), book.spreadNanoUsd(1), book.spreadNanoUsd()})
                .containsExactly(10, 10, 20);
        assertThat(new long[] {book.fundingNanoUsd(0), book.fundingNanoUsd(1)}).containsExactly(9, 0);
    }

    @Test
    void shouldRealiseAgainstTheAverageEntry() {
        book.onFill(0, -1, 10, 100, 0, 0);
        book.onFill(0, -1, 20, 130, 0, 0);
        assertThat(book.averageEntryTicks(0)).isEqualTo(120);
        book.onFill(0, 1, 15, 110, 0, 0);
        assertThat(book.realisedNanoUsd(0)).isEqualTo(15 * 2 * 10);
        assertThat(book.unrealisedNanoUsd(0, 2 * 125)).isEqualTo(-15 * 2 * 5);
        assertThat(book.averageEntryTicks(0)).isEqualTo(120);
        assertThat(book.averageEntryTicks(1)).isNaN();
    }
}
