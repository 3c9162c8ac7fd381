package io.ballast.launch;

import io.ballast.gateway.Gateway;
import io.ballast.gateway.aeron.AeronGateway;
import io.ballast.gateway.aeron.ConnectionTerms;

/**
 * An exchange in another process, connected.
 *
 * @param gateway ready to be polled
 * @param startNs receive time of its first input of all
 */
public record RemoteExchange(Gateway gateway, long startNs) {
    /**
     * Waits for the exchange that the configuration names.
     *
     * @param inputs of this exchange that a resumed engine has journaled; 0 for a new session
     * @throws io.ballast.gateway.GatewayException if nobody answers in time, or it refuses
     */
    public static RemoteExchange connect(final EngineConfiguration configuration, final long inputs) {
        final AeronGateway gateway = new AeronGateway(
                configuration.gateway(),
                new ConnectionTerms(configuration.sessionEpoch(), EmbeddedExchange.sha256(configuration)),
                configuration.topology().waitMode(),
                configuration.sources().size(),
                configuration.topology().ringSize());
        gateway.resumeAt(inputs);
        try {
            return new RemoteExchange(gateway, gateway.connect());
        } catch (final RuntimeException e) {
            gateway.close();
            throw e;
        }
    }
}
