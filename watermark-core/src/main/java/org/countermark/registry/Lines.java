package org.countermark.registry;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.OptionalLong;
import org.apache.commons.codec.digest.DigestUtils;

/** Cuts a stream into lines within one buffer of fixed size, and digests all of it. */
final class Lines {
    /** The longest line has a name of 200 characters and some 120 beside it. */
    static final int MAX_LINE = 512;

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final String name;
    private final MessageDigest sha = DigestUtils.getSha256Digest();
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private int length;
    private long number;

    Lines(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    /** Steps to the next line; false at the end of the stream. */
    boolean next() throws IOException {
        from += number == 0 ? 0 : length + 1;
        number++;
        length = 0;
        while (true) {
            while (from + length < to) {
                if (buffer[from + length] == '\n') {
                    return true;
                }
                if (++length > MAX_LINE) {
                    throw problem("the line is longer than any of a registry", "Is it a registry's file?");
                }
            }
            if (!fill()) {
                if (length > 0) {
                    throw problem("the line has no end: the file was cut short", "Take a whole copy of it.");
                }
                return false;
            }
        }
    }

    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        int read = in.read(buffer, to, buffer.length - to);
        if (read > 0) {
            sha.update(buffer, to, read);
            to += read;
        }
        return read >= 0;
    }

    byte[] buffer() {
        return buffer;
    }

    /** Where the line begins in the buffer. */
    int from() {
        return from;
    }

    /** Bytes of the line, without its end. */
    int length() {
        return length;
    }

    /** SHA-256 of everything; to be asked once, at the end. */
    byte[] digest() {
        return sha.digest();
    }

    /** Something is wrong with this line. */
    RegistryFormatException problem(String problem, String remedy) {
        return new RegistryFormatException(name, OptionalLong.of(number), problem, remedy);
    }
}
