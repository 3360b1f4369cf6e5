package org.countermark.cli.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The fields of an engine's configuration, each taken once: one that nobody takes is refused, since it could change the mark.
 *
 * <p>Every fault is an {@link IllegalArgumentException} that names the field. Values never appear in messages, because one
 * of them is the key.
 */
final class ConfigFields {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    private final ObjectNode fields;

    private ConfigFields(ObjectNode fields) {
        this.fields = fields;
    }

    static ConfigFields parse(byte[] json) {
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode object) {
                return new ConfigFields(object);
            }
        } catch (JsonProcessingException problem) {
            // Neither the message nor the cause: both may quote the key.
            throw new IllegalArgumentException("not valid JSON, or a field is given twice, at line "
                    + problem.getLocation().getLineNr() + ", column "
                    + problem.getLocation().getColumnNr());
        } catch (java.io.IOException problem) {
            throw new IllegalArgumentException("not readable as JSON", problem);
        }
        throw new IllegalArgumentException("a JSON object was expected");
    }

    /** The object in a field, or this one where there is no such field: configurations often stand inside larger ones. */
    ConfigFields within(String name) {
        return fields.get(name) instanceof ObjectNode inner ? new ConfigFields(inner) : this;
    }

    boolean has(String name) {
        return fields.hasNonNull(name);
    }

    String text(String name, String otherwise) {
        JsonNode value = take(name).orElse(null);
        if (value == null) {
            return otherwise;
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException("field \"" + name + "\" must be a string");
        }
        return value.textValue();
    }

    int integer(String name, int otherwise) {
        JsonNode value = take(name).orElse(null);
        if (value == null) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new IllegalArgumentException("field \"" + name + "\" must be an integer");
        }
        return value.intValue();
    }

    BigDecimal decimal(String name, String otherwise) {
        JsonNode value = take(name).orElse(null);
        if (value == null) {
            return new BigDecimal(otherwise);
        }
        if (!value.isNumber()) {
            throw new IllegalArgumentException("field \"" + name + "\" must be a number");
        }
        return value.decimalValue();
    }

    /** The 64 bits of a key, whether they were written with a sign or without. */
    long key(String name) {
        return bits(name, take(name).orElseThrow(() -> missing(name)));
    }

    long[] keys(String name) {
        JsonNode list = take(name).orElseThrow(() -> missing(name));
        if (!list.isArray() || list.isEmpty() || list.size() > 32) {
            throw new IllegalArgumentException("field \"" + name + "\" must be a list of 1 to 32 integers");
        }
        long[] keys = new long[list.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = bits(name, list.get(i));
        }
        return keys;
    }

    /** Takes a field that must have one value where it is given. */
    void only(String name, int value, String reason) {
        if (integer(name, value) != value) {
            throw new IllegalArgumentException("field \"" + name + "\" must be " + value + ": " + reason);
        }
    }

    /** Takes fields that do not change what is read. */
    void ignore(String... names) {
        for (String name : names) {
            fields.remove(name);
        }
    }

    void end() {
        if (!fields.isEmpty()) {
            throw new IllegalArgumentException(
                    "field \"" + fields.fieldNames().next() + "\" is not known, and could change the mark");
        }
    }

    private Optional<JsonNode> take(String name) {
        return Optional.ofNullable(fields.remove(name)).filter(value -> !value.isNull());
    }

    private static long bits(String name, JsonNode value) {
        if (!value.isIntegralNumber()
                || value.bigIntegerValue().compareTo(LEAST) < 0
                || value.bigIntegerValue().compareTo(MOST) > 0) {
            throw new IllegalArgumentException("field \"" + name + "\" must be an integer of 64 bits");
        }
        return value.bigIntegerValue().longValue();
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("field \"" + name + "\" is missing");
    }
}
