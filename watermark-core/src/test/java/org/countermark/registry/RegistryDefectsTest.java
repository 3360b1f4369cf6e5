package org.countermark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Everything that can be wrong with a registry's file: the line, the problem and a remedy are named. */
class RegistryDefectsTest {
    private final String[] lines = lines();

    private static String[] lines() {
        try {
            return MadeRegistry.text(MadeRegistry.registry()).split("\n", -1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(String text, long line, String problem) {
        RegistryFormatException e = assertThrows(RegistryFormatException.class, () -> MadeRegistry.read(text), problem);
        assertEquals(line == 0 ? OptionalLong.empty() : OptionalLong.of(line), e.line(), e.getMessage());
        assertTrue(e.problem().contains(problem), e.getMessage());
        assertFalse(e.remedy().isEmpty(), e.getMessage());
        assertTrue(e.getMessage().contains(e.remedy()) && e.getMessage().startsWith("r.ndjson"), e.getMessage());
    }

    /** Changes one line, from 1. */
    private void change(int line, String from, String to, String problem) {
        String[] changed = lines.clone();
        assertTrue(changed[line - 1].contains(from), changed[line - 1]);
        changed[line - 1] = changed[line - 1].replace(from, to);
        check(String.join("\n", changed), line, problem);
    }

    @Test
    void header() {
        change(1, "registry/1", "registry/2", "the format must be");
        change(1, "\"bits\":10", "\"bits\":7", "bits must be in 8..22");
        change(1, "\"bits\":10", "\"bits\":23", "bits must be in 8..22");
        change(1, "shuffled", "random", "order must be");
        change(1, "\"secret\":\"", "\"secret\":\"A", "secret must be 16");
        change(1, "\"format\"", "\"kind\"", "must begin with \"format\"");
        check("\n", 1, "a JSON object was expected");
        check("", 0, "empty");
        check("text,label\nhello,1\n", 1, "not valid JSON");
    }

    @Test
    void fields() {
        change(2, ",\"payload\":604", "", "field \"payload\" is missing");
        change(2, ",\"payload\":604", ",\"payload\":604,\"payload\":604", "field \"payload\" is given twice");
        change(2, "\"payload\":604", "\"payload\":\"604\"", "field \"payload\" must be an integer");
        change(2, "\"payload\":604", "\"payload\":604.0", "field \"payload\" must be an integer");
        change(2, "\"payload\":604", "\"payload\":-604", "must not be negative");
        change(2, "\"payload\":604", "\"payload\":99999999999999999999", "field \"payload\" must be an integer");
        change(2, "}", ",\"email\":\"x\"}", "unknown field \"email\"");
        change(2, "}", ",\"since\":\"x\"}", "field \"since\" is given twice");
        change(2, "}", "}{}", "something follows");
        change(2, "\"since\"", "\"from\"", "unknown field \"from\"");
        change(2, "\"since\"", "\"a b\\u0000\"", "an unknown field");
        change(
                2,
                "\"payload\":604,\"since\":\"2026-11-01T00:00:00Z\"",
                "\"since\":\"2026-11-01T00:00:00Z\",\"payload\":604",
                "does not stand before \"since\"");
        change(2, "\"account\"", "\"person\"", "no known kind");
        change(2, "\"12b06b36", "[\"12b06b36", "field \"account\" must be a string");
        change(6, "\"ring-7\"", "7", "field \"to\" must be a string");
        change(8, "\"to\":null,", "", "field \"to\" is missing");
        change(4, lines[3], "{}", "no field");
    }

    @Test
    void values() {
        change(2, "604", "0", "payload must be in 1..1023");
        change(2, "604", "1024", "payload must be in 1..1023");
        change(3, "562", "604", "payload 604 is given already");
        change(5, "395", "604", "payload 604 is given already");
        change(3, "2940591cf507fc6a85e4903548ee8f85", "12b06b3601a81ba2127e19ce0d0559ff", "is registered already");
        change(2, "12b06b36", "12B06b36", "lower-case");
        change(2, "12b06b36", "2b06b36", "32 hexadecimal digits");
        change(5, "ring-7", "ring 7", "cohort name must be visible ASCII");
        change(9, "2026-10\"", "\"", "epoch label must have 1..200");
        change(10, "\"2026-11\"", "\"2026-10\"", "already");
        for (String bad : new String[] {
            "2026-11-01T00:00:00", "2026-11-01T00:00:60Z", "2026-02-30T00:00:00Z", "1969-12-31T23:59:59Z",
            "2026-11-01 00:00:00Z", "2026-11-01T24:00:00Z", "20x6-11-01T00:00:00Z", "2026-11-01T00:00:00.5Z"
        }) {
            change(2, "2026-11-01T00:00:00Z", bad, "an instant must be written like");
        }
    }

    @Test
    void moves() {
        change(6, "ring-7", "ring-8", "there is no cohort \"ring-8\"");
        change(6, "2940591c", "3940591c", "is not registered");
        change(8, "2026-11-09T23:59:59Z", "2026-11-05T12:00:00Z", "in order of time");
        change(7, "2026-11-05T12:00:00Z", "2026-11-05T11:59:59Z", "in order of time");
        change(8, "null", "\"ring-7\"", "in the cohort \"ring-7\" already");
        change(6, "2026-11-05", "2026-10-31", "before the account was registered");
        change(6, "2026-11-05T12:00:00Z", "2026-11-01T00:00:59Z", "before there was such a cohort");
    }

    @Test
    void orderOfLines() {
        String swapped = String.join("\n", swapped(2, 5));
        check(swapped, 3, "a line of kind \"account\" stands behind one of kind \"cohort\"");
        check(String.join("\n", swapped(9, 10)), 10, "does not begin after the last one");
        check(lines[0] + "\n" + String.join("\n", lines), 2, "a line of kind \"format\"");
        check(String.join("\n", lines) + lines[10] + "\n", 12, "a line of kind \"end\"");
        check(String.join("\n", lines) + lines[1] + "\n", 12, "behind one of kind \"end\"");
        check(String.join("\n", lines) + "\n", 12, "a JSON object was expected");
        check(lines[1] + "\n", 1, "must begin with \"format\"");
        check(lines[10] + "\n", 1, "must begin with \"format\"");
    }

    private String[] swapped(int first, int second) {
        String[] changed = lines.clone();
        changed[first - 1] = lines[second - 1];
        changed[second - 1] = lines[first - 1];
        return changed;
    }

    @Test
    void lastLine() {
        change(11, "\"accounts\":3", "\"accounts\":4", "the file has 3 accounts where its last line counts 4");
        change(11, "\"moves\":3", "\"moves\":2", "the file has 3 moves");
        change(11, "\"next\":5", "\"next\":0", "next must be in 1..1024");
        change(11, "\"next\":5", "\"next\":1025", "next must be in 1..1024");
        change(11, "registry/1", "registry/2", "field \"end\" must be");
        String without = String.join("\n", Arrays.copyOf(lines, lines.length - 2)) + "\n";
        check(without, 0, "ends without its last line");
    }

    @Test
    void otherSpellingsOfTheSameValues() {
        change(2, "{", "{ ", "not in canonical form");
        change(2, "}", "} ", "not in canonical form");
        change(2, "}", "}\r", "not in canonical form");
        change(2, "account", "accoun\\u0074", "not in canonical form");
        change(5, "ring-7", "ring\\u002d7", "not in canonical form");
        change(2, ":604", ":0604", "not valid JSON");
    }

    @Test
    void bytesThatAreNoText() {
        change(2, "12b06b36", "12b06b3\u00e9", "lower-case");
        change(5, "ring-7", "r\u0000g-7", "not valid JSON");
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_16);
        assertThrows(
                RegistryFormatException.class, () -> RegistryFile.read(new ByteArrayInputStream(bytes), "r.ndjson"));
    }

    /** A line without end must not be read to its end. */
    @Test
    void endlessLinesAreGivenUp() {
        InputStream endless = new InputStream() {
            private long read;

            @Override
            public int read() {
                throw new AssertionError("byte by byte");
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                read += length;
                assertTrue(read <= 1 << 20, "read on and on");
                Arrays.fill(buffer, from, from + length, (byte) 'x');
                return length;
            }
        };
        RegistryFormatException e =
                assertThrows(RegistryFormatException.class, () -> RegistryFile.read(endless, "r.ndjson"));
        assertTrue(e.problem().contains("longer than any"), e.getMessage());
    }
}
