package io.ballast.settings;

/**
 * What the embedded exchange refuses and how it treats what rests there.
 *
 * @param queue               place of an order that comes to rest
 * @param priceBandPpb        most that a limit may be beyond the mid, above for a purchase and below for a sale; 0: any
 * @param minNotionalNanoUsd  least value of an order that does not only reduce
 * @param lotStep             quantities are multiples of so many lots
 * @param tickStep            prices are multiples of so many ticks
 * @param messagesPerSecond   most order messages a source takes, sustained; 0: any number
 * @param messageBurst        most it takes at once
 * @param cancelsOnDisconnect whether a source that goes down cancels what works there
 * @param liquidates          whether an account below its maintenance margin is liquidated
 * @param liquidationFeePpb   share of what is liquidated that goes to the insurance fund
 */
public record VenueRules(
        QueueModel queue,
        long priceBandPpb,
        long minNotionalNanoUsd,
        long lotStep,
        long tickStep,
        int messagesPerSecond,
        int messageBurst,
        boolean cancelsOnDisconnect,
        boolean liquidates,
        long liquidationFeePpb) {
    /** What a configuration that says nothing gets. */
    public static final VenueRules DEFAULT =
            new VenueRules(QueueModel.CONSERVATIVE, 100_000_000, 0, 1, 1, 0, 100, true, true, 5_000_000);

    /** No limit beyond what every venue has, and no liquidation. */
    public static final VenueRules NONE = new VenueRules(QueueModel.NONE, 0, 0, 1, 1, 0, 100, false, false, 0);
}
