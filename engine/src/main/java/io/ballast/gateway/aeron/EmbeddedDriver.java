package io.ballast.gateway.aeron;

import io.aeron.CncFileDescriptor;
import io.aeron.CommonContext;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.exceptions.AeronException;
import io.ballast.gateway.GatewayException;
import io.ballast.gateway.WaitModes;
import io.ballast.settings.DriverPlace;
import io.ballast.settings.GatewaySettings;
import io.ballast.settings.WaitMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.IoUtil;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Aeron's media driver in this process. It holds a lock beside its directory for as long as it lives, so a directory
 * that bears our mark and whose lock is free was left by a process that died: it is removed without waiting for its
 * heartbeat to grow old.
 */
public final class EmbeddedDriver implements AutoCloseable {
    private static final String MARK = "ballast";

    private final FileChannel lockFile;
    private final MediaDriver driver;

    private EmbeddedDriver(final FileChannel lockFile, final MediaDriver driver) {
        this.lockFile = lockFile;
        this.driver = driver;
    }

    /** The driver that a process has to run: null if it is not this one. */
    static @Nullable EmbeddedDriver of(
            final GatewaySettings settings, final DriverPlace process, final WaitMode waitMode) {
        if (settings.driver() != process && settings.driver() != DriverPlace.EACH) {
            return null;
        }
        // Over shared memory the driver only connects and disconnects: messages do not pass through it.
        final IdleStrategy idle = AeronChannel.isIpc(settings.channel())
                ? new SleepingMillisIdleStrategy(1)
                : WaitModes.idleStrategy(waitMode);
        return launch(directory(settings, process), idle, settings.livenessNs());
    }

    /** Where the driver that a process uses keeps its files. */
    static Path directory(final GatewaySettings settings, final DriverPlace process) {
        return Path.of(
                settings.driver() == DriverPlace.EACH
                        ? settings.directory() + "-" + process.name().toLowerCase(Locale.ROOT)
                        : settings.directory());
    }

    /**
     * Starts a driver.
     *
     * @param idle       what its thread does without work
     * @param livenessNs a client silent for so long counts as gone
     * @throws GatewayException if another driver lives in the directory
     */
    public static EmbeddedDriver launch(final Path directory, final IdleStrategy idle, final long livenessNs) {
        final FileChannel lockFile = lock(directory);
        MediaDriver driver = null;
        try {
            removeDead(directory, livenessNs);
            driver = MediaDriver.launch(context(directory, idle, livenessNs));
            Files.createFile(directory.resolve(MARK));
            return new EmbeddedDriver(lockFile, driver);
        } catch (final IOException e) {
            CloseHelper.quietCloseAll(driver, lockFile);
            throw new UncheckedIOException(directory + ": a media driver cannot keep its files there", e);
        } catch (final RuntimeException e) {
            CloseHelper.quietCloseAll(driver, lockFile);
            throw new GatewayException(
                    directory + ": no media driver can be started there: " + e.getMessage()
                            + "; name another gateway.directory",
                    e);
        }
    }

    private static FileChannel lock(final Path directory) {
        final Path file = Path.of(directory + ".lock");
        try {
            final @Nullable Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new GatewayException(directory + ": another process runs its media driver there (it holds " + file
                        + "); end it, or name another gateway.directory");
            }
            return channel;
        } catch (final IOException e) {
            throw new UncheckedIOException(file + ": the lock of the media driver cannot be made", e);
        }
    }

    private static @Nullable FileLock tryLock(final FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (final OverlappingFileLockException e) {
            // Held by this very process.
            return null;
        }
    }

    private static void removeDead(final Path directory, final long livenessNs) {
        if (!Files.exists(directory.resolve(MARK)) && isActive(directory, livenessNs)) {
            throw new GatewayException("a media driver that is not Ballast's is alive there, or died a moment ago");
        }
        if (isForeign(directory)) {
            throw new GatewayException(
                    directory + " holds something else than a media driver's files; name another gateway.directory");
        }
        IoUtil.delete(directory.toFile(), false);
    }

    /** Whether there is anything in the directory, and no sign of a media driver. */
    private static boolean isForeign(final Path directory) {
        final String[] names = directory.toFile().list();
        return names != null
                && names.length > 0
                && !Files.exists(directory.resolve(MARK))
                && !Files.exists(directory.resolve(CncFileDescriptor.CNC_FILE));
    }

    /** Whether a driver has shown life in the directory within the last while. */
    static boolean isActive(final Path directory, final long livenessNs) {
        try {
            return CommonContext.isDriverActive(
                    directory.toFile(), TimeUnit.NANOSECONDS.toMillis(livenessNs), ignored -> {});
        } catch (final AeronException | IndexOutOfBoundsException | IllegalStateException e) {
            // Its file is there, but nothing has been written into it; or it is being made or removed at this moment.
            return false;
        }
    }

    private static MediaDriver.Context context(final Path directory, final IdleStrategy idle, final long livenessNs) {
        final MediaDriver.Context context = new MediaDriver.Context()
                .aeronDirectoryName(directory.toString())
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true)
                .threadingMode(ThreadingMode.SHARED)
                .sharedIdleStrategy(idle)
                .sharedThreadFactory(task -> thread(task, "ballast-media-driver"))
                .asyncExecutorThreadFactory(task -> thread(task, "ballast-media-resolver"))
                .clientLivenessTimeoutNs(livenessNs)
                .imageLivenessTimeoutNs(livenessNs)
                .publicationUnblockTimeoutNs(2 * livenessNs)
                .timerIntervalNs(Math.min(TimeUnit.SECONDS.toNanos(1), livenessNs / 4));
        context.driverTimeoutMs(TimeUnit.NANOSECONDS.toMillis(livenessNs));
        return context;
    }

    private static Thread thread(final Runnable task, final String name) {
        final Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        CloseHelper.closeAll(driver, lockFile);
    }
}
