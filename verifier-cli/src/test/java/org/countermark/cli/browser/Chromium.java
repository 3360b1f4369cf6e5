package org.countermark.cli.browser;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A Chromium without a window, in a process and profile of its own; whoever closes it ends it.
 *
 * <p>{@value #VARIABLE} names the program; without it the PATH is searched. {@code required} searches the PATH and makes it an error if
 * there is none, so that a gate cannot skip what needs one.
 */
public final class Chromium implements AutoCloseable {
    private static final String VARIABLE = "COUNTERMARK_BROWSER";
    private static final String REQUIRED = "required";
    private static final String LISTENING = "DevTools listening on ";
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Process process;
    private final DevTools tools;

    private Chromium(Process process, DevTools tools) {
        this.process = process;
        this.tools = tools;
    }

    /** The program, if there is one. */
    public static Optional<Path> find() {
        String named = Optional.ofNullable(System.getenv(VARIABLE)).orElse("");
        if (!named.isEmpty() && !named.equals(REQUIRED)) {
            return Optional.of(Path.of(named));
        }
        Optional<Path> found = NAMES.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty() && named.equals(REQUIRED)) {
            throw new AssertionError(VARIABLE + " requires a Chromium, and none of " + NAMES + " is on the PATH");
        }
        return found;
    }

    /** Starts a program with an empty folder as its profile. */
    public static Chromium start(Path program, Path profile) throws IOException {
        List<String> words =
                new ArrayList<>(List.of(program.toString(), "--headless=new", "--remote-debugging-port=0"));
        words.addAll(List.of(
                "--user-data-dir=" + profile.toAbsolutePath(), "--no-first-run", "--disable-gpu", "--hide-scrollbars"));
        // No look-ups of its own: what it asks the network for is what a page asks for.
        words.addAll(List.of(
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage"));
        if (System.getProperty("user.name").equals("root")) {
            words.add("--no-sandbox");
        }
        words.add("about:blank");
        Process process = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new Chromium(process, DevTools.connect(URI.create(address(process))));
        } catch (IOException | RuntimeException problem) {
            process.destroyForcibly();
            throw problem;
        }
    }

    /** The address that it prints; the rest of what it prints is read and dropped, lest it wait for a reader. */
    private static String address(Process process) throws IOException {
        CompletableFuture<String> address = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(process, address), "chromium");
        reader.setDaemon(true);
        reader.start();
        try {
            return address.get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException problem) {
            throw new IOException("Chromium did not say where it listens", problem);
        }
    }

    private static void read(Process process, CompletableFuture<String> address) {
        StringBuilder said = new StringBuilder();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(LISTENING)) {
                    address.complete(line.substring(LISTENING.length()));
                } else if (!address.isDone()) {
                    said.append(line).append('\n');
                }
            }
            address.completeExceptionally(new IOException("Chromium ended: " + said));
        } catch (IOException problem) {
            address.completeExceptionally(problem);
        }
    }

    /** Opens a file in a page of its own. */
    public BrowserPage open(Path file) throws IOException {
        return BrowserPage.open(tools, file.toUri());
    }

    @Override
    public void close() throws IOException {
        tools.close();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException problem) {
            process.destroyForcibly();
            throw new IOException("interrupted", problem);
        }
    }
}
