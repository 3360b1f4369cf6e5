package org.countermark.cli.student.collect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads rates as people write them: 5, 5/s, 90/min, 1000/h; the value is requests a second. */
final class Rate implements ITypeConverter<Double> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?)(?:/(s|min|h))?");

    @Override
    public Double convert(String value) {
        Matcher form = FORM.matcher(value.strip());
        if (form.matches() && Double.parseDouble(form.group(1)) > 0) {
            double seconds = form.group(2) == null || form.group(2).equals("s")
                    ? 1
                    : form.group(2).equals("h") ? 3600 : 60;
            return Double.parseDouble(form.group(1)) / seconds;
        }
        throw new TypeConversionException("'" + value + "' is not a rate like 5, 5/s, 90/min or 1000/h");
    }
}
