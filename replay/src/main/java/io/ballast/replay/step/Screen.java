package io.ballast.replay.step;

/** Where the debugger speaks. */
interface Screen {
    /** Where it stands now. */
    void heading(String text);

    /** One line; a screen that is too narrow may leave its end out. */
    void line(String text);

    /** One line with a figure, marked if it has changed. */
    void figure(boolean isChanged, String text);

    /** Everything, over as many lines as it needs. */
    void text(String text);
}
