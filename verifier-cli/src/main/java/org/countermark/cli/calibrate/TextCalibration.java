package org.countermark.cli.calibrate;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.Locale;
import org.countermark.corpora.rates.Rate;

/** Prints a calibration for people. */
final class TextCalibration {
    private TextCalibration() {}

    static void print(Calibration calibration, PrintStream out) {
        Calibration.Body body = calibration.body();
        out.println(calibration.headline());
        out.println();
        out.printf(
                Locale.ROOT,
                "  %,d records, %,d distinct documents; used: %,d documents, %,d units (%s)%n",
                body.records(),
                body.documents(),
                body.used(),
                body.units(),
                calibration.statistic());
        out.printf(Locale.ROOT, "  seed %d%n%n", calibration.seed());
        out.printf(
                Locale.ROOT,
                "  %-18s %9s %9s %9s %10s  %-22s %s%n",
                "test",
                "trials",
                "level",
                "rejected",
                "rate",
                "limits",
                "");
        for (NullSample sample : calibration.samples()) {
            for (Rate rate : sample.rates()) {
                out.printf(
                        Locale.ROOT,
                        "  %-18s %,9d %9s %,9d %10.3g  %-22s %s%n",
                        sample.name(),
                        sample.trials(),
                        level(rate),
                        rate.detections(),
                        rate.observed(),
                        limits(rate),
                        NullSample.Verdict.of(rate).words());
            }
        }
        out.println();
        out.println(calibration.odds());
    }

    /** A level as people write it. */
    static String level(Rate rate) {
        return new BigDecimal("1e" + (int) rate.log10Level()).toPlainString();
    }

    static String limits(Rate rate) {
        return String.format(Locale.ROOT, "%.2g … %.2g", rate.lower(NullSample.ODDS), rate.upper(NullSample.ODDS));
    }
}
