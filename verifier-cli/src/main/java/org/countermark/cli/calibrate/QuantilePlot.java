package org.countermark.cli.calibrate;

import java.util.List;
import java.util.Locale;

/** A QQ plot of a sample as SVG: expected against observed −log10 p, with the band of uniform p-values. */
final class QuantilePlot {
    private static final double WIDTH = 340;
    private static final double HEIGHT = 320;
    private static final double LEFT = 46;
    private static final double RIGHT = 12;
    private static final double TOP = 30;
    private static final double BOTTOM = 46;

    private final NullSample sample;
    private final List<NullSample.Quantile> points;
    private final double top;

    QuantilePlot(NullSample sample) {
        this.sample = sample;
        this.points = sample.quantiles();
        double most = 1;
        for (NullSample.Quantile point : points) {
            most = Math.max(most, Math.max(-point.expected(), -point.observed()));
        }
        this.top = StrictMath.ceil(most * 2 + 0.2) / 2;
    }

    /** The plot; colours come from the page's style. */
    String svg() {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"QQ plot: %s, %d trials\">%n",
                WIDTH,
                HEIGHT,
                sample.name(),
                sample.trials()));
        svg.append(String.format(
                Locale.ROOT, "<text class=\"title\" x=\"%.0f\" y=\"18\">%s</text>%n", LEFT, sample.name()));
        axes(svg);
        band(svg);
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"ideal\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                x(0),
                y(0),
                x(top),
                y(top)));
        for (NullSample.Quantile point : points) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle class=\"point\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.2\"/>%n",
                    x(-point.expected()),
                    y(Math.min(top, -point.observed()))));
        }
        return svg.append("</svg>\n").toString();
    }

    private void axes(StringBuilder svg) {
        for (int tick = 0; tick <= top; tick++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%1$.1f\" y1=\"%3$.1f\" x2=\"%1$.1f\" y2=\"%4$.1f\"/>"
                            + "<line class=\"grid\" x1=\"%5$.1f\" y1=\"%2$.1f\" x2=\"%6$.1f\" y2=\"%2$.1f\"/>"
                            + "<text class=\"tick\" x=\"%1$.1f\" y=\"%7$.1f\" text-anchor=\"middle\">%9$d</text>"
                            + "<text class=\"tick\" x=\"%8$.1f\" y=\"%10$.1f\" text-anchor=\"end\">%9$d</text>%n",
                    x(tick),
                    y(tick),
                    y(0),
                    y(top),
                    x(0),
                    x(top),
                    y(0) + 16,
                    x(0) - 6,
                    tick,
                    y(tick) + 4));
        }
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"axis\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">expected −log10 p</text>"
                        + "<text class=\"axis\" x=\"14\" y=\"%3$.1f\" text-anchor=\"middle\""
                        + " transform=\"rotate(-90 14 %3$.1f)\">observed −log10 p</text>%n",
                (x(0) + x(top)) / 2,
                HEIGHT - 8,
                (y(0) + y(top)) / 2));
    }

    private void band(StringBuilder svg) {
        StringBuilder path = new StringBuilder();
        for (NullSample.Quantile point : points) {
            path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(-point.expected()), y(Math.min(top, -point.low()))));
        }
        for (int i = points.size() - 1; i >= 0; i--) {
            NullSample.Quantile point = points.get(i);
            path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(-point.expected()), y(Math.max(0, -point.high()))));
        }
        svg.append("<polygon class=\"band\" points=\"")
                .append(path.toString().strip())
                .append("\"/>\n");
    }

    private double x(double value) {
        return LEFT + value / top * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM);
    }
}
