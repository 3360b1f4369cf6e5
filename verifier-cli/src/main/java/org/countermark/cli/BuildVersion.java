package org.countermark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: release, build hash and Java. */
final class BuildVersion implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        String release = BuildVersion.class.getPackage().getImplementationVersion();
        return new String[] {
            "countermark " + (release == null ? "(not packaged)" : release) + " build " + hash(),
            "Java " + Runtime.version()
        };
    }

    /** The commit that was built, with a plus sign when files had been changed since. */
    static String hash() throws IOException {
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
