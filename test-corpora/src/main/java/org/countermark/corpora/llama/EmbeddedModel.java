package org.countermark.corpora.llama;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.countermark.corpora.gguf.GgufFile;

/** The small model that comes with this library: enough to sample from, mark and detect without a download. */
public final class EmbeddedModel {
    private static final String NAME = "countermark-tiny.gguf";

    private EmbeddedModel() {}

    /**
     * Loads it: about 25 MB of memory, and well under a second.
     *
     * @return the model; load once and keep it
     */
    public static LanguageModel load() {
        try (InputStream in = EmbeddedModel.class.getResourceAsStream("/org/countermark/corpora/model/" + NAME)) {
            if (in == null) {
                throw new IllegalStateException(NAME + " is missing from the library: its jar is damaged");
            }
            return LanguageModel.of(GgufFile.of(NAME, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
