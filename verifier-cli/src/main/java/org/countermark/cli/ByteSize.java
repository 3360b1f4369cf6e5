package org.countermark.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads sizes as people write them: 4096, 64K, 32M, 1G. */
public final class ByteSize implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
        String text = value.strip().toUpperCase(Locale.ROOT);
        int shift = text.endsWith("K") ? 10 : text.endsWith("M") ? 20 : text.endsWith("G") ? 30 : 0;
        String digits = shift == 0 ? text : text.substring(0, text.length() - 1);
        try {
            return Math.toIntExact(Math.multiplyExact(Long.parseLong(digits), 1L << shift));
        } catch (ArithmeticException | NumberFormatException problem) {
            throw new TypeConversionException("'" + value + "' is not a size like 4096, 64K, 32M or 1G");
        }
    }
}
