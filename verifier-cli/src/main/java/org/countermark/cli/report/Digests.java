package org.countermark.cli.report;

/** Texts of a bundle as they are shown: digests and the pseudonyms of a redacted bundle by their first digits, and whole on paper. Stateless. */
final class Digests {
    private Digests() {}

    /** A text of the bundle; one that is a digest is abbreviated on the screen. */
    static void write(Html html, String text) {
        if (!Words.isDigest(text)) {
            html.given(text);
            return;
        }
        html.open("code", "class", "digest", "title", text)
                .element("span", Words.brief(text), "class", "brief")
                .element("span", text, "class", "whole")
                .close();
    }

    /** A digest with all its digits. */
    static void whole(Html html, String digest) {
        html.element("code", digest);
    }
}
