package org.countermark.cli.input;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** Strict decoding of UTF-8: a wrong byte is an error with its place, never a replacement character. */
final class Utf8 {
    static final String NUL = "a NUL byte: this is not a text file";

    private Utf8() {}

    /** Text of a piece of a line; {@code line} and {@code offset} say where the piece begins. */
    static String decode(Source source, byte[] bytes, long line, long offset) throws InputException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            OptionalInt bad = firstBad(bytes);
            if (bad.isPresent()) {
                throw bad(source, line, offset + bad.getAsInt(), wrongByte(bytes[bad.getAsInt()]));
            }
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            long before = text.substring(0, nul).getBytes(StandardCharsets.UTF_8).length;
            throw bad(source, line, offset + before, NUL);
        }
        return text;
    }

    static String wrongByte(int value) {
        return String.format("byte 0x%02x is not UTF-8", value & 0xff);
    }

    static String remedy(String problem) {
        return problem.equals(NUL)
                ? "Leave it out, or skip it with --skip-bad."
                : "Convert the file, for example with 'iconv -f WINDOWS-1252 -t UTF-8', or skip it with --skip-bad.";
    }

    private static InputException bad(Source source, long line, long offset, String problem) {
        return new InputException(Position.of(source.shown(), line, offset), problem, remedy(problem));
    }

    private static OptionalInt firstBad(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean failed = decoder.decode(in, out, true).isError();
        return failed ? OptionalInt.of(in.position()) : OptionalInt.empty();
    }
}
