package io.ballast.gateway.aeron;

import io.ballast.message.ConnectOutcome;

/** Decides which engine is served, and behind which input. */
final class Admission {
    private final SentInputs inputs;
    private final Rerun rerun;
    private final long startTimeNs;
    private final String configurationSha256;
    private boolean isFresh = true;

    Admission(final SentInputs inputs, final Rerun rerun, final long startTimeNs, final String configurationSha256) {
        this.inputs = inputs;
        this.rerun = rerun;
        this.startTimeNs = startTimeNs;
        this.configurationSha256 = configurationSha256;
    }

    /**
     * Answers a call. The first that is accepted brings the market to where the engine is.
     *
     * @param isOccupied whether another engine is served that this one does not follow
     */
    Welcome answer(final EngineCall call, final boolean isOccupied) {
        final ConnectOutcome outcome = outcome(call, isOccupied);
        if (outcome == ConnectOutcome.ACCEPTED) {
            isFresh = false;
        }
        return new Welcome(outcome, startTimeNs, oldestInputs(), inputs.made(), configurationSha256);
    }

    private ConnectOutcome outcome(final EngineCall call, final boolean isOccupied) {
        if (!call.terms().configurationSha256().equals(configurationSha256)) {
            return ConnectOutcome.CONFIGURATION_DIFFERS;
        }
        if (isOccupied) {
            return ConnectOutcome.OCCUPIED;
        }
        if (isFresh && rerun.isPossible() && !rerun.to(call.inputs())) {
            return ConnectOutcome.INPUTS_UNKNOWN;
        }
        if (call.inputs() < oldestInputs()) {
            return ConnectOutcome.INPUTS_FORGOTTEN;
        }
        return inputs.acknowledge(call.inputs()) ? ConnectOutcome.ACCEPTED : ConnectOutcome.INPUTS_UNKNOWN;
    }

    private long oldestInputs() {
        return Math.max(inputs.acknowledged(), rerun.oldestInputs());
    }
}
