package org.countermark.cli.evidence;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.countermark.cli.Cli;
import org.countermark.cli.Main;
import org.countermark.cli.Terminal;

/** Runs several commands in a Java of their own, which is set up as another machine might be. */
public final class CommandScript {
    private static final String SCRIPT = "script";
    private static final String MACHINE = "machine";

    private CommandScript() {}

    /** The commands of a file, one a line, words apart by tabs; ends with the first code that is not 0. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(MACHINE), machine());
        Terminal terminal = Terminal.system();
        for (String line : Files.readAllLines(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
            int code = Main.run(terminal, line.split("\t", -1));
            if (code != 0) {
                terminal.err().println("failed: " + line);
                System.exit(code);
            }
        }
        System.exit(0);
    }

    /** What careless code would print here. */
    private static String machine() {
        return Charset.defaultCharset() + " " + "TITLE".toLowerCase(Locale.getDefault()) + " "
                + String.format(Locale.getDefault(), "%,.1f", 1234567.5) + " " + ZoneId.systemDefault() + " "
                + Runtime.version().feature();
    }

    /**
     * Runs commands in a folder; what they print is in the files {@code out} and {@code err} there.
     *
     * @return the exit code
     */
    static int run(Path folder, String java, List<String> options, List<List<String>> commands)
            throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder();
        commands.forEach(words -> script.append(String.join("\t", words)).append('\n'));
        Files.writeString(folder.resolve(SCRIPT), script);
        List<String> command = new ArrayList<>(List.of(java, "-Xshare:auto", "-XX:+IgnoreUnrecognizedVMOptions"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), CommandScript.class.getName(), SCRIPT));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("COUNTERMARK_PASSPHRASE", Cli.PASSPHRASE);
        Process process = builder.start();
        if (!process.waitFor(300, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("the commands do not end");
        }
        return process.exitValue();
    }
}
