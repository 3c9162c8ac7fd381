package io.ballast.gateway.aeron;

import io.ballast.message.ConnectOutcome;

/**
 * A gateway's answer to an engine's call.
 *
 * @param outcome             whether inputs follow
 * @param startTimeNs         receive time of the first input of all
 * @param oldestInputs        the smallest number of inputs it can go on behind
 * @param newestInputs        the largest
 * @param configurationSha256 what the other side was told, in hexadecimal
 */
record Welcome(
        ConnectOutcome outcome, long startTimeNs, long oldestInputs, long newestInputs, String configurationSha256) {

    /** Why an engine with so many inputs journaled was not taken, and what to do. */
    String refusal(final String where, final ConnectionTerms terms, final long inputs) {
        return where + ": "
                + switch (outcome) {
                    case CONFIGURATION_DIFFERS ->
                        "the exchange runs another configuration (SHA-256 " + configurationSha256 + ", here "
                                + terms.configurationSha256() + "); start both with the same file";
                    case INPUTS_FORGOTTEN ->
                        "the exchange goes on behind input " + oldestInputs + " at the earliest, and this engine has "
                                + inputs + "; resume from the journal that has them, or start the exchange afresh";
                    case INPUTS_UNKNOWN ->
                        "this engine has " + inputs + " inputs, and the exchange has sent " + newestInputs
                                + "; start it with the --log of their run";
                    case OCCUPIED ->
                        "an engine of the same or a later epoch is connected; end it, or resume from its journal";
                    case ACCEPTED, SBE_UNKNOWN, NULL_VAL -> "the answer " + outcome + " makes no sense";
                };
    }
}
