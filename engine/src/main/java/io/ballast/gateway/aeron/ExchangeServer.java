package io.ballast.gateway.aeron;

import io.aeron.Aeron;
import io.aeron.Image;
import io.aeron.Subscription;
import io.aeron.exceptions.AeronException;
import io.aeron.logbuffer.ControlledFragmentHandler;
import io.aeron.logbuffer.ControlledFragmentHandler.Action;
import io.aeron.logbuffer.Header;
import io.ballast.gateway.Gateway;
import io.ballast.gateway.GatewayException;
import io.ballast.gateway.WaitModes;
import io.ballast.message.GoodbyeDecoder;
import io.ballast.message.HelloDecoder;
import io.ballast.message.MessageHeaderDecoder;
import io.ballast.message.OrderEnvelopeDecoder;
import io.ballast.message.ProgressDecoder;
import io.ballast.settings.DriverPlace;
import io.ballast.settings.GatewaySettings;
import io.ballast.settings.WaitMode;
import java.util.function.Consumer;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/**
 * A market with its exchange behind Aeron, in lockstep with one engine. While no engine is connected the market stands
 * still. One thread calls.
 */
public final class ExchangeServer implements AutoCloseable {
    private static final int FRAGMENTS = 16;
    private static final int INPUTS = 16;

    private final GatewaySettings settings;
    private final SteppedMarket market;
    private final @Nullable OrderLog log;
    private final Consumer<String> notices;
    private final SentInputs inputs = new SentInputs();
    private final Admission admission;
    private final @Nullable EmbeddedDriver driver;
    private final DriverClient client;
    private final IdleStrategy idle;
    private final ControlledFragmentHandler taker = this::onMessage;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final HelloDecoder hello = new HelloDecoder();
    private final ProgressDecoder progress = new ProgressDecoder();
    private final GoodbyeDecoder goodbye = new GoodbyeDecoder();
    private final OrderEnvelopeDecoder envelope = new OrderEnvelopeDecoder();
    private @Nullable Aeron aeron;
    private @Nullable Subscription orders;
    private @Nullable EngineCall call;
    private @Nullable ServedEngine served;
    private @Nullable ServedEngine refused;

    /**
     * Starts the media driver, if this process is to run it.
     *
     * @param market      not polled yet; closed with the server
     * @param startTimeNs receive time of its first input
     * @param sha256      of what the engine must have been told too, in hexadecimal
     * @param log         where orders are kept; null if the exchange need not survive its process
     * @param notices     takes what a person should know
     * @throws GatewayException if the media driver cannot be started
     */
    public ExchangeServer(
            final GatewaySettings settings,
            final WaitMode waitMode,
            final Gateway market,
            final long startTimeNs,
            final String sha256,
            final @Nullable OrderLog log,
            final Consumer<String> notices) {
        this.settings = settings;
        this.market = new SteppedMarket(market, inputs);
        this.log = log;
        this.notices = notices;
        admission = new Admission(inputs, new Rerun(this.market, inputs, log), startTimeNs, sha256);
        idle = WaitModes.idleStrategy(waitMode);
        driver = EmbeddedDriver.of(settings, DriverPlace.EXCHANGE, waitMode);
        client = new DriverClient(
                EmbeddedDriver.directory(settings, DriverPlace.EXCHANGE), settings.livenessNs(), "ballast-exchange");
    }

    /** One round; idles if there was nothing to do. */
    public void run() {
        idle.idle(doWork());
    }

    /** One round; returns a work count. */
    int doWork() {
        final Subscription subscription = subscription();
        if (subscription == null) {
            return 0;
        }
        int work = subscription.controlledPoll(taker, FRAGMENTS);
        if (call != null) {
            answer(call);
            call = null;
            work++;
        }
        return work + refuse() + serve();
    }

    private @Nullable Subscription subscription() {
        final Aeron connected = client.connected();
        if (connected != aeron) {
            hangUp(connected == null ? "the media driver is gone; the market waits for another" : "");
            aeron = connected;
            orders = connected == null ? null : subscribe(connected);
        }
        return orders;
    }

    private Subscription subscribe(final Aeron connected) {
        try {
            final Subscription subscription =
                    connected.addSubscription(settings.orderChannel(), settings.orderStream());
            notices.accept("listening on " + settings.orderChannel() + " stream " + settings.orderStream()
                    + ", inputs on " + settings.channel() + " stream " + settings.inputStream()
                    + ", media driver in "
                    + EmbeddedDriver.directory(settings, DriverPlace.EXCHANGE));
            return subscription;
        } catch (final AeronException e) {
            throw new GatewayException(settings.orderChannel() + ": cannot be listened on: " + e.getMessage(), e);
        }
    }

    private void hangUp(final String why) {
        if (served != null && !why.isEmpty()) {
            notices.accept(why);
        }
        CloseHelper.closeAll(served, refused);
        served = null;
        refused = null;
    }

    private Action onMessage(final DirectBuffer buffer, final int offset, final int length, final Header fragment) {
        header.wrap(buffer, offset);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID
                || length < MessageHeaderDecoder.ENCODED_LENGTH + header.blockLength()) {
            return Action.CONTINUE;
        }
        switch (header.templateId()) {
            case OrderEnvelopeDecoder.TEMPLATE_ID -> {
                return onOrder(buffer, offset);
            }
            case ProgressDecoder.TEMPLATE_ID -> onProgress(buffer, offset);
            case GoodbyeDecoder.TEMPLATE_ID -> onGoodbye(buffer, offset);
            case HelloDecoder.TEMPLATE_ID -> onHello(buffer, offset, fragment.sessionId());
            default -> {}
        }
        // One call at a time: the next is read when this one has been answered.
        return call == null ? Action.CONTINUE : Action.BREAK;
    }

    private Action onOrder(final DirectBuffer buffer, final int offset) {
        envelope.wrapAndApplyHeader(buffer, offset, header);
        final ServedEngine engine = served;
        if (engine == null || envelope.connectionId() != engine.call().connectionId()) {
            // From an engine that is no more: it will ask what became of its orders.
            return Action.CONTINUE;
        }
        if (envelope.number() != engine.nextOrder()) {
            throw new IllegalStateException(
                    "order " + envelope.number() + " came where order " + engine.nextOrder() + " was due");
        }
        final long causeTimeNs = envelope.causeTimeNs();
        final int orderOffset = envelope.limit() + OrderEnvelopeDecoder.orderHeaderLength();
        final int orderLength = envelope.orderLength();
        // Nothing acts on it before the market's next poll.
        if (!market.send(buffer, orderOffset, orderLength, causeTimeNs)) {
            return Action.ABORT;
        }
        if (log != null) {
            log.append(market.steps(), causeTimeNs, buffer, orderOffset, orderLength);
        }
        engine.onOrder();
        return Action.CONTINUE;
    }

    private void onProgress(final DirectBuffer buffer, final int offset) {
        progress.wrapAndApplyHeader(buffer, offset, header);
        if (served != null && progress.connectionId() == served.call().connectionId()) {
            served.onProgress(progress.inputs(), progress.orders());
        }
    }

    private void onGoodbye(final DirectBuffer buffer, final int offset) {
        goodbye.wrapAndApplyHeader(buffer, offset, header);
        if (served != null && goodbye.connectionId() == served.call().connectionId()) {
            served.onGoodbye(goodbye.inputs(), goodbye.orders());
        }
    }

    /** Repeated until it is answered: only the first counts. */
    private void onHello(final DirectBuffer buffer, final int offset, final int sessionId) {
        hello.wrapAndApplyHeader(buffer, offset, header);
        final long id = hello.connectionId();
        final boolean isKnown = (served != null && served.call().connectionId() == id)
                || (refused != null && refused.call().connectionId() == id);
        if (!isKnown) {
            call = new EngineCall(
                    id,
                    hello.inputs(),
                    new ConnectionTerms(hello.sessionEpoch(), hello.configurationSha256()),
                    sessionId);
        }
    }

    private void answer(final EngineCall heard) {
        final Image image = orders == null ? null : orders.imageBySessionId(heard.sessionId());
        if (aeron == null || image == null) {
            return;
        }
        final boolean isOccupied = served != null
                && served.isAlive()
                && !served.isLeaving()
                && heard.terms().sessionEpoch() <= served.call().terms().sessionEpoch();
        final Welcome welcome = admission.answer(heard, isOccupied);
        final ServedEngine engine = new ServedEngine(
                heard,
                welcome,
                image,
                aeron.addExclusivePublication(
                        AeronChannel.ofConnection(
                                AeronChannel.forPublication(settings.channel()), heard.connectionId()),
                        settings.inputStream()));
        if (engine.isAccepted()) {
            CloseHelper.close(served);
            served = engine;
            notices.accept(
                    "an engine of epoch " + heard.terms().sessionEpoch() + " goes on behind input " + heard.inputs());
        } else {
            CloseHelper.close(refused);
            refused = engine;
            notices.accept("an engine of epoch " + heard.terms().sessionEpoch() + " with " + heard.inputs()
                    + " inputs was refused: " + welcome.outcome());
        }
    }

    /** Tells a refused engine so. */
    private int refuse() {
        final ServedEngine engine = refused;
        if (engine == null) {
            return 0;
        }
        final int work = engine.welcome();
        if (engine.isWelcomed() || !engine.isAlive()) {
            engine.close();
            refused = null;
        }
        return work;
    }

    private int serve() {
        final ServedEngine engine = served;
        if (engine == null) {
            return 0;
        }
        if (!engine.isAlive()) {
            hangUp((engine.isLeaving() ? "the engine has left" : "the engine is gone")
                    + "; the market waits behind input " + inputs.made());
            return 1;
        }
        if (!engine.isWelcomed()) {
            return engine.welcome();
        }
        if (engine.isProgressValid() && !inputs.acknowledge(engine.processed())) {
            throw new IllegalStateException("the engine says that it has processed " + engine.processed()
                    + " inputs, of " + inputs.acknowledged() + " to " + inputs.made() + " that are possible");
        }
        return engine.isLeaving() ? engine.part() : run(engine);
    }

    private int run(final ServedEngine engine) {
        int work = 0;
        int made = 1;
        while (made > 0 && work < INPUTS) {
            made = market.step(inputs.oldestTimeNs());
            work += made;
        }
        work += engine.send(inputs, INPUTS);
        return market.isFinished() ? work + engine.end() : work;
    }

    @Override
    public void close() {
        hangUp("");
        CloseHelper.closeAll(client, driver, log, market);
    }
}
