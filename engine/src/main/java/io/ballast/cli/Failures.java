package io.ballast.cli;

import io.ballast.gateway.GatewayException;
import io.ballast.gateway.MarketDataException;
import io.ballast.journal.JournalDirectoryException;
import io.ballast.journal.JournalException;
import io.ballast.launch.ConfigurationException;
import io.ballast.launch.ResumeException;
import io.ballast.launch.WarmUpException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;

/** Turns what a user can mend into one clear message; anything else is a defect and keeps its stack trace. */
public final class Failures implements CommandLine.IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(
            final Exception failure, final CommandLine command, final CommandLine.ParseResult arguments)
            throws Exception {
        final int code = exitCode(failure);
        if (code == ExitCode.FAIL_STOP) {
            throw failure;
        }
        command.getErr().println(command.getColorScheme().errorText(message(failure)));
        return code;
    }

    /** A failure of the file system says in its message which file, and only in its type what is wrong with it. */
    private static String message(final Exception failure) {
        return failure instanceof FileSystemException ? failure.toString() : String.valueOf(failure.getMessage());
    }

    private static int exitCode(final Exception failure) {
        if (failure instanceof ConfigurationException || failure instanceof ResumeException) {
            return ExitCode.USAGE;
        }
        final boolean isMendable = failure instanceof MarketDataException
                || failure instanceof GatewayException
                || failure instanceof JournalDirectoryException
                || failure instanceof JournalException
                || failure instanceof WarmUpException
                || failure instanceof UncheckedIOException
                || failure instanceof IOException;
        return isMendable ? ExitCode.FAILED : ExitCode.FAIL_STOP;
    }
}
