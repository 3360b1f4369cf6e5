package org.countermark.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** Where a recorded result comes from: commit, Java and machine. */
public final class Provenance {
    private Provenance() {}

    /**
     * The commit that is checked out now: to be asked before a long run, not after it.
     *
     * @return twelve digits of it
     * @throws IOException when git cannot be asked
     */
    public static String commit() throws IOException {
        Process git = new ProcessBuilder("git", "rev-parse", "--short=12", "HEAD").start();
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    }

    /**
     * Java, system and processor of this process.
     *
     * @return one line
     * @throws IOException when the processor cannot be read
     */
    public static String machine() throws IOException {
        return String.format(
                "%s %s, %s %s, %d processors (%s)",
                System.getProperty("java.vm.name"),
                System.getProperty("java.vm.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                processor());
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(info)) {
            return "model unknown";
        }
        try (Stream<String> lines = Files.lines(info)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("model unknown");
        }
    }

    /**
     * Writes a page, so that it is there whole or not at all.
     *
     * @param file where it belongs; replaced when it is there
     * @param text the page
     * @throws IOException when writing fails
     */
    public static void replace(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
