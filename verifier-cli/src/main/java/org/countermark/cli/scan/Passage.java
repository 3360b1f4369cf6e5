package org.countermark.cli.scan;

import java.util.List;
import org.countermark.detect.Region;
import org.countermark.token.TextSpan;

/**
 * A marked passage of a document.
 *
 * @param region its tokens and its evidence
 * @param spans where it stands in the text of each response that it touches; empty where the text is not known
 * @param excerpt how it begins, on one line; empty where the text is not known
 */
record Passage(Region region, List<Span> spans, String excerpt) {
    Passage {
        spans = List.copyOf(spans);
    }

    /**
     * A part of a response.
     *
     * @param response which response of the document, from 0
     * @param text the part of its text
     */
    record Span(int response, TextSpan text) {}
}
