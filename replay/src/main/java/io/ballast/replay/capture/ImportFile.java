package io.ballast.replay.capture;

import java.nio.file.Path;

/**
 * One file to be imported.
 *
 * @param sourceId  the source that its instruments are of
 * @param symbol    of all of it; empty if its rows say
 */
record ImportFile(Path path, FileKind kind, int sourceId, String symbol) {}
