package io.ballast.replay.compare;

import io.ballast.launch.KeyFigures;

/**
 * A session in figures, as two of them are compared.
 *
 * @param figures of all of it
 * @param errors  over which intervals its tracking errors are
 */
public record MeasuredSession(KeyFigures figures, TrackedErrors errors) {}
