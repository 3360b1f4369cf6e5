package org.countermark.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says where what does not fit into memory is kept meanwhile. */
public final class WorkFolder {
    @Option(
            names = "--work-dir",
            paramLabel = "DIR",
            defaultValue = "${sys:java.io.tmpdir}",
            description = "Where more than 64 MiB of tokens, or of their contexts, are kept meanwhile (default: the"
                    + " system's folder for temporary files).")
    private Path folder;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /**
     * The folder as it was named.
     *
     * @param terminal says what relative paths start from
     * @return the folder, which exists
     * @throws ParameterException if there is none of that name
     */
    public Path shown(Terminal terminal) {
        if (!Files.isDirectory(terminal.resolve(folder))) {
            throw new ParameterException(
                    command.commandLine(), "--work-dir must be a folder, and " + folder + " is none");
        }
        return folder;
    }
}
