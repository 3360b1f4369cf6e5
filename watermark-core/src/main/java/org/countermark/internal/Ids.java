package org.countermark.internal;

/** Checks the short ASCII names that go into derivations and canonical forms. */
public final class Ids {
    /** Longest name allowed. */
    public static final int MAX_LENGTH = 200;

    private Ids() {}

    /**
     * Accepts 1..200 visible ASCII characters other than the quotation mark and the backslash, so that a name has one
     * encoding only: it needs no escape in JSON, and no two Unicode spellings look the same.
     *
     * @param parameter what to call the name in the message
     * @param value the name
     * @return {@code value}
     * @throws IllegalArgumentException if the name is empty, too long or has another character
     */
    public static String check(String parameter, String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    parameter + " must have 1.." + MAX_LENGTH + " characters, had " + value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~' || c == '"' || c == '\\') {
                throw new IllegalArgumentException(String.format(
                        "%s must be visible ASCII without quotation mark and backslash, had U+%04X at index %d",
                        parameter, (int) c, i));
            }
        }
        return value;
    }
}
