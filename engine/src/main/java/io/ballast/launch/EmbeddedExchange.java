package io.ballast.launch;

import io.ballast.gateway.MarketDataException;
import io.ballast.gateway.MarketFeed;
import io.ballast.gateway.sim.SimGateway;

/** The embedded exchange of a configuration: the same in the engine's process and behind Aeron. */
final class EmbeddedExchange {
    private EmbeddedExchange() {}

    /** Receive time of the first input; refuses a feed that holds none. */
    static long startNs(final MarketFeed feed) {
        final long startNs = feed.peekTimeNs();
        if (startNs == MarketFeed.END) {
            throw new MarketDataException("the market data holds no message of a configured instrument");
        }
        return startNs;
    }

    /** @param feed market data; closed with the gateway */
    static SimGateway open(final EngineConfiguration configuration, final MarketFeed feed, final long startNs) {
        return new SimGateway(
                feed,
                configuration.instruments(),
                configuration.accounts(),
                configuration.exchange(),
                OpeningInputs.encode(configuration, startNs),
                ScheduledInputs.encode(configuration),
                configuration.timerNs(),
                configuration.seed());
    }

    /** SHA-256 of what an engine and an exchange of two processes must be told alike, in hexadecimal. */
    static String sha256(final EngineConfiguration configuration) {
        return Session.sha256(configuration.ofExchange().resolvedYaml());
    }
}
