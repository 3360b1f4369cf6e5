package org.countermark.cli.student.collect;

import org.apache.commons.codec.digest.DigestUtils;

/** One request: which prompt, which sample of it, and the body that is sent. */
final class Question {
    private final int prompt;
    private final int sample;
    private final byte[] body;
    private final String digest;

    /** Takes the array over. */
    Question(int prompt, int sample, byte[] body) {
        this.prompt = prompt;
        this.sample = sample;
        this.body = body;
        this.digest = DigestUtils.sha256Hex(body);
    }

    int prompt() {
        return prompt;
    }

    int sample() {
        return sample;
    }

    /** The body itself, not a copy. */
    byte[] body() {
        return body;
    }

    /** SHA-256 of the body, in hex. */
    String digest() {
        return digest;
    }
}
