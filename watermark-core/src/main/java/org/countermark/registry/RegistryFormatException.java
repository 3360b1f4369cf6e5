package org.countermark.registry;

import java.io.IOException;
import java.util.OptionalLong;

/** A file of a registry, or of its secret, that cannot be used: what is wrong, on which line, and what to do about it. */
public final class RegistryFormatException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient String file;
    private final transient OptionalLong line;
    private final String problem;
    private final String remedy;

    RegistryFormatException(String file, OptionalLong line, String problem, String remedy) {
        super(file + (line.isPresent() ? ", line " + line.getAsLong() : "") + ": " + problem
                + (remedy.isEmpty() ? "" : ". " + remedy));
        this.file = file;
        this.line = line;
        this.problem = problem;
        this.remedy = remedy;
    }

    /**
     * The file.
     *
     * @return its name, as it was given to the reader
     */
    public String file() {
        return file;
    }

    /**
     * Where it is.
     *
     * @return the line, from 1; empty where it is the file as a whole
     */
    public OptionalLong line() {
        return line;
    }

    /**
     * What is wrong.
     *
     * @return a sentence without a full stop
     */
    public String problem() {
        return problem;
    }

    /**
     * What to do.
     *
     * @return a sentence with a full stop; empty where there is nothing to say
     */
    public String remedy() {
        return remedy;
    }
}
