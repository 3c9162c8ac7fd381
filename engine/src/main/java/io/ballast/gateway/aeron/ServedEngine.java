package io.ballast.gateway.aeron;

import io.aeron.ExclusivePublication;
import io.aeron.Image;
import io.aeron.logbuffer.BufferClaim;
import io.ballast.message.ConnectOutcome;
import io.ballast.message.EndOfInputsEncoder;
import io.ballast.message.GoodbyeEncoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.WelcomeEncoder;
import org.agrona.CloseHelper;

/** The gateway's end of one connection: what the engine has said, and the publication of its inputs. */
final class ServedEngine implements AutoCloseable {
    private final EngineCall call;
    private final Welcome answer;
    private final Image image;
    private final ExclusivePublication publication;
    private final BufferClaim claim = new BufferClaim();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long next;
    private long orders;
    private long processed;
    private long ordersOfProcessed;
    private boolean isWelcomed;
    private boolean isEndSaid;
    private boolean isLeaving;
    private boolean isParted;

    /**
     * @param image       of what the engine says of its connection
     * @param publication of its own, because inputs of several connections must not mix
     */
    ServedEngine(
            final EngineCall call, final Welcome answer, final Image image, final ExclusivePublication publication) {
        this.call = call;
        this.answer = answer;
        this.image = image;
        this.publication = publication;
        next = call.inputs();
        processed = call.inputs();
    }

    EngineCall call() {
        return call;
    }

    boolean isAccepted() {
        return answer.outcome() == ConnectOutcome.ACCEPTED;
    }

    /** Whether it is still there. */
    boolean isAlive() {
        return !image.isClosed();
    }

    boolean isWelcomed() {
        return isWelcomed;
    }

    /** Answers the call as soon as the engine listens; returns a work count. */
    int welcome() {
        if (isWelcomed || !isClaimed(WelcomeEncoder.BLOCK_LENGTH)) {
            return 0;
        }
        new WelcomeEncoder()
                .wrapAndApplyHeader(claim.buffer(), claim.offset(), header)
                .connectionId(call.connectionId())
                .startTimeNs(answer.startTimeNs())
                .oldestInputs(answer.oldestInputs())
                .newestInputs(answer.newestInputs())
                .outcome(answer.outcome())
                .configurationSha256(answer.configurationSha256());
        claim.commit();
        isWelcomed = true;
        return 1;
    }

    private boolean isClaimed(final int blockLength) {
        return Claims.isClaimed(publication, MessageHeaderEncoder.ENCODED_LENGTH + blockLength, claim);
    }

    /** Sends inputs behind those sent before, at most so many; returns how many. */
    int send(final SentInputs inputs, final int most) {
        int sent = 0;
        while (sent < most && next < inputs.made()) {
            final int length = inputs.length(next);
            if (!Claims.isClaimed(publication, length, claim)) {
                return sent;
            }
            claim.buffer().putBytes(claim.offset(), inputs.buffer(), inputs.offset(next), length);
            claim.commit();
            next++;
            sent++;
        }
        return sent;
    }

    /** Says once that the inputs sent are all; returns a work count. */
    int end() {
        if (isEndSaid || !isClaimed(EndOfInputsEncoder.BLOCK_LENGTH)) {
            return 0;
        }
        new EndOfInputsEncoder()
                .wrapAndApplyHeader(claim.buffer(), claim.offset(), header)
                .connectionId(call.connectionId())
                .inputs(next);
        claim.commit();
        isEndSaid = true;
        return 1;
    }

    /** Number of the order that must come next. */
    long nextOrder() {
        return orders + 1;
    }

    void onOrder() {
        orders++;
    }

    /** Takes effect once that many orders have come: they are on a stream of their own. */
    void onProgress(final long inputs, final long ordersSent) {
        processed = inputs;
        ordersOfProcessed = ordersSent;
    }

    /** Whether all orders have come that the engine had sent at its last progress. */
    boolean isProgressValid() {
        return orders >= ordersOfProcessed;
    }

    /** Inputs processed at its last progress. */
    long processed() {
        return processed;
    }

    void onGoodbye(final long inputs, final long ordersSent) {
        onProgress(inputs, ordersSent);
        isLeaving = true;
    }

    /** Lets the engine go once everything it sent has come; returns a work count. */
    int part() {
        if (!isLeaving || isParted || !isProgressValid() || !isClaimed(GoodbyeEncoder.BLOCK_LENGTH)) {
            return 0;
        }
        new GoodbyeEncoder()
                .wrapAndApplyHeader(claim.buffer(), claim.offset(), header)
                .connectionId(call.connectionId())
                .inputs(processed)
                .orders(orders);
        claim.commit();
        isParted = true;
        return 1;
    }

    /** Whether it has said goodbye. */
    boolean isLeaving() {
        return isLeaving;
    }

    @Override
    public void close() {
        CloseHelper.close(publication);
    }
}
