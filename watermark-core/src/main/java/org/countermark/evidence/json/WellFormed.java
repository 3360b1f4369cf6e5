package org.countermark.evidence.json;

/** Tells Unicode text from char arrays that merely look like it. */
final class WellFormed {
    private WellFormed() {}

    static void check(String parameter, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
                continue;
            }
            throw new IllegalArgumentException(
                    String.format("%s must be Unicode text, had an unpaired surrogate U+%04X", parameter, (int) c));
        }
    }
}
