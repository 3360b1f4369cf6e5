package org.countermark.benchmarks.student;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.countermark.benchmarks.plot.Axis;
import org.countermark.benchmarks.plot.Curve;
import org.countermark.benchmarks.plot.Figure;
import org.countermark.benchmarks.plot.Panel;
import org.countermark.benchmarks.plot.Svg;
import org.countermark.benchmarks.trace.LedgerRow;

/**
 * Draws the evidence in students against tokens, share and context width.
 *
 * <p>{@code StudentPlots IN.csv FOLDER}: prompts never seen; a curve for each key.
 */
public final class StudentPlots {
    private static final List<String> SCHEMES = List.of("gumbel", "tournament", "green-list");
    private static final List<String> SHARES = List.of("1.0", "0.2", "0.05", "0.01", "0.0");
    private static final List<String> PERCENT = List.of("100 %", "20 %", "5 %", "1 %", "0 %");
    private static final List<Integer> WIDTHS = List.of(2, 3, 4);
    private static final List<Integer> LOOKS = List.of(1000, 3000, 10_000, 30_000, 60_000);
    private static final int LAST = 60_000;

    /** Where evidence is drawn that is less, none or against the mark. */
    private static final double FLOOR = 0.1;

    private static final Axis EVIDENCE =
            new Axis("log10 e (bottom: 0.1 or less)", FLOOR, 2000, true, StudentPlots::number);

    private final List<LedgerRow> rows;

    StudentPlots(List<LedgerRow> rows) {
        this.rows = rows;
    }

    /**
     * Draws the figures.
     *
     * @param args the ledger and the folder to draw into
     * @throws IOException if the ledger cannot be read or a figure not be written
     */
    public static void main(String[] args) throws IOException {
        StudentPlots plots = new StudentPlots(LedgerRow.read(Path.of(args[0])));
        Path folder = Path.of(args[1]);
        Svg.write(plots.byTokens(3), folder.resolve("students-tokens.svg"));
        Svg.write(plots.byShare(), folder.resolve("students-share.svg"));
        Svg.write(plots.byWidth(), folder.resolve("students-width.svg"));
    }

    Figure byTokens(int width) {
        Axis tokens = new Axis("tokens read", 1000, 100_000, true, StudentPlots::number);
        return figure("Evidence against tokens, a curve a marked share", PERCENT, tokens, scheme -> {
            List<Curve> curves = new ArrayList<>();
            for (int i = 0; i < SHARES.size(); i++) {
                String name = name(scheme, width, SHARES.get(i));
                for (String key : keys(name)) {
                    curves.add(curve(PERCENT.get(i), LOOKS, look -> evidence(name, key, look)));
                }
            }
            return curves;
        });
    }

    Figure byShare() {
        Axis shares = new Axis(
                "marked share",
                0,
                4,
                false,
                at -> at == StrictMath.rint(at) ? PERCENT.get(PERCENT.size() - 1 - (int) at) : "");
        List<String> names = WIDTHS.stream().map(width -> "h = " + width).toList();
        return figure("Evidence after 60,000 tokens against the marked share", names, shares, scheme -> {
            List<Curve> curves = new ArrayList<>();
            for (int width : WIDTHS) {
                for (String key : keys(name(scheme, width, SHARES.get(0)))) {
                    curves.add(curve(
                            "h = " + width,
                            List.of(0, 1, 2, 3, 4),
                            at -> evidence(name(scheme, width, SHARES.get(SHARES.size() - 1 - at)), key, LAST)));
                }
            }
            return curves;
        });
    }

    Figure byWidth() {
        Axis widths = new Axis("context width h", 2, 4, false, at -> at == StrictMath.rint(at) ? number(at) : "");
        return figure("Evidence after 60,000 tokens against the context width", PERCENT, widths, scheme -> {
            List<Curve> curves = new ArrayList<>();
            for (int i = 0; i < SHARES.size(); i++) {
                String share = SHARES.get(i);
                for (String key : keys(name(scheme, WIDTHS.get(0), share))) {
                    curves.add(curve(PERCENT.get(i), WIDTHS, width -> evidence(name(scheme, width, share), key, LAST)));
                }
            }
            return curves;
        });
    }

    private static Figure figure(String title, List<String> names, Axis x, Function<String, List<Curve>> curves) {
        List<Panel> panels = SCHEMES.stream()
                .map(scheme -> new Panel(scheme, x, EVIDENCE, curves.apply(scheme)))
                .toList();
        return new Figure(title, panels, names);
    }

    private static Curve curve(String name, List<Integer> at, Function<Integer, Double> values) {
        return new Curve(
                name,
                at.stream().map(Integer::doubleValue).toList(),
                at.stream().map(values).toList());
    }

    private static String name(String scheme, int width, String share) {
        return scheme + " h=" + width + " share=" + share + " unseen";
    }

    private List<String> keys(String name) {
        return rows.stream()
                .filter(row -> row.name().equals(name))
                .map(LedgerRow::batch)
                .distinct()
                .toList();
    }

    private double evidence(String name, String key, int look) {
        return rows.stream()
                .filter(row -> row.name().equals(name) && row.batch().equals(key))
                .filter(row -> row.figure().equals("log10 e at " + look))
                .mapToDouble(row -> Math.max(row.value(), FLOOR))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("rows must have " + name + " of key " + key + " at " + look));
    }

    private static String number(double value) {
        return value < 1 ? "%.1f".formatted(value) : "%,.0f".formatted(value);
    }
}
