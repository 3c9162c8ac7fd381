package io.ballast.benchmarks;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A journal whose pages are touched between two appends, outside of what is timed, as the engine does while it waits. */
@State(Scope.Thread)
public class TouchedJournal extends JournaledMarket {
    /** For JMH, which then calls {@link #open}. */
    public TouchedJournal() {}

    /** What the engine does between two inputs. */
    @Setup(Level.Invocation)
    public void idle() {
        touchAhead();
    }
}
