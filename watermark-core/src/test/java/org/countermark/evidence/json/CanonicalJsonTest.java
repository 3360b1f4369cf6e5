package org.countermark.evidence.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One sequence of bytes for one value, as RFC 8785 has it; nothing else is read as canonical. */
class CanonicalJsonTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Json read(String document) {
        return CanonicalJson.ofDocument("document", utf8(document));
    }

    private static void refused(String text, String why) {
        refused(utf8(text), why);
    }

    private static void refused(byte[] text, String why) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> CanonicalJson.parse("thing", text), why);
        assertTrue(e.getMessage().startsWith("thing: ") && e.getMessage().contains(why), e.getMessage());
    }

    /** The example of RFC 8785, section 3.2.3: names by UTF-16 code units, so that an emoji comes before U+FB33. */
    @Test
    void namesAreSortedByCodeUnits() {
        Json read = read("{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet With"
                + " Dagesh\",\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\","
                + "\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}");
        assertEquals(
                List.of("\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33"),
                List.copyOf(((Json.Members) read).values().keySet()));
        byte[] bytes = CanonicalJson.bytes(read);
        assertEquals(read, CanonicalJson.parse("thing", bytes));
    }

    /** The string of RFC 8785, section 3.2.2. */
    @Test
    void stringsAreEscapedOnlyWhereTheyMustBe() {
        Json read = read("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"");
        assertEquals("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"", CanonicalJson.text(read));
        assertEquals(
                "\"\\b\\t\\f\\r\\u001f\u007f\u2028\"", CanonicalJson.text(new Json.Text("\b\t\f\r\u001f\u007f\u2028")));
    }

    @Test
    void documentsKeepTheDigitsThatTheyPrint() {
        assertEquals(
                "{\"a\":[\"-31.250000\",\"0.0\",0,\"true\",\"false\",\"18446744073709551615\",\"9007199254740992\"],"
                        + "\"b\":{},\"c\":[],\"z\":9007199254740991}",
                CanonicalJson.text(
                        read(" { \"z\" : 9007199254740991, \"c\":[ ], \"b\":{ },\n \"a\":[-31.250000, 0.0, 0,"
                                + " true, false, 18446744073709551615, 9007199254740992] } ")));
        assertThrows(IllegalArgumentException.class, () -> read("{\"a\":null}"));
        assertThrows(IllegalArgumentException.class, () -> read("{\"a\":1,\"a\":2}"));
        assertThrows(IllegalArgumentException.class, () -> read("{\"a\":NaN}"));
    }

    @Test
    void whatIsNotCanonicalIsRefused() {
        refused("", "is empty");
        refused("{\"a\":1 }", "not in canonical form from byte 6");
        refused("{\"b\":1,\"a\":1}", "not in canonical form");
        refused("-0", "not in canonical form");
        refused("01", "not valid JSON");
        refused("1 ", "not in canonical form");
        refused("1 2", "behind the value");
        refused("{\"a\":1,\"a\":1}", "given twice");
        refused("1.5", "only objects, arrays, strings and integers");
        refused("null", "only objects, arrays, strings and integers");
        refused("[true]", "only objects, arrays, strings and integers");
        refused("9007199254740992", "beyond 2^53");
        refused("-9223372036854775808", "beyond 2^53");
        refused("123456789012345678901234567890", "beyond 2^53");
        refused("1".repeat(5000), "not valid JSON");
        refused("\"\\ud800\"", "unpaired surrogate");
        refused("{\"\\udc00\":1}", "");
        refused("\"\\u0041\"", "not in canonical form");
        refused("\"\\/\"", "not in canonical form");
        refused("{\"a\":[1,2", "not valid JSON");
        refused("\ufeff1", "not valid JSON");
        refused("1".getBytes(StandardCharsets.UTF_16), "not in UTF-8");
        refused(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}, "not in UTF-8");
        refused(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}, "not in UTF-8");
    }

    @Test
    void limitsHold() {
        int deepest = CanonicalJson.MAX_DEPTH;
        Json deep = CanonicalJson.parse("deep", utf8("[".repeat(deepest) + "]".repeat(deepest)));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.bytes(new Json.Items(List.of(deep))));
        refused("[".repeat(deepest + 1) + "]".repeat(deepest + 1), "nested too deep");
        refused("[".repeat(1 << 20), "nested too deep");
        refused("[1" + ",1".repeat(CanonicalJson.MAX_VALUES - 1) + "]", "at most 1000000 values");
        refused(new byte[CanonicalJson.MAX_BYTES + 1], "at most 16777216 bytes");
        assertThrows(IllegalArgumentException.class, () -> new Json.Whole(Json.MAX_INTEGER + 1));
        assertThrows(IllegalArgumentException.class, () -> new Json.Text("\ude00\ud83d"));
    }

    @Test
    void differencesArePointedAt() {
        Json one = read("{\"a/b\":[1,{\"c~\":2}],\"d\":3}");
        assertEquals(Optional.empty(), JsonDifference.first(one, one));
        assertEquals(Optional.of("/a~1b/1/c~0"), JsonDifference.first(one, read("{\"a/b\":[1,{\"c~\":3}],\"d\":4}")));
        assertEquals(Optional.of("/a~1b/1"), JsonDifference.first(one, read("{\"a/b\":[1],\"d\":3}")));
        assertEquals(Optional.of("/d"), JsonDifference.first(one, read("{\"a/b\":[1,{\"c~\":2}]}")));
        assertEquals(Optional.of(""), JsonDifference.first(one, read("1")));
    }

    /** The digest is that of the bytes: SHA-256 of {@code {}}. */
    @Test
    void digestIsOfTheBytes() {
        assertEquals(
                "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", CanonicalJson.digest(read("{ }")));
        assertArrayEquals(utf8("{}"), CanonicalJson.bytes(read("{ }")));
    }
}
