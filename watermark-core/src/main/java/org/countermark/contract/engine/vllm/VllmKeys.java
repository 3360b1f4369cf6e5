package org.countermark.contract.engine.vllm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.DigestUtils;

/** The two keys that vLLM makes from one where it marks with two. */
public final class VllmKeys {
    private VllmKeys() {}

    /**
     * One of the two keys: the first 8 bytes of SHA-256(name ‖ key), big-endian.
     *
     * @param second true for {@code key_b}, the one that a share of the tokens uses; false for {@code key_a}
     * @param key the engine's key
     * @return the key under which words are made
     */
    public static long of(boolean second, long key) {
        ByteBuffer input = ByteBuffer.allocate(5 + Long.BYTES);
        input.put((second ? "key_b" : "key_a").getBytes(StandardCharsets.US_ASCII))
                .putLong(key);
        return ByteBuffer.wrap(DigestUtils.sha256(input.array())).getLong();
    }
}
