package org.countermark.corpora.text;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Optional;

/** Finds, by a resource that it holds, the jar that a build put on the class path. */
public final class ResourceJars {
    private ResourceJars() {}

    /**
     * The jar that holds a resource.
     *
     * @param loader the loader to ask
     * @param resource path of an entry, without a leading slash
     * @return the first such jar on the class path; empty if no jar there holds the resource
     * @throws IOException if the resource's address cannot be read as a file's
     */
    public static Optional<Path> find(ClassLoader loader, String resource) throws IOException {
        URL url = loader.getResource(resource);
        if (url == null) {
            return Optional.empty();
        }
        URLConnection connection = url.openConnection();
        if (!(connection instanceof JarURLConnection jar)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(jar.getJarFileURL().toURI()));
        } catch (URISyntaxException e) {
            throw new IOException("not a file's address: " + jar.getJarFileURL(), e);
        }
    }
}
