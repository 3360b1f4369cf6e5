package org.countermark.cli.secrecy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Every object that can be reached from one by fields, elements and entries; of the JDK's own classes only collections are entered. */
final class Reachable {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();
    private final Predicate<Object> enter;

    private Reachable(Predicate<Object> enter) {
        this.enter = enter;
    }

    /** All of them, the first one with them; those that are not entered are among them, but not what is behind. */
    static Set<Object> from(Object root, Predicate<Object> enter) {
        Reachable walk = new Reachable(enter);
        walk.see(root);
        while (!walk.open.isEmpty()) {
            walk.enter(walk.open.pop());
        }
        return walk.seen;
    }

    private void see(Object object) {
        if (object != null && seen.add(object)) {
            open.push(object);
        }
    }

    private void enter(Object object) {
        if (!enter.test(object)) {
            return;
        }
        if (object instanceof Collection<?> all) {
            all.forEach(this::see);
        } else if (object instanceof Map<?, ?> all) {
            all.forEach((key, value) -> {
                see(key);
                see(value);
            });
        } else if (object instanceof Optional<?> one) {
            one.ifPresent(this::see);
        } else if (object.getClass().isArray()) {
            for (int i = 0; !object.getClass().getComponentType().isPrimitive() && i < Array.getLength(object); i++) {
                see(Array.get(object, i));
            }
        } else if (!object.getClass().getName().startsWith("java.")) {
            fields(object);
        }
    }

    private void fields(Object object) {
        for (Class<?> type = object.getClass();
                type != null && !type.getName().startsWith("java.");
                type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    try {
                        field.setAccessible(true);
                        see(field.get(object));
                    } catch (ReflectiveOperationException problem) {
                        throw new LinkageError(field.toString(), problem);
                    }
                }
            }
        }
    }

    /** What a log, a debugger's dump or a message queue would write of an object: its words, and its serial form if it has one. */
    static Optional<String> shown(Object object, Secrets secrets) {
        Optional<String> words = secrets.in(String.valueOf(object));
        return words.isPresent() || !(object instanceof Serializable) ? words : secrets.in(serial(object));
    }

    /** The contents of a value; nothing of an object with fields, whose values are reached themselves. */
    static Optional<String> held(Object object, Secrets secrets) {
        if (object instanceof byte[] bytes) {
            return secrets.in(bytes);
        }
        return object instanceof Serializable && (object.getClass().isArray() || object instanceof Number)
                ? secrets.in(serial(object)).or(() -> secrets.in(String.valueOf(object)))
                : secrets.in(String.valueOf(object));
    }

    private static byte[] serial(Object object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (NotSerializableException partly) {
            return bytes.toByteArray();
        } catch (IOException problem) {
            throw new AssertionError(problem);
        }
        return bytes.toByteArray();
    }
}
