package org.countermark.cli.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Passes bytes through and stops with their place at the first one that is not UTF-8, or is NUL.
 *
 * <p>For formats whose parser reads a stream by itself (CSV, JSON arrays, plain text); lines of JSON are checked one by
 * one, so that a bad line does not end its file. Counts lines and bytes as it goes.
 */
final class StrictText extends FilterInputStream {
    private long line = 1;
    private long offset;
    private int expected;
    private int lead;
    private long start;
    private long startLine;
    private int low = 0x80;
    private int high = 0xbf;

    StrictText(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int read = super.read(buffer, from, length);
        if (read < 0 && expected > 0) {
            throw wrong(startLine, start, lead);
        }
        for (int i = from; i < from + read; i++) {
            byte value = buffer[i];
            if (value > 0 && expected == 0) {
                if (value == '\n') {
                    line++;
                }
            } else {
                step(value & 0xff);
            }
            offset++;
        }
        return read;
    }

    /** Table 3-7 of the Unicode standard: which bytes may follow which. */
    private void step(int value) throws IOException {
        if (expected > 0) {
            if (value < low || value > high) {
                throw wrong(startLine, start, lead);
            }
            expected--;
            low = 0x80;
            high = 0xbf;
            return;
        }
        if (value == 0) {
            throw new BadBytesException(line, offset, Utf8.NUL);
        }
        if (value < 0xc2 || value > 0xf4) {
            throw wrong(line, offset, value);
        }
        lead = value;
        start = offset;
        startLine = line;
        expected = value < 0xe0 ? 1 : value < 0xf0 ? 2 : 3;
        low = value == 0xe0 ? 0xa0 : value == 0xf0 ? 0x90 : 0x80;
        high = value == 0xed ? 0x9f : value == 0xf4 ? 0x8f : 0xbf;
    }

    private static BadBytesException wrong(long line, long offset, int value) {
        return new BadBytesException(line, offset, Utf8.wrongByte(value));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** The line that the next byte is on, from 1. */
    long line() {
        return line;
    }

    /** The offset of the next byte. */
    long offset() {
        return offset;
    }
}
