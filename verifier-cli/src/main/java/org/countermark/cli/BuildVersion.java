package org.countermark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: release, build hash and Java. */
public final class BuildVersion implements IVersionProvider {
    /** Made by the command line's library, too. */
    public BuildVersion() {}

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"countermark " + release() + " build " + hash(), "Java " + Runtime.version()};
    }

    /**
     * The release.
     *
     * @return its version, or that the program was not packaged
     */
    public static String release() {
        String release = BuildVersion.class.getPackage().getImplementationVersion();
        return release == null ? "(not packaged)" : release;
    }

    /**
     * The commit that was built, with a plus sign when files had been changed since.
     *
     * @return its abbreviated hash, or {@code unknown}
     * @throws IOException when it cannot be read
     */
    public static String hash() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = BuildVersion.class.getResourceAsStream("build.properties")) {
            if (in != null) {
                properties.load(in);
            }
        }
        String dirty = Boolean.parseBoolean(properties.getProperty("git.dirty")) ? "+" : "";
        return properties.getProperty("git.commit.id.abbrev", "unknown") + dirty;
    }
}
