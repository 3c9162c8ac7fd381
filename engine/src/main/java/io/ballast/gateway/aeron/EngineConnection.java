package io.ballast.gateway.aeron;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Image;
import io.aeron.Subscription;
import io.aeron.logbuffer.BufferClaim;
import io.aeron.logbuffer.ControlledFragmentHandler;
import io.aeron.logbuffer.Header;
import io.ballast.gateway.InputSink;
import io.ballast.gateway.InputTime;
import io.ballast.message.EndOfInputsDecoder;
import io.ballast.message.GoodbyeDecoder;
import io.ballast.message.GoodbyeEncoder;
import io.ballast.message.HelloDecoder;
import io.ballast.message.HelloEncoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.MessageHeaderEncoder;
import io.ballast.message.ProgressEncoder;
import io.ballast.message.WelcomeDecoder;
import io.ballast.settings.GatewaySettings;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/**
 * The engine's end of one connection: the inputs' subscription, and two publications on the stream of the orders, one
 * for each thread that sends. The feed's thread owns all but the {@link OrderSender}.
 */
final class EngineConnection implements AutoCloseable {
    private static final long CALL_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int FRAGMENTS = 16;
    private static final int SHORTEST_INPUT = 2 * Long.BYTES;

    private final long id;
    private final Subscription subscription;
    private final ExclusivePublication control;
    private final ExclusivePublication orders;
    private final OrderSender sender;
    private final PendingTimes pending;
    private final BufferClaim claim = new BufferClaim();
    private final MessageHeaderEncoder headerOut = new MessageHeaderEncoder();
    private final HelloEncoder hello = new HelloEncoder();
    private final ProgressEncoder progress = new ProgressEncoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final WelcomeDecoder welcomeIn = new WelcomeDecoder();
    private final EndOfInputsDecoder endOfInputs = new EndOfInputsDecoder();
    private final GoodbyeDecoder goodbye = new GoodbyeDecoder();
    private final ControlledFragmentHandler welcomeTaker = this::onAnswer;
    private final ControlledFragmentHandler inputTaker = this::onInput;
    private @Nullable Welcome welcome;
    private @Nullable Image inputs;
    private @Nullable InputSink sink;
    private final Deadline nextHello = Deadline.now();
    private long reported = -1;
    private boolean isEnded;
    private boolean isParted;

    /** @param id not drawn before */
    EngineConnection(final Aeron aeron, final GatewaySettings settings, final long id, final PendingTimes pending) {
        this.id = id;
        this.pending = pending;
        subscription = aeron.addSubscription(AeronChannel.ofConnection(settings.channel(), id), settings.inputStream());
        final String orderChannel = AeronChannel.forPublication(settings.orderChannel());
        control = aeron.addExclusivePublication(orderChannel, settings.orderStream());
        orders = aeron.addExclusivePublication(orderChannel, settings.orderStream());
        sender = new OrderSender(orders, id);
    }

    /** Calls until somebody answers; null while nobody has. */
    @Nullable
    Welcome call(final ConnectionTerms terms, final long inputsJournaled) {
        if (nextHello.isDue()) {
            nextHello.postpone(CALL_INTERVAL_NS);
            sayHello(terms, inputsJournaled);
        }
        subscription.controlledPoll(welcomeTaker, 1);
        return welcome;
    }

    private void sayHello(final ConnectionTerms terms, final long inputsJournaled) {
        if (isClaimed(HelloEncoder.BLOCK_LENGTH)) {
            hello.wrapAndApplyHeader(claim.buffer(), claim.offset(), headerOut)
                    .connectionId(id)
                    .inputs(inputsJournaled)
                    .sessionEpoch(terms.sessionEpoch())
                    .configurationSha256(terms.configurationSha256());
            claim.commit();
        }
    }

    private boolean isClaimed(final int blockLength) {
        return Claims.isClaimed(control, MessageHeaderEncoder.ENCODED_LENGTH + blockLength, claim);
    }

    /** Whatever comes before the answer belongs to a connection that is no more. */
    private ControlledFragmentHandler.Action onAnswer(
            final DirectBuffer buffer, final int offset, final int length, final Header fragment) {
        header.wrap(buffer, offset);
        if (isOurs(length, WelcomeDecoder.TEMPLATE_ID, WelcomeDecoder.BLOCK_LENGTH)) {
            welcomeIn.wrapAndApplyHeader(buffer, offset, header);
            if (welcomeIn.connectionId() == id) {
                inputs = subscription.imageBySessionId(fragment.sessionId());
                welcome = new Welcome(
                        welcomeIn.outcome(),
                        welcomeIn.startTimeNs(),
                        welcomeIn.oldestInputs(),
                        welcomeIn.newestInputs(),
                        welcomeIn.configurationSha256());
            }
        }
        return ControlledFragmentHandler.Action.CONTINUE;
    }

    private boolean isOurs(final int length, final int templateId, final int blockLength) {
        return header.schemaId() == MessageHeaderDecoder.SCHEMA_ID
                && header.templateId() == templateId
                && length >= MessageHeaderDecoder.ENCODED_LENGTH + blockLength;
    }

    /** Offers inputs that have come; returns a work count. */
    int take(final InputSink taker) {
        final Image image = inputs;
        if (image == null) {
            return 0;
        }
        sink = taker;
        return image.controlledPoll(inputTaker, FRAGMENTS);
    }

    private ControlledFragmentHandler.Action onInput(
            final DirectBuffer buffer, final int offset, final int length, final Header fragment) {
        header.wrap(buffer, offset);
        if (header.schemaId() == MessageHeaderDecoder.SCHEMA_ID && header.templateId() >= HelloDecoder.TEMPLATE_ID) {
            onControl(buffer, offset, length);
            return ControlledFragmentHandler.Action.CONTINUE;
        }
        if (sink == null || !sink.offer(buffer, offset, length)) {
            return ControlledFragmentHandler.Action.ABORT;
        }
        pending.take(length < SHORTEST_INPUT ? Long.MIN_VALUE : InputTime.receiveTimeNs(buffer, offset));
        return ControlledFragmentHandler.Action.CONTINUE;
    }

    private void onControl(final DirectBuffer buffer, final int offset, final int length) {
        if (isOurs(length, EndOfInputsDecoder.TEMPLATE_ID, EndOfInputsDecoder.BLOCK_LENGTH)) {
            endOfInputs.wrapAndApplyHeader(buffer, offset, header);
            if (endOfInputs.inputs() != pending.taken()) {
                throw new IllegalStateException("the gateway has sent " + endOfInputs.inputs() + " inputs, and "
                        + pending.taken() + " have come");
            }
            isEnded = true;
        } else if (isOurs(length, GoodbyeDecoder.TEMPLATE_ID, GoodbyeDecoder.BLOCK_LENGTH)) {
            goodbye.wrapAndApplyHeader(buffer, offset, header);
            isParted = goodbye.connectionId() == id;
        }
    }

    /** Tells how many inputs have been processed, if that is news; returns a work count. */
    int report(final long processed) {
        if (processed == reported || !isClaimed(ProgressEncoder.BLOCK_LENGTH)) {
            return 0;
        }
        // Read behind the progress: the orders of everything processed are among those sent by now.
        progress.wrapAndApplyHeader(claim.buffer(), claim.offset(), headerOut)
                .connectionId(id)
                .inputs(processed)
                .orders(sender.sent());
        claim.commit();
        reported = processed;
        return 1;
    }

    /** Whether the other side has said that no input will follow. */
    boolean isEnded() {
        return isEnded;
    }

    /** Whether the other side is gone. */
    boolean isLost() {
        return inputs == null || inputs.isClosed();
    }

    OrderSender sender() {
        return sender;
    }

    /** Says goodbye and waits until everything sent has been taken; not longer than told. */
    void part(final long inputsJournaled, final Deadline deadline) {
        final IdleStrategy idle = new BackoffIdleStrategy();
        boolean isSaid = false;
        while (!isParted && !isLost() && !deadline.isDue()) {
            if (!isSaid && isClaimed(GoodbyeEncoder.BLOCK_LENGTH)) {
                new GoodbyeEncoder()
                        .wrapAndApplyHeader(claim.buffer(), claim.offset(), headerOut)
                        .connectionId(id)
                        .inputs(inputsJournaled)
                        .orders(sender.sent());
                claim.commit();
                isSaid = true;
            }
            // Inputs that still come are sent again to whoever resumes.
            idle.idle(take((buffer, offset, length) -> true));
        }
    }

    @Override
    public void close() {
        CloseHelper.closeAll(orders, control, subscription);
    }
}
