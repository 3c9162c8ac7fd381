package io.ballast.replay.step;

import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** Lines for people: cut to the terminal's width, what has changed stands out. */
final class TerminalScreen implements Screen {
    private static final AttributedStyle CHANGED = AttributedStyle.BOLD.foreground(AttributedStyle.YELLOW);
    private static final AttributedStyle FAILED = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);

    private final Terminal terminal;

    TerminalScreen(final Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void heading(final String text) {
        print(cut(text), AttributedStyle.BOLD);
    }

    @Override
    public void line(final String text) {
        print(cut(text), AttributedStyle.DEFAULT);
    }

    @Override
    public void figure(final boolean isChanged, final String text) {
        print(cut("  " + text), isChanged ? CHANGED : AttributedStyle.DEFAULT);
    }

    @Override
    public void text(final String text) {
        print(text, AttributedStyle.DEFAULT);
    }

    /** A command that could not be done. */
    void failure(final String text) {
        print(text, FAILED);
    }

    private String cut(final String text) {
        final int width = terminal.getColumns();
        return width > 1 && text.length() > width ? text.substring(0, width - 1) + '…' : text;
    }

    private void print(final String text, final AttributedStyle style) {
        terminal.writer().println(new AttributedString(text, style).toAnsi(terminal));
        terminal.flush();
    }
}
