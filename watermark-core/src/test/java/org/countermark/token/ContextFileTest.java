package org.countermark.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of contexts: what is in them, what they are made of, and what is refused. */
class ContextFileTest {
    private static final Path VECTORS = Path.of("../docs/spec/vectors/context-file");

    @TempDir
    private Path folder;

    private byte[] write(List<Response> answers, int width) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ContextFileBuilder builder = ContextFileBuilder.of(width, "test", folder, 1 << 16)) {
            for (Response answer : answers) {
                builder.add(answer);
            }
            String id = builder.write(out);
            byte[] bytes = out.toByteArray();
            assertEquals(Hex.encodeHexString(Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length)), id);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(
                    0, left.filter(file -> file.toString().endsWith(".run")).count());
        }
        return out.toByteArray();
    }

    private ContextFile open(byte[] bytes) throws IOException {
        Path file = Files.createTempFile(folder, "test", ".contexts");
        Files.write(file, bytes);
        return ContextFile.open(file);
    }

    /** 1.1 million contexts in a memory for 8,192: 130 runs and more, which takes two rounds of merging. */
    @Test
    void holdsExactlyWhatWasPutIn() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        int[] text = random.ints(1_100_000, 0, 600).toArray();
        Set<Long> contexts = new HashSet<>();
        for (int from = 0; from + 2 < text.length; from++) {
            contexts.add((long) text[from] << 32 | text[from + 1]);
        }
        ContextFile file = open(write(List.of(Response.of(new int[] {700, 701, 702}, text)), 2));
        assertEquals(contexts.size(), file.size());
        assertEquals(2, file.contextWidth());
        assertEquals("test", file.tokenizer());
        assertFalse(file.holds(new int[] {700, 701}, 0));
        for (int i = 0; i < 400_000; i++) {
            int[] pair = {random.nextInt(620), random.nextInt(620)};
            assertEquals(contexts.contains((long) pair[0] << 32 | pair[1]), file.holds(pair, 0));
        }
    }

    @Test
    void orderAndRepetitionChangeNothing() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        Response one = Response.of(random.ints(30_000, 0, 50).toArray());
        Response two = Response.of(random.ints(500, 0, 50).toArray());
        assertArrayEquals(write(List.of(one, two), 3), write(List.of(two, one, two), 3));
        assertEquals(0, open(write(List.of(), 3)).size());
        assertFalse(open(write(List.of(), 3)).holds(new int[] {1, 2, 3}, 0));
    }

    /** The same bytes as docs/spec/context-file.md gives. */
    @Test
    void agreesWithTheVector() throws Exception {
        byte[] expected = Hex.decodeHex(
                Files.readString(VECTORS.resolve("five-tokens.hex")).replaceAll("\\s", ""));
        byte[] bytes = write(List.of(Response.of(new int[] {9, 9, 9}, new int[] {1, 2, 3, 1, 2})), 2);
        assertEquals(Hex.encodeHexString(expected), Hex.encodeHexString(bytes));
        ContextFile file = open(expected);
        assertTrue(file.holds(new int[] {0, 3, 1}, 1));
        assertFalse(file.holds(new int[] {2, 1}, 0));
    }

    @Test
    void refusesWhatIsDamaged() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        byte[] bytes = write(List.of(Response.of(random.ints(12, 0, 50).toArray())), 3);
        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= (byte) (1 << random.nextInt(8));
            assertThrows(IOException.class, () -> open(damaged), "byte " + i);
            byte[] cut = Arrays.copyOf(bytes, i);
            assertThrows(IOException.class, () -> open(cut), "length " + i);
        }
        assertThrows(IOException.class, () -> open(Arrays.copyOf(bytes, bytes.length + 8)));
        assertThrows(IllegalArgumentException.class, () -> ContextFileBuilder.of(0, "test", folder, 1 << 16));
        assertThrows(IllegalArgumentException.class, () -> ContextFileBuilder.of(3, "", folder, 1 << 16));
        assertThrows(IllegalArgumentException.class, () -> ContextFileBuilder.of(3, "test", folder, 100));
    }

    @Test
    void selectsByContext() throws IOException {
        SplittableRandom random = new SplittableRandom(6);
        int[] logs = random.ints(300, 0, 20).toArray();
        int[] text = random.ints(5000, 0, 20).toArray();
        int[] prompt = Arrays.copyOfRange(text, 40, 60);
        ContextFile file = open(write(List.of(Response.of(logs)), 2));
        Set<List<Integer>> expected = new HashSet<>();
        for (int at = 2; at < text.length; at++) {
            boolean inLogs = contains(logs, 0, logs.length - 1, text[at - 2], text[at - 1]);
            if (inLogs && !contains(prompt, 0, prompt.length, text[at - 2], text[at - 1])) {
                expected.add(List.of(text[at - 2], text[at - 1], text[at]));
            }
        }
        Set<List<Integer>> handed = new HashSet<>();
        DistinctUnits units =
                DistinctUnits.of(Selection.of(2).contexts(file), UnitSet.forCorpus(), (contexts, tokens, levels, n) -> {
                    for (int i = 0; i < n; i++) {
                        handed.add(List.of(contexts[2 * i], contexts[2 * i + 1], tokens[i]));
                    }
                });
        units.add(Response.of(prompt, text));
        UnitCounts counts = units.drain();
        assertEquals(expected, handed);
        assertEquals(expected.size(), counts.units());
        assertEquals(
                counts.tokens(),
                counts.atStart() + counts.inPrompt() + counts.notModal() + counts.duplicates() + counts.units());
        assertThrows(IllegalArgumentException.class, () -> Selection.of(3).contexts(file));
        assertThrows(
                IllegalArgumentException.class,
                () -> Selection.of(2).contexts(file).modal(UnitSet.forCorpus()));
    }

    private static boolean contains(int[] tokens, int from, int to, int first, int second) {
        for (int i = from; i + 1 < to; i++) {
            if (tokens[i] == first && tokens[i + 1] == second) {
                return true;
            }
        }
        return false;
    }

    /** Nothing public takes a token beside a context, or hands out or takes in a fingerprint. */
    @Test
    void cannotBeAskedAboutTokens() {
        assertEquals(
                new TreeSet<>(List.of("contextWidth()", "holds(int[],int)", "id()")), signatures(ContextFilter.class));
        assertEquals(
                new TreeSet<>(
                        List.of("contextWidth()", "holds(int[],int)", "id()", "open(Path)", "size()", "tokenizer()")),
                signatures(ContextFile.class));
        assertEquals(
                new TreeSet<>(List.of("add(Response)", "close()", "of(int,String,Path,long)", "write(OutputStream)")),
                signatures(ContextFileBuilder.class));
    }

    private static Set<String> signatures(Class<?> type) {
        Set<String> signatures = new TreeSet<>();
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                List<String> parameters = Stream.of(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .toList();
                signatures.add(method.getName() + "(" + String.join(",", parameters) + ")");
            }
        }
        return signatures;
    }
}
