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

    /** Students that a point needs: plans of a study have units of their own, where only its verdict was taken. */
    private static final int ENOUGH = 30;

    private static final String FIRST = "first study";
    private static final String SECOND = "second study";
    private static final String THIRD = "third study";
    private static final Axis TOLD = new Axis("students with p < 1e-5, %", 0, 105, false, GuiltyPlots::whole);

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
        Panel confined = new Panel("contexts of the logs", units(0, 1600), TOLD, List.of(
                told(FIRST, "confined", key -> key < 40),
                told(SECOND, "confined", key -> key >= 100 && key < 300),
                told(THIRD, "confined", key -> key >= 300),
                plan(SECOND, GuiltyPlan.Rule.WEAKEST, 100),
                plan(THIRD, GuiltyPlan.Rule.FOUR_FIFTHS, 200)));
        Panel all = new Panel("all contexts", units(0, 16_000), TOLD, List.of(told(FIRST, "all", key -> key < 40)));
        return new Figure("Students told against units read", List.of(confined, all), List.of(FIRST, SECOND, THIRD));
    }

    private static Axis units(double from, double to) {
        return new Axis("units", from, to, false, GuiltyPlots::whole);
    }

    /** A bar at the power that was aimed at: the plan, and a quarter below and above it. */
    private Curve plan(String study, GuiltyPlan.Rule rule, int from) {
        double units = GuiltyPlan.units(GuiltyPlan.excess(rows, rule, from));
        return new Curve(study, List.of(0.75 * units, units, 1.25 * units), List.of(95.0, 95.0, 95.0));
    }

    private Curve told(String study, String contexts, IntPredicate keys) {
        TreeMap<Integer, List<Double>> values = rows.stream()
                .filter(row -> row.part().equals("guilty") && row.figure().equals("log10 p"))
                .filter(row -> row.name().startsWith(contexts + " "))
                .filter(row -> keys.test(Integer.parseInt(row.batch())))
                .collect(Collectors.groupingBy(
                        row -> Integer.parseInt(row.name().split(" ", -1)[1]),
                        TreeMap::new,
                        Collectors.mapping(LedgerRow::value, Collectors.toList())));
        values.values().removeIf(each -> each.size() < ENOUGH);
        return new Curve(
                study,
                values.keySet().stream().map(Integer::doubleValue).toList(),
                values.values().stream().map(GuiltyPlots::percent).toList());
    }

    private static double percent(List<Double> log10) {
        Stream<Double> told = log10.stream().filter(value -> value < LOG10_LEVEL);
        return 100.0 * told.count() / log10.size();
    }

    private static String whole(double value) {
        return value > 100 && value % 1 == 0 ? "%,.0f".formatted(value) : "%.0f".formatted(value);
    }
}
