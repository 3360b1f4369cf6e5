package org.countermark.benchmarks.plot;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Panels side by side with one legend below them.
 *
 * @param title what the figure shows, for those who do not see it
 * @param panels the panels
 * @param names the curves in the order of the legend, at most five
 */
public record Figure(String title, List<Panel> panels, List<String> names) {
    private static final int WIDE = 320;
    private static final int HIGH = 330;
    private static final int TITLE = 26;
    private static final int LEGEND = 30;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final BasicStroke LINE = new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final Marker[] MARKERS = {
        SeriesMarkers.CIRCLE,
        SeriesMarkers.SQUARE,
        SeriesMarkers.TRIANGLE_UP,
        SeriesMarkers.DIAMOND,
        SeriesMarkers.CROSS
    };

    /** Copies the lists; refuses more curves than there are markers, and curves that the legend does not name. */
    public Figure {
        panels = List.copyOf(panels);
        names = List.copyOf(names);
        if (panels.isEmpty() || names.size() > MARKERS.length) {
            throw new IllegalArgumentException("panels must not be empty and names be at most " + MARKERS.length
                    + ", had " + panels.size() + " and " + names.size());
        }
        for (Panel panel : panels) {
            for (Curve curve : panel.curves()) {
                if (!names.contains(curve.name())) {
                    throw new IllegalArgumentException("names must have every curve, lacked " + curve.name());
                }
            }
        }
    }

    int width() {
        return WIDE * panels.size();
    }

    int height() {
        return TITLE + HIGH + LEGEND;
    }

    void paint(Graphics2D graphics) {
        graphics.setColor(Ink.PAPER.color());
        graphics.fillRect(0, 0, width(), height());
        AffineTransform whole = graphics.getTransform();
        for (int i = 0; i < panels.size(); i++) {
            graphics.translate(WIDE * i, TITLE);
            chart(panels.get(i), i == 0).paint(graphics, WIDE, HIGH);
            graphics.setTransform(whole);
            graphics.setFont(FONT.deriveFont(Font.BOLD, 13f));
            graphics.setColor(Ink.TEXT.color());
            graphics.drawString(panels.get(i).title(), WIDE * i + (i == 0 ? 72 : 50), TITLE - 4);
        }
        legend(graphics);
    }

    private XYChart chart(Panel panel, boolean first) {
        XYChart chart = new XYChartBuilder()
                .width(WIDE)
                .height(HIGH)
                .xAxisTitle(panel.x().title())
                .yAxisTitle(first ? panel.y().title() : " ")
                .build();
        style(chart.getStyler(), panel);
        for (int i = 0; i < panel.curves().size(); i++) {
            Curve curve = panel.curves().get(i);
            int number = names.indexOf(curve.name());
            XYSeries series = chart.addSeries(i + " " + curve.name(), curve.x(), curve.y());
            series.setLineColor(Ink.ofCurve(number));
            series.setMarkerColor(Ink.ofCurve(number));
            series.setMarker(MARKERS[number]);
            series.setLineStyle(LINE);
        }
        return chart;
    }

    private static void style(XYStyler style, Panel panel) {
        style.setChartBackgroundColor(Ink.PAPER.color());
        style.setChartFontColor(Ink.TEXT.color());
        // Drawn by us: titles with descenders would push their panel down.
        style.setChartTitleVisible(false);
        style.setLegendVisible(false);
        style.setPlotBackgroundColor(Ink.PAPER.color());
        style.setPlotBorderColor(Ink.GREY.color());
        style.setMarkerSize(7);
        style.setAxisTitleFont(FONT);
        style.setAxisTickLabelsFont(FONT.deriveFont(11f));
        style.setAxisTickLabelsColor(Ink.TEXT.color());
        style.setAxisTickMarksColor(Ink.GREY.color());
        style.setPlotGridLinesColor(Ink.GRID.color());
        style.setPlotGridLinesStroke(new BasicStroke(1));
        style.setPlotContentSize(0.92);
        style.setXAxisMin(panel.x().from());
        style.setXAxisMax(panel.x().to());
        style.setXAxisLogarithmic(panel.x().logarithmic());
        style.setXAxisLogarithmicDecadeOnly(true);
        style.setXAxisTickLabelsFormattingFunction(panel.x().labels()::apply);
        style.setYAxisMin(panel.y().from());
        style.setYAxisMax(panel.y().to());
        style.setYAxisLogarithmic(panel.y().logarithmic());
        style.setYAxisLogarithmicDecadeOnly(true);
        style.setYAxisTickLabelsFormattingFunction(panel.y().labels()::apply);
    }

    private void legend(Graphics2D graphics) {
        graphics.setFont(FONT);
        int step = width() / (names.size() + 1);
        int y = TITLE + HIGH + LEGEND / 2 - 4;
        for (int i = 0; i < names.size(); i++) {
            int x = step / 2 + step * i;
            graphics.setColor(Ink.ofCurve(i));
            graphics.setStroke(LINE);
            graphics.drawLine(x, y, x + 28, y);
            MARKERS[i].paint(graphics, x + 14, y, 7);
            graphics.setColor(Ink.TEXT.color());
            graphics.drawString(names.get(i), x + 36, y + 4);
        }
    }
}
