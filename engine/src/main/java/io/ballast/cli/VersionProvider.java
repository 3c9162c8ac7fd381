package io.ballast.cli;

import io.ballast.launch.BuildVersion;
import picocli.CommandLine;

/** Version, revision and JDK for {@code --version}. */
public final class VersionProvider implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
        final BuildVersion build = BuildVersion.current();
        return new String[] {"Ballast " + build.engine() + " (" + build.git() + ") on JDK " + build.jdk()};
    }
}
