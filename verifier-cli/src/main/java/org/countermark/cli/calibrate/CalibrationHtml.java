package org.countermark.cli.calibrate;

import java.util.Locale;
import org.countermark.cli.scan.ReadBody;
import org.countermark.corpora.rates.Rate;

/** A calibration as one page that needs nothing else: no scripts, no network; light and dark; printable. */
final class CalibrationHtml {
    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1d232b; --dim: #5b6673; --paper: #ffffff; --line: #d9dfe6;
              --band: #cfe3f5; --dot: #0b62a8; --bad: #b3261e; --good: #1b6b3a; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --dim: #9aa7b5; --paper: #14181d;
              --line: #333c46; --band: #1f3a54; --dot: #7db9f2; --bad: #ff8a80; --good: #7fd6a0; } }
            body { background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto;
              max-width: 70rem; padding: 0 1rem; }
            h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
            p.verdict { font-size: 1.1rem; font-weight: 600; } p.good { color: var(--good); } p.bad { color: var(--bad); }
            .plots { display: flex; flex-wrap: wrap; gap: 1rem; } .plots svg { flex: 1 1 18rem; max-width: 24rem; }
            .band { fill: var(--band); } .ideal { stroke: var(--dim); stroke-dasharray: 4 4; } .point { fill: var(--dot); }
            .grid { stroke: var(--line); } svg text { fill: var(--dim); font: 11px system-ui, sans-serif; }
            svg text.title { fill: var(--ink); font-size: 13px; font-weight: 600; }
            .wide { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
            th, td { border-bottom: 1px solid var(--line); padding: .25rem .75rem; text-align: right; white-space: nowrap; }
            th { color: var(--dim); font-weight: 600; } th:first-child, td:first-child, td:last-child { text-align: left; }
            td.bad { color: var(--bad); font-weight: 700; } .dim { color: var(--dim); } code { overflow-wrap: anywhere; }
            @media print { body { margin: 0; max-width: none; } .plots svg { max-width: 15rem; } }
            """;

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Calibration</title>
            <style>
            """ + STYLE + """
            </style>
            </head>
            <body>
            <h1>Calibration</h1>
            """;

    private CalibrationHtml() {}

    static String page(Calibration calibration) {
        StringBuilder html = new StringBuilder(HEAD);
        html.append("<p class=\"verdict ")
                .append(calibration.holds() ? "good" : "bad")
                .append("\">")
                .append(escape(calibration.headline()))
                .append(
                        "</p>\n<p>Random keys were looked for in this text by the way that a scan goes. None of them made"
                                + " it, so a valid test rejects at level x for at most a share x of them. ")
                .append(escape(calibration.odds()))
                .append("</p>\n<div class=\"plots\">\n");
        for (NullSample sample : calibration.samples()) {
            html.append(new QuantilePlot(sample).svg());
        }
        html.append("""
                </div>
                <p class="dim">Points on the dashed line are p-values as uniform as they should be; points below it are stricter than they claim, and e-values
                must be. Points above the band would be too bold: under uniform p-values, one point leaves the band to that side with odds of 1 in 2,000.</p>
                <h2>Sizes</h2>
                <div class="wide"><table>
                <tr><th>test</th><th>trials</th><th>level</th><th>rejected</th><th>rate</th><th>limits</th><th></th></tr>
                """);
        for (NullSample sample : calibration.samples()) {
            sample.rates().forEach(rate -> row(html, sample, rate));
        }
        html.append("""
                </table></div>
                <h2>What was tested</h2>
                <div class="wide"><table>
                <tr><th>input</th><th>records</th><th>skipped</th><th>bytes</th><th>SHA-256</th></tr>
                """);
        for (ReadBody.Input input : calibration.inputs()) {
            html.append(String.format(
                    Locale.ROOT,
                    "<tr><td>%s</td><td>%,d</td><td>%,d</td><td>%,d</td><td><code>%s</code></td></tr>%n",
                    escape(input.name()),
                    input.records(),
                    input.skipped(),
                    input.bytes(),
                    input.sha256()));
        }
        Calibration.Body body = calibration.body();
        html.append(String.format(
                Locale.ROOT,
                """
                </table></div>
                <p>%,d distinct documents of %,d records, one share of %,d used: %,d documents with %,d units (%s). Scheme %s, profile
                <code>%s</code>, seed <code>%d</code>: the same inputs, profile, seed and numbers of trials give the same page.</p>
                </body>
                </html>
                """,
                body.documents(),
                body.records(),
                body.shares(),
                body.used(),
                body.units(),
                calibration.statistic(),
                calibration.profile().scheme().id(),
                calibration.profileDigest(),
                calibration.seed()));
        return html.toString();
    }

    private static void row(StringBuilder html, NullSample sample, Rate rate) {
        NullSample.Verdict verdict = NullSample.Verdict.of(rate);
        html.append(String.format(
                Locale.ROOT,
                "<tr><td>%s</td><td>%,d</td><td>%s</td><td>%,d</td><td>%.3g</td><td>%s</td><td%s>%s</td></tr>%n",
                escape(sample.name()),
                sample.trials(),
                TextCalibration.level(rate),
                rate.detections(),
                rate.observed(),
                TextCalibration.limits(rate),
                verdict == NullSample.Verdict.EXCEEDED ? " class=\"bad\"" : "",
                verdict.words()));
    }

    /** Names of files are not ours. */
    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
