package org.countermark.cli.registry;

import java.time.Instant;
import org.countermark.cli.input.Dates;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads instants as the dates of records are read: 2026-11-21, 2026-11-21T17:00:00Z, or Unix time. */
final class InstantOption implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String value) {
        return Dates.of(value)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + value + "' is not a date; write 2026-11-21 or 2026-11-21T17:00:00Z"));
    }
}
