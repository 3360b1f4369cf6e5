package org.countermark.benchmarks.student;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countermark.benchmarks.plot.Axis;
import org.countermark.benchmarks.plot.Curve;
import org.countermark.benchmarks.plot.Figure;
import org.countermark.benchmarks.plot.Panel;
import org.countermark.benchmarks.plot.Svg;
import org.countermark.benchmarks.trace.LedgerRow;

/**
 * Draws how many guilty students are told against the units read, with the plans of the second and third study.
 *
 * <p>{@code GuiltyPlots IN.csv OUT.svg}.
 */
public final class GuiltyPlots {
    private static final double LOG10_LEVEL = -5;

    /** Units beyond which nothing changes. */
    private static final int MOST = 1500;

    private static final String TOLD = "students told";
    private static final String PLAN = "the plan for 95 %, and a quarter below and above";
    private static final Axis UNITS = new Axis("units", 200, 1600, false, "%,.0f"::formatted);
    private static final Axis PERCENT = new Axis("students with p < 1e-5, %", 40, 104, false, "%.0f"::formatted);

    private final List<LedgerRow> rows;

    private GuiltyPlots(List<LedgerRow> rows) {
        this.rows = rows;
    }

    /**
     * Draws the figure.
     *
     * @param args the ledger and the file to draw
     * @throws IOException if the ledger cannot be read or the figure not be written
     */
    public static void main(String[] args) throws IOException {
        Svg.write(new GuiltyPlots(LedgerRow.read(Path.of(args[0]))).figure(), Path.of(args[1]));
    }

    Figure figure() {
        List<Panel> studies = List.of(
                panel("first study", told(key -> key < 40)),
                panel("second study", told(key -> key >= 100 && key < 300), plan(GuiltyPlan.Rule.WEAKEST, 100)),
                panel("third study", told(key -> key >= 300), plan(GuiltyPlan.Rule.FOUR_FIFTHS, 200)));
        return new Figure("Students told against units in contexts of the logs", studies, List.of(TOLD, PLAN));
    }

    private static Panel panel(String title, Curve... curves) {
        return new Panel(title, UNITS, PERCENT, List.of(curves));
    }

    private Curve plan(GuiltyPlan.Rule rule, int from) {
        double units = GuiltyPlan.units(GuiltyPlan.excess(rows, rule, from));
        return new Curve(PLAN, List.of(0.75 * units, units, 1.25 * units), List.of(95.0, 95.0, 95.0));
    }

    private Curve told(IntPredicate keys) {
        TreeMap<Integer, List<Double>> values = rows.stream()
                .filter(row -> row.part().equals("guilty") && row.figure().equals("log10 p"))
                .filter(row -> row.name().startsWith("confined "))
                .filter(row -> keys.test(Integer.parseInt(row.batch())))
                .collect(Collectors.groupingBy(
                        row -> Integer.parseInt(row.name().split(" ", -1)[1]),
                        TreeMap::new,
                        Collectors.mapping(LedgerRow::value, Collectors.toList())));
        List<Integer> units = values.keySet().stream().filter(at -> at <= MOST).toList();
        return new Curve(
                TOLD,
                units.stream().map(Integer::doubleValue).toList(),
                units.stream().map(at -> percent(values.get(at))).toList());
    }

    private static double percent(List<Double> log10) {
        Stream<Double> told = log10.stream().filter(value -> value < LOG10_LEVEL);
        return 100.0 * told.count() / log10.size();
    }
}
