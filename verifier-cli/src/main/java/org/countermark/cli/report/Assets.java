package org.countermark.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/** The page's style and script, and the policy under which a browser runs these two and loads nothing. Stateless. */
final class Assets {
    private static final String CHART = "/*\n" + read("uPlot.LICENSE.txt") + "*/\n" + read("uPlot.iife.min.js");
    private static final String CHART_STYLE = read("uPlot.min.css");
    private static final String SCRIPT = read("report.js");
    private static final String STYLE = read("report.css");

    private Assets() {}

    /** The chart library and what uses it. */
    static String script() {
        return CHART + "\n" + SCRIPT;
    }

    /** The style; on paper every page has the digest of what it belongs to. */
    static String style(String contentDigest) {
        return CHART_STYLE + "\n" + STYLE + "@page { @bottom-left { content: \"Content digest " + contentDigest
                + "\"; } }\n";
    }

    /** Nothing but this style and this script, whatever a bundle brings into the page. */
    static String policy(String style) {
        return "default-src 'none'; style-src 'sha256-" + hash(style) + "'; script-src 'sha256-" + hash(script())
                + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String content) {
        return Base64.getEncoder().encodeToString(DigestUtils.sha256(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static String read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
