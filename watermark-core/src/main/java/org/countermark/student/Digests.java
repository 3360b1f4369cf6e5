package org.countermark.student;

/** Checks digests given as text. */
final class Digests {
    private Digests() {}

    static String check(String name, String value) {
        if (!value.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    name + " must be 64 lower-case hexadecimal digits, was \"" + value + "\"");
        }
        return value;
    }
}
