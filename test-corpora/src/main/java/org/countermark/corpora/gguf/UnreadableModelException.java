package org.countermark.corpora.gguf;

import java.io.IOException;

/** A model or tokenizer file that cannot be used: says which file, where in it, what is wrong and what to do. */
public final class UnreadableModelException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long offset;
    private final String remedy;

    /**
     * One defect.
     *
     * @param file the file's name as the user knows it
     * @param offset the byte at which the defect was seen; 0 when it concerns the file as a whole
     * @param problem what is wrong, without a full stop
     * @param remedy what the user can do, without a full stop
     */
    public UnreadableModelException(String file, long offset, String problem, String remedy) {
        super(file + ", byte " + offset + ": " + problem + "; " + remedy);
        this.file = file;
        this.offset = offset;
        this.remedy = remedy;
    }

    /**
     * The file.
     *
     * @return its name as the user knows it
     */
    public String file() {
        return file;
    }

    /**
     * The place.
     *
     * @return the byte at which the defect was seen
     */
    public long offset() {
        return offset;
    }

    /**
     * The way out.
     *
     * @return what the user can do
     */
    public String remedy() {
        return remedy;
    }
}
