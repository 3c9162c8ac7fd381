package io.ballast.gateway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.harness.Generator;
import io.ballast.harness.Seeds;
import io.ballast.harness.World;
import io.ballast.message.Side;
import io.ballast.message.TimeInForce;
import io.ballast.settings.ExchangeSettings;
import io.ballast.settings.QueueModel;
import io.ballast.settings.VenueRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One resting order in random markets against a plain account of who stands in front of it. */
class QueueModelTest {
    private static final VenueRules QUEUED =
            new VenueRules(QueueModel.CONSERVATIVE, 0, 0, 1, 1, 0, 100, false, false, 0);

    /** A bid of ours, told without classes of the exchange: everything is a whole number of lots. */
    private static final class NaiveBid {
        private final long limit;
        private long leaves;
        private long front = -1;
        private final List<Long> fills = new ArrayList<>();

        NaiveBid(final long limit, final long lots) {
            this.limit = limit;
            leaves = lots;
        }

        /** Offered lots are new whenever price or size of the offer change. */
        void quote(final long bid, final long ask, final long bidLots, final long offeredLots) {
            if (ask <= limit) {
                fill(offeredLots);
            } else if (front < 0 && bid <= limit) {
                front = bid == limit ? bidLots : 0;
            }
        }

        void sale(final long price, final long lots) {
            if (price < limit) {
                fill(lots);
            } else if (price == limit && front >= 0) {
                final long reached = lots - front;
                front = Math.max(0, front - lots);
                fill(reached);
            }
        }

        private void fill(final long offered) {
            final long lots = Math.min(leaves, offered);
            if (lots > 0) {
                leaves -= lots;
                fills.add(lots);
            }
        }
    }

    @Test
    void shouldFillWhatAPlainAccountOfTheQueueFills() {
        final long[] filled = {0};
        Seeds.forEach(300, generator -> filled[0] += compare(generator));
        assertThat(filled[0]).as("fills in all").isGreaterThan(100);
    }

    private static long compare(final Generator generator) {
        final World world = World.simple().linear("FUT", "10");
        final SimVenue venue = new SimVenue(world, new ExchangeSettings(0, 0, 0, 0, 0, true).with(QUEUED));
        long bid = 1000;
        long lots = 5;
        venue.quote("FUT", bid, bid + 2, lots);
        final long limit = bid - generator.below(3);
        final long size = generator.between(1, 30);
        final NaiveBid naive = new NaiveBid(limit, size);
        venue.order("FUT", size, limit, TimeInForce.GOOD_TILL_CANCEL, false);
        naive.quote(bid, bid + 2, lots, 0);
        for (int i = 0; i < 60; i++) {
            venue.elapse(World.SECOND);
            if (generator.oneIn(2)) {
                final long moved = Math.max(990, bid + generator.between(-1, 1));
                final long shown = generator.between(1, 9);
                final boolean isRepeated = moved == bid && shown == lots;
                bid = moved;
                lots = shown;
                venue.quote("FUT", bid, bid + 2, lots);
                naive.quote(bid, bid + 2, lots, isRepeated ? 0 : lots);
            } else {
                final long traded = generator.between(1, 6);
                final Side aggressor = generator.oneIn(3) ? Side.BUY : Side.SELL;
                final long price = aggressor == Side.SELL ? bid : bid + 2;
                venue.trade("FUT", price, traded, aggressor);
                if (aggressor == Side.SELL) {
                    naive.sale(price, traded);
                }
            }
        }
        assertThat(venue.run().stream()
                        .filter(text -> text.contains("FILL"))
                        .map(text -> Long.parseLong(text.replaceAll(".*FILL (\\d+) @.*", "$1"))))
                .isEqualTo(naive.fills);
        return naive.fills.size();
    }
}
