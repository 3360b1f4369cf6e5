package org.countermark.corpora.calibration;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.List;
import java.util.stream.Stream;
import org.countermark.corpora.text.Document;
import org.countermark.token.Response;

/** Documents as token ids of {@code o200k_base}: the vocabulary that calibration runs on. */
public final class Tokens {
    /** The id of the vocabulary. */
    public static final String TOKENIZER = "o200k_base";

    private Tokens() {}

    /**
     * Tokenises documents, those that look like control tokens as ordinary text.
     *
     * @param documents the documents
     * @param minimum shortest response to keep, in tokens, at least 0
     * @return their token ids, in the same order; 4 bytes a token
     */
    public static List<Response> of(Stream<Document> documents, int minimum) {
        Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
        return documents
                .map(document ->
                        Response.of(encoding.encodeOrdinary(document.text()).toArray()))
                .filter(response -> response.length() >= minimum)
                .toList();
    }
}
