package org.countermark.cli.plan;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads shares as people write them: 0.001, 1e-3 or .1%. */
final class Fraction implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
        String text = value.strip();
        boolean percent = text.endsWith("%");
        try {
            double number = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
            return percent ? number / 100 : number;
        } catch (NumberFormatException problem) {
            throw new TypeConversionException("'" + value + "' is not a share like 0.001 or .1%");
        }
    }
}
