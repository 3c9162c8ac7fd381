package io.ballast.launch;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used, with everything that is wrong with it at once. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<ConfigurationProblem> problems;

    /**
     * @param name     how to call the configuration: its file name
     * @param problems what is wrong with it, at least one
     */
    public ConfigurationException(final String name, final List<ConfigurationProblem> problems) {
        super(message(name, problems));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, in the order of the file. */
    public List<ConfigurationProblem> problems() {
        return problems;
    }

    private static String message(final String name, final List<ConfigurationProblem> problems) {
        final String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return problems.stream()
                .map(problem -> "  " + problem)
                .collect(Collectors.joining("\n", count + " in " + name + ":\n", ""));
    }
}
