package io.ballast.replay.step;

import java.io.PrintWriter;

/** Lines for files and other programs: nothing is left out, what has changed bears a star. */
final class PlainScreen implements Screen {
    private final PrintWriter out;

    PlainScreen(final PrintWriter out) {
        this.out = out;
    }

    @Override
    public void heading(final String text) {
        out.println(text);
    }

    @Override
    public void line(final String text) {
        out.println(text);
    }

    @Override
    public void figure(final boolean isChanged, final String text) {
        out.println((isChanged ? "* " : "  ") + text);
    }

    @Override
    public void text(final String text) {
        out.println(text);
    }
}
