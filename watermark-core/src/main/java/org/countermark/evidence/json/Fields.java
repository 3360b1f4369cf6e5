package org.countermark.evidence.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Takes the fields of an object one by one, and names the place where one is missing, mistyped or unknown.
 *
 * <p>Every error is an {@link IllegalArgumentException} that begins with the path of the object. Thread-confined.
 */
public final class Fields {
    private final String path;
    private final Json.Members object;
    private final Set<String> taken = new HashSet<>();

    private Fields(String path, Json.Members object) {
        this.path = path;
        this.object = object;
    }

    /**
     * Reads an object whole: all its fields must be taken.
     *
     * @param <T> what it is read as
     * @param path where it stands, for messages
     * @param value a value that should be an object
     * @param reader takes its fields
     * @return what the reader made of it
     * @throws IllegalArgumentException if it is no object, or a field is missing, mistyped, out of range or unknown
     */
    public static <T> T read(String path, Json value, Function<Fields, T> reader) {
        if (!(value instanceof Json.Members object)) {
            throw new IllegalArgumentException(path + ": must be an object");
        }
        Fields fields = new Fields(path, object);
        T read;
        try {
            read = reader.apply(fields);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith(path) ? e : new IllegalArgumentException(path + ": " + message, e);
        }
        Set<String> unknown = new TreeSet<>(object.values().keySet());
        unknown.removeAll(fields.taken);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    path + ": unknown field \"" + unknown.iterator().next() + "\"");
        }
        return read;
    }

    /**
     * Takes a string.
     *
     * @param name the field
     * @return its value
     */
    public String text(String name) {
        if (take(name) instanceof Json.Text text) {
            return text.value();
        }
        throw wrong(name, "a string");
    }

    /**
     * Takes a string that may be absent.
     *
     * @param name the field
     * @return its value, or empty
     */
    public Optional<String> optionalText(String name) {
        return object.values().containsKey(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /**
     * Takes an integer.
     *
     * @param name the field
     * @return its value
     */
    public long integer(String name) {
        if (take(name) instanceof Json.Whole whole) {
            return whole.value();
        }
        throw wrong(name, "an integer");
    }

    /**
     * Takes an object as it is.
     *
     * @param name the field
     * @return its value
     */
    public Json.Members members(String name) {
        if (take(name) instanceof Json.Members members) {
            return members;
        }
        throw wrong(name, "an object");
    }

    /**
     * Takes an object and reads it whole.
     *
     * @param <T> what it is read as
     * @param name the field
     * @param reader takes its fields
     * @return what the reader made of it
     */
    public <T> T object(String name, Function<Fields, T> reader) {
        return read(path + "/" + name, take(name), reader);
    }

    /**
     * Takes an object that may be absent, and reads it whole.
     *
     * @param <T> what it is read as
     * @param name the field
     * @param reader takes its fields
     * @return what the reader made of it, or empty
     */
    public <T> Optional<T> optionalObject(String name, Function<Fields, T> reader) {
        return object.values().containsKey(name) ? Optional.of(object(name, reader)) : Optional.empty();
    }

    /**
     * Takes an array of strings.
     *
     * @param name the field
     * @return its elements
     */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Json item : items(name)) {
            if (!(item instanceof Json.Text text)) {
                throw wrong(name, "an array of strings");
            }
            texts.add(text.value());
        }
        return texts;
    }

    /**
     * Takes an array of objects and reads each whole.
     *
     * @param <T> what an element is read as
     * @param name the field
     * @param reader takes an element's fields
     * @return what the reader made of each
     */
    public <T> List<T> objects(String name, Function<Fields, T> reader) {
        List<T> read = new ArrayList<>();
        for (Json item : items(name)) {
            read.add(read(path + "/" + name + "/" + read.size(), item, reader));
        }
        return read;
    }

    private List<Json> items(String name) {
        if (take(name) instanceof Json.Items items) {
            return items.values();
        }
        throw wrong(name, "an array");
    }

    private Json take(String name) {
        Json value = object.values().get(name);
        if (value == null) {
            throw new IllegalArgumentException(path + ": field \"" + name + "\" is missing");
        }
        taken.add(name);
        return value;
    }

    private IllegalArgumentException wrong(String name, String expected) {
        return new IllegalArgumentException(path + ": field \"" + name + "\" must be " + expected);
    }
}
