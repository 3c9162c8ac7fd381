package io.ballast.launch;

/**
 * One thing that is wrong with a configuration file.
 *
 * @param path   where, as keys from the top joined by dots: {@code overlays.defi.band}; empty: the file itself
 * @param line   line in the file, from 1; 0 where no line is to blame
 * @param what   what is wrong
 * @param remedy how to mend it
 */
public record ConfigurationProblem(String path, int line, String what, String remedy) {
    /** One line: {@code line 12: overlays.defi.band: '1 percent' is not a share; write it like 38%, 5bp or 0.05}. */
    @Override
    public String toString() {
        final String where = line == 0 ? "" : "line " + line + ": ";
        return where + (path.isEmpty() ? "" : path + ": ") + what + "; " + remedy;
    }
}
