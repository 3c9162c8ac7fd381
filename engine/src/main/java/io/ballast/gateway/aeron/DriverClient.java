package io.ballast.gateway.aeron;

import io.aeron.Aeron;
import io.aeron.exceptions.AeronException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.LangUtil;
import org.jspecify.annotations.Nullable;

/** A client of a media driver that may die: it is made anew once a driver lives again. One thread calls. */
final class DriverClient implements AutoCloseable {
    private static final long ATTEMPT_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Path directory;
    private final long livenessNs;
    private final String role;
    private @Nullable Aeron aeron;
    private final Deadline nextAttempt = Deadline.now();

    /** @param role how the driver's tools call this client */
    DriverClient(final Path directory, final long livenessNs, final String role) {
        this.directory = directory;
        this.livenessNs = livenessNs;
        this.role = role;
    }

    /** The client, made if a driver lives; null while there is none. */
    @Nullable
    Aeron connected() {
        if (aeron != null && !aeron.isClosed()) {
            return aeron;
        }
        if (!nextAttempt.isDue()) {
            return null;
        }
        nextAttempt.postpone(ATTEMPT_NS);
        close();
        aeron = EmbeddedDriver.isActive(directory, livenessNs) ? connect() : null;
        return aeron;
    }

    private @Nullable Aeron connect() {
        final Aeron.Context context = new Aeron.Context()
                .aeronDirectoryName(directory.toString())
                .clientName(role)
                .driverTimeoutMs(TimeUnit.NANOSECONDS.toMillis(livenessNs))
                .keepAliveIntervalNs(Math.min(TimeUnit.MILLISECONDS.toNanos(500), livenessNs / 4))
                // What its thread finds, a dead driver or a refused command, also ends the client or the call.
                .errorHandler(ignored -> {})
                .subscriberErrorHandler(LangUtil::rethrowUnchecked)
                .threadFactory(task -> {
                    final Thread thread = new Thread(task, "ballast-aeron");
                    thread.setDaemon(true);
                    return thread;
                });
        try {
            return Aeron.connect(context);
        } catch (final AeronException | IndexOutOfBoundsException | IllegalStateException e) {
            // The driver died or began anew between the look and the call: looked at again later.
            context.close();
            return null;
        }
    }

    /** Whether the client that {@link #connected} gave is of no use any more. */
    boolean isLost() {
        return aeron == null || aeron.isClosed();
    }

    @Override
    public void close() {
        CloseHelper.close(aeron);
        aeron = null;
    }
}
