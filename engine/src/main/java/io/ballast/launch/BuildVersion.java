package io.ballast.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which build this is.
 *
 * @param engine version of the engine
 * @param git    abbreviated revision, "-dirty" appended for a modified tree, or "unknown"
 * @param jdk    version of the running JDK
 */
public record BuildVersion(String engine, String git, String jdk) {
    private static final String UNKNOWN = "unknown";

    /** Reads what the build left in the jar. */
    public static BuildVersion current() {
        final Properties properties = new Properties();
        try (InputStream in = BuildVersion.class.getResourceAsStream("git.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("the build's git.properties cannot be read", e);
        }
        final String revision = properties.getProperty("git.commit.id.abbrev", UNKNOWN);
        final boolean isDirty = Boolean.parseBoolean(properties.getProperty("git.dirty"));
        return new BuildVersion(engineVersion(), isDirty ? revision + "-dirty" : revision, jdkVersion());
    }

    private static String engineVersion() {
        final String version = BuildVersion.class.getPackage().getImplementationVersion();
        return version == null ? UNKNOWN : version;
    }

    private static String jdkVersion() {
        return Runtime.version() + " " + System.getProperty("java.vendor", UNKNOWN);
    }
}
