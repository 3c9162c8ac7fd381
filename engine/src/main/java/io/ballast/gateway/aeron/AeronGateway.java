package io.ballast.gateway.aeron;

import io.aeron.Aeron;
import io.aeron.exceptions.AeronException;
import io.ballast.gateway.Gateway;
import io.ballast.gateway.GatewayException;
import io.ballast.gateway.InputSink;
import io.ballast.message.ConnectOutcome;
import io.ballast.message.SourceStatus;
import io.ballast.settings.DriverPlace;
import io.ballast.settings.GatewaySettings;
import io.ballast.settings.WaitMode;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/**
 * A gateway in another process. While that process is gone the engine's sources are down; when one answers again,
 * inputs go on behind the last one taken and the sources come up.
 *
 * <pre>
 *   UP ──lost──▶ LOST ──every source told──▶ DRAINING ──all processed──▶ CALLING ──welcome──▶ FOUND ──▶ UP
 * </pre>
 */
public final class AeronGateway implements Gateway {
    private static final long RETRY_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private enum Phase {
        /** Inputs come, orders go. */
        UP,
        /** The other process is gone, and not every source has been told. */
        LOST,
        /** Inputs taken are not all processed. */
        DRAINING,
        /** Nobody has answered yet. */
        CALLING,
        /** Somebody has, and not every source has been told. */
        FOUND
    }

    private final GatewaySettings settings;
    private final ConnectionTerms terms;
    private final PendingTimes pending;
    private final FeedStatusInput status;
    private final @Nullable EmbeddedDriver driver;
    private final DriverClient client;
    private @Nullable EngineConnection connection;
    private volatile @Nullable OrderSender sender;
    private Phase phase = Phase.CALLING;
    private final Deadline nextCall = Deadline.now();
    private long lastId;

    /**
     * Starts the media driver, if this process is to run it.
     *
     * @param waitMode what an embedded media driver does without work
     * @param sources  how many sources there are
     * @param ringSize inputs that the engine can have under way
     * @throws GatewayException if the media driver cannot be started
     */
    public AeronGateway(
            final GatewaySettings settings,
            final ConnectionTerms terms,
            final WaitMode waitMode,
            final int sources,
            final int ringSize) {
        this.settings = settings;
        this.terms = terms;
        pending = new PendingTimes(ringSize);
        status = new FeedStatusInput(sources);
        driver = EmbeddedDriver.of(settings, DriverPlace.ENGINE, waitMode);
        client = new DriverClient(
                EmbeddedDriver.directory(settings, DriverPlace.ENGINE), settings.livenessNs(), "ballast-engine");
    }

    @Override
    public void resumeAt(final long inputs) {
        pending.startAt(inputs);
    }

    /**
     * Waits for the other process; before the first poll, on the feed's thread.
     *
     * @return receive time of the first input of all
     * @throws GatewayException if nobody answers in time, or it refuses
     */
    public long connect() {
        try {
            return await();
        } catch (final AeronException e) {
            throw new GatewayException(where() + ": " + e.getMessage(), e);
        }
    }

    private long await() {
        final Deadline deadline = Deadline.in(settings.timeoutNs());
        final IdleStrategy idle = new BackoffIdleStrategy();
        Welcome welcome = call();
        while (welcome == null || welcome.outcome() == ConnectOutcome.OCCUPIED) {
            if (deadline.isDue()) {
                throw new GatewayException(welcome == null ? nobody() : refusal(welcome));
            }
            idle.idle();
            final Welcome answer = call();
            welcome = answer == null ? welcome : answer;
        }
        if (welcome.outcome() != ConnectOutcome.ACCEPTED) {
            throw new GatewayException(refusal(welcome));
        }
        goUp();
        return welcome.startTimeNs();
    }

    /** The answer, if there is one now. */
    private @Nullable Welcome call() {
        if (client.isLost()) {
            hangUp();
        }
        final Aeron aeron = client.connected();
        if (aeron == null || !nextCall.isDue()) {
            return null;
        }
        if (connection == null) {
            connection = new EngineConnection(aeron, settings, nextId(), pending);
        }
        final Welcome welcome = connection.call(terms, pending.taken());
        if (welcome != null && welcome.outcome() != ConnectOutcome.ACCEPTED) {
            hangUp();
            nextCall.postpone(RETRY_NS);
        }
        return welcome;
    }

    /** Never drawn before by an engine that the other process may remember; its low half is Aeron's session id. */
    private long nextId() {
        lastId = Math.max(lastId + 1, System.currentTimeMillis());
        return lastId;
    }

    private void hangUp() {
        sender = null;
        CloseHelper.close(connection);
        connection = null;
    }

    private void goUp() {
        if (connection != null) {
            sender = connection.sender();
        }
        phase = Phase.UP;
    }

    private String nobody() {
        final String where = "no exchange answers at " + where() + " within "
                + TimeUnit.NANOSECONDS.toMillis(settings.timeoutNs()) + " ms (gateway.timeout)";
        if (client.isLost()) {
            return where + ", and no media driver is alive in " + settings.directory()
                    + (settings.driver() == DriverPlace.EXTERNAL
                            ? "; start the driver there"
                            : "; start 'ballast exchange' with the same configuration first");
        }
        return where + "; start 'ballast exchange' with the same configuration first";
    }

    private String where() {
        return settings.channel() + " stream " + settings.inputStream() + " (media driver in " + settings.directory()
                + ")";
    }

    private String refusal(final Welcome welcome) {
        return welcome.refusal(where(), terms, pending.taken());
    }

    @Override
    public int poll(final InputSink sink, final long oldestPendingTimeNs) {
        return switch (phase) {
            case UP -> exchange(sink, oldestPendingTimeNs);
            case LOST -> tell(sink, SourceStatus.DOWN, Phase.DRAINING);
            case DRAINING -> drain(oldestPendingTimeNs);
            case CALLING -> callAgain();
            case FOUND -> tell(sink, SourceStatus.UP, Phase.UP);
        };
    }

    private int exchange(final InputSink sink, final long oldestPendingTimeNs) {
        final EngineConnection up = connection;
        if (up == null || client.isLost() || up.isLost()) {
            return onLost();
        }
        // First: what it counts was taken before oldestPendingTimeNs was looked at.
        return up.report(pending.processed(oldestPendingTimeNs)) + up.take(sink);
    }

    private int onLost() {
        if (isFinished()) {
            return 0;
        }
        hangUp();
        phase = Phase.LOST;
        return 1;
    }

    private int tell(final InputSink sink, final SourceStatus news, final Phase next) {
        final int work = status.tell(sink, news);
        if (status.isTold()) {
            if (next == Phase.UP) {
                goUp();
            }
            phase = next;
        }
        return work;
    }

    private int drain(final long oldestPendingTimeNs) {
        if (pending.processed(oldestPendingTimeNs) < pending.taken()) {
            return 0;
        }
        phase = Phase.CALLING;
        return 1;
    }

    private int callAgain() {
        final Welcome welcome;
        try {
            welcome = call();
        } catch (final AeronException e) {
            // The media driver died again: another will come.
            hangUp();
            return 0;
        }
        if (welcome == null || welcome.outcome() == ConnectOutcome.OCCUPIED) {
            return 0;
        }
        if (welcome.outcome() != ConnectOutcome.ACCEPTED) {
            throw new GatewayException(refusal(welcome));
        }
        phase = Phase.FOUND;
        return 1;
    }

    @Override
    public boolean isFinished() {
        return phase == Phase.UP
                && connection != null
                && connection.isEnded()
                && pending.processedSoFar() == pending.taken();
    }

    /** A full ring makes the other process wait: conflating quotes, if need be, is up to it. */
    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public boolean send(final DirectBuffer buffer, final int offset, final int length, final long causeTimeNs) {
        final OrderSender up = sender;
        return up != null && up.send(buffer, offset, length, causeTimeNs);
    }

    /** Waits, at most as long as a silent process is believed to live, until the last orders have been taken. */
    @Override
    public void close() {
        if (phase == Phase.UP && connection != null && !client.isLost()) {
            connection.part(pending.processedSoFar(), Deadline.in(settings.livenessNs()));
        }
        hangUp();
        CloseHelper.closeAll(client, driver);
    }
}
