package io.ballast.order;

import io.ballast.state.StateCodec;
import io.ballast.state.Stateful;

/** Whether the account at one source has been compared with what the engine knows of it. */
final class SourceAccount implements Stateful {
    private static final long AT_ONCE = Long.MIN_VALUE;

    private enum State {
        /** The venue's last report said what the engine knows, or none is needed. */
        RECONCILED,
        /** The venue is to be asked once it can be reached. */
        WANTED,
        /** It was asked. */
        ASKED
    }

    private static final State[] STATES = State.values();

    private State state = State.RECONCILED;
    private boolean isDown;
    private boolean isHalted;
    private boolean isContradicted;
    private long lastExecution;
    private long requestId;
    private long askedNs;
    private long notBeforeNs = AT_ONCE;
    private int failures;

    /** Whether orders may be sent. */
    boolean isClean() {
        return state == State.RECONCILED && !isHalted;
    }

    /** Whether something was found that a person has to look at. */
    boolean isHalted() {
        return isHalted;
    }

    /** The venue must be asked, unless that is on its way. */
    void want() {
        if (state == State.RECONCILED) {
            askAnew();
        }
    }

    private void askAnew() {
        state = State.WANTED;
        notBeforeNs = AT_ONCE;
        failures = 0;
    }

    /** Whether what it knows of us was not looked at for so long. */
    boolean isUnseen(final long timeNs, final long everyNs) {
        return state == State.RECONCILED && !isHalted && !isDown && timeNs - askedNs >= everyNs;
    }

    /** The connection was lost: what was asked over it is not answered any more. */
    void onDown() {
        isDown = true;
        askAnew();
    }

    /** There is a connection, perhaps another than before. */
    void onConnected() {
        isDown = false;
        askAnew();
    }

    boolean isDown() {
        return isDown;
    }

    void onExecution(final long sequence) {
        lastExecution = sequence;
    }

    /** What the venue said contradicts what it was sent: a person has to look, and then its report. */
    void onContradiction() {
        isHalted = true;
        isContradicted = true;
    }

    /** Whether it contradicted what it was sent, and nothing has shown since that both mean the same. */
    boolean isContradicted() {
        return isContradicted;
    }

    /** A person has looked: the venue is asked again. */
    void onReset() {
        if (isHalted) {
            isHalted = false;
            want();
        }
    }

    boolean isDue(final long timeNs) {
        return state == State.WANTED && !isDown && timeNs >= notBeforeNs;
    }

    boolean isOverdue(final long timeNs, final long timeoutNs) {
        return state == State.ASKED && timeNs - askedNs >= timeoutNs;
    }

    /** When it will be due or overdue if nothing else is heard; the largest long: never. */
    long wakeNs(final long timeoutNs) {
        if (state == State.RECONCILED) {
            return Long.MAX_VALUE;
        }
        if (state == State.ASKED) {
            return askedNs + timeoutNs;
        }
        return isDown ? Long.MAX_VALUE : notBeforeNs;
    }

    void onAsked(final long id, final long timeNs) {
        state = State.ASKED;
        requestId = id;
        askedNs = timeNs;
    }

    boolean isAnswer(final long id) {
        return state == State.ASKED && id == requestId;
    }

    /** The request did not leave; time must pass before the next, for a gateway may take nothing at all. */
    void onRequestFailed(final long id, final long timeNs) {
        if (isAnswer(id)) {
            state = State.WANTED;
            notBeforeNs = timeNs + 1;
        }
    }

    /** No use came of the answer: after the first failure the venue is asked at once, after others in steps of the limit. */
    void onFailed(final long timeoutNs) {
        state = State.WANTED;
        notBeforeNs = failures == 0 ? AT_ONCE : askedNs + timeoutNs;
        failures++;
    }

    void onCompared(final boolean isHalt) {
        state = State.RECONCILED;
        isHalted |= isHalt;
        isContradicted &= isHalted;
    }

    long requestId() {
        return requestId;
    }

    /** Number of the request that was made and not answered, 0 if there is none. */
    long awaitedRequest() {
        return state == State.ASKED ? requestId : 0;
    }

    /** Number of the last execution taken. */
    long lastExecution() {
        return lastExecution;
    }

    @Override
    public void codeState(final StateCodec codec) {
        state = codec.of(state, STATES);
        isDown = codec.of(isDown);
        isHalted = codec.of(isHalted);
        isContradicted = codec.of(isContradicted);
        lastExecution = codec.of(lastExecution);
        requestId = codec.of(requestId);
        askedNs = codec.of(askedNs);
        notBeforeNs = codec.of(notBeforeNs);
        failures = codec.of(failures);
    }
}
