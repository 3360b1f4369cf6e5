package org.countermark.cli.evidence.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.evidence.bundle.Basis;
import org.countermark.token.TextTokenizer;

/**
 * Pins a tokenizer by what it does: what each of its tokens reads as, and how it cuts a text of traps. Cost: decodes the whole
 * vocabulary once, up to a second. Source: docs/spec/evidence-bundle.md, section "Tokenizers".
 */
public final class TokenizerDigest {
    private static final String DOMAIN = "countermark/tokenizer/1";

    /** Composed and decomposed letters, digits, blanks, line ends, signs of several bytes, and what looks like control. */
    static final String TRAPS =
            "The \u00e9t\u00e9 e\u0301te\u0301 of 1234567,  it's\ttime\r\n\n  \u4f60\u597d \ud83d\ude80 <|endoftext|> \u0130I\u0131i \u01c4 (x)==y;";

    private TokenizerDigest() {}

    static Basis.Tokenizer of(String id, Optional<TextTokenizer> tokenizer) {
        MessageDigest sha = DigestUtils.getSha256Digest();
        add(sha, DOMAIN);
        add(sha, id);
        int size = tokenizer.map(TextTokenizer::vocabularySize).orElse(0);
        add(sha, size);
        tokenizer.ifPresent(cutter -> {
            for (int token = 0; token < size; token++) {
                add(sha, cutter.decode(new int[] {token}));
            }
            for (int token : cutter.encode(TRAPS)) {
                add(sha, token);
            }
        });
        return new Basis.Tokenizer(id, Hex.encodeHexString(sha.digest()));
    }

    /**
     * What two records say of one tokenizer: one of token ids alone says nothing of what cuts text.
     *
     * @param one a tokenizer
     * @param other one of the same id
     * @return what they say together; empty where they contradict each other
     */
    public static Optional<Basis.Tokenizer> together(Basis.Tokenizer one, Basis.Tokenizer other) {
        if (cutsNothing(one) || one.equals(other)) {
            return Optional.of(other);
        }
        return cutsNothing(other) ? Optional.of(one) : Optional.empty();
    }

    /**
     * Whether a record was of token ids alone.
     *
     * @param tokenizer what it says of its tokenizer
     * @return true if nobody had the tokenizer
     */
    public static boolean cutsNothing(Basis.Tokenizer tokenizer) {
        return tokenizer.equals(of(tokenizer.id(), Optional.empty()));
    }

    /** Whether it brings text to Unicode's composed form first: a letter and its accent come back as one. */
    static boolean composes(TextTokenizer tokenizer) {
        return tokenizer.decode(tokenizer.encode("e\u0301")).equals("\u00e9");
    }

    private static void add(MessageDigest sha, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(sha, bytes.length);
        sha.update(bytes);
    }

    private static void add(MessageDigest sha, int number) {
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }
}
