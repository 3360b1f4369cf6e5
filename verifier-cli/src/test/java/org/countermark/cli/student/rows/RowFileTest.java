package org.countermark.cli.student.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.binary.Hex;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;

/** Row files against docs/spec/row-file.md: the vectors, both forms of the same rows, and files that are none. */
final class RowFileTest {
    private static final Path VECTORS = Path.of("../docs/spec/vectors/row-file");
    private static final String HEAD = "{\"format\":\"countermark-rows/1\",\"tokenizer\":\"t\",\"texts\":\""
            + "0".repeat(64) + "\",\"model\":\"m\"}\n";

    private static byte[] lines() throws IOException {
        return Files.readAllBytes(VECTORS.resolve("five-rows.jsonl"));
    }

    private static byte[] binary() throws IOException, DecoderException {
        return Hex.decodeHex(Files.readString(VECTORS.resolve("five-rows.hex")).replace("\n", ""));
    }

    @Example
    void vectorsAreReadAndWritten() throws IOException, DecoderException, InputException {
        Rows.File text = Rows.read(lines());
        Rows.File bits = Rows.read(binary());
        assertEquals(text, bits);
        assertEquals(5, text.rows().size());
        TokenRow third = text.rows().get(2).row();
        assertArrayEquals(new int[] {9, 8}, third.prompt);
        assertArrayEquals(new int[] {3, 7, 70000}, third.context);
        assertArrayEquals(new int[] {70000, 0, 1}, third.ids.orElseThrow());
        assertArrayEquals(new float[] {0.625f, 0.25f, 0.0625f}, third.probabilities);
        assertTrue(text.rows().get(1).row().ids.isEmpty());
        assertArrayEquals(lines(), Rows.write(text, false));
        assertArrayEquals(binary(), Rows.write(text, true));
    }

    @Property(tries = 300)
    void bothFormsHoldTheSame(@ForAll("files") Rows.File file) throws IOException, InputException {
        assertEquals(file, Rows.read(Rows.write(file, true)));
        assertEquals(file, Rows.read(Rows.write(file, false)));
    }

    @Provide
    Arbitrary<Rows.File> files() {
        Arbitrary<int[]> tokens =
                Arbitraries.integers().between(0, 200_000).array(int[].class).ofMaxSize(6);
        Arbitrary<float[]> values =
                Arbitraries.floats().between(0, 1).array(float[].class).ofMaxSize(6);
        Arbitrary<Rows.Same> rows = Combinators.combine(tokens, tokens, values, Arbitraries.of(true, false))
                .as((prompt, context, probabilities, listed) -> new Rows.Same(new TokenRow(
                        prompt,
                        context,
                        listed ? Optional.of(new int[probabilities.length]) : Optional.empty(),
                        probabilities)));
        return rows.list()
                .ofMaxSize(6)
                .map(list -> new Rows.File(new RowHead("t", "0".repeat(64), "a \"model\""), list));
    }

    /** A chained CRC-32C finds every change of a single bit, wherever it is. */
    @Example
    void everyChangedBitIsFound() throws IOException, DecoderException {
        byte[] good = binary();
        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            InputException problem = assertThrows(InputException.class, () -> Rows.read(bad));
            assertTrue(problem.getMessage().startsWith("rows.bin"), problem.getMessage());
        }
    }

    @Example
    void everyCutIsFound() throws IOException, DecoderException {
        byte[] good = binary();
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThrows(InputException.class, () -> Rows.read(cut));
        }
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        assertTrue(assertThrows(InputException.class, () -> Rows.read(longer))
                .getMessage()
                .contains("more behind the file's end"));
    }

    /** Whatever stands in a file, it is read or refused in the user's words. */
    @Property(tries = 2000)
    void anyLinesAreReadOrRefused(
            @ForAll @IntRange(max = 600) int at, @ForAll byte value, @ForAll @IntRange(max = 2) int kind)
            throws IOException {
        byte[] good = lines();
        int place = at % good.length;
        byte[] changed = kind == 0 ? good.clone() : Arrays.copyOf(good, kind == 1 ? place : good.length + 1);
        if (kind != 1) {
            changed[kind == 0 ? place : good.length] = value;
        }
        try {
            Rows.File file = Rows.read(changed);
            file.rows().forEach(RowFileTest::open);
        } catch (InputException refused) {
            assertTrue(refused.getMessage().startsWith("rows.bin"), refused.getMessage());
        }
    }

    /** Checksums are no secret: whatever stands in a piece that has its checksum, it is read or refused, too. */
    @Property(tries = 1000)
    void anyPieceIsReadOrRefused(@ForAll @Size(max = 40) byte[] content, @ForAll @IntRange(max = 3) int kind)
            throws IOException, DecoderException {
        int behindHead = 12 + 4 + lines(0) + 4;
        byte[] head = Arrays.copyOf(binary(), behindHead);
        byte[] piece = Arrays.copyOf(content, content.length / 4 * 4 + 4);
        // Mostly a kind and a length that could be.
        piece[0] = (byte) kind;
        Arrays.fill(piece, 1, 4, (byte) 0);
        if (piece.length >= 8) {
            Arrays.fill(piece, 5, 8, (byte) 0);
        }
        byte[] length = RowFormat.little(piece.length);
        int before = RowFormat.over(head).getInt(behindHead - 4);
        int checksum = RowFormat.chained(before, length, piece);
        byte[] count = new byte[8];
        count[0] = (byte) (kind == RowFormat.PROMPT ? 0 : 1);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (byte[] part : List.of(head, length, piece, RowFormat.little(checksum), new byte[4], count)) {
            file.writeBytes(part);
        }
        file.writeBytes(RowFormat.little(RowFormat.chained(checksum, new byte[4], count)));
        try {
            Rows.read(file.toByteArray()).rows().forEach(RowFileTest::open);
        } catch (InputException refused) {
            assertTrue(refused.getMessage().contains("not in the form of this version"), refused.getMessage());
        }
    }

    private static void open(Rows.Same row) {
        try {
            row.row().open();
        } catch (IllegalArgumentException outOfRange) {
            // The reader of whole files says so with the row's place.
        }
    }

    /** A row of 64 MiB that is claimed and not there costs less than 1 MiB; a larger one is refused at its length. */
    @Example
    void lengthsAreNotBelieved() throws IOException, DecoderException {
        int behindHead = 12 + 4 + lines(0) + 4;
        byte[] claim = Arrays.copyOf(binary(), behindHead + 4);
        RowFormat.over(claim).putInt(behindHead, RowFormat.LARGEST);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        InputException cut = assertThrows(InputException.class, () -> Rows.read(claim));
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(cut.getMessage().contains("cut short"), cut.getMessage());
        assertTrue(allocated < 1 << 20, () -> allocated + " bytes");
        RowFormat.over(claim).putInt(behindHead, RowFormat.LARGEST + 1);
        assertTrue(assertThrows(InputException.class, () -> Rows.read(claim))
                .getMessage()
                .contains("the length of a row is wrong"));
    }

    /** Bytes of a line of the vector without its end. */
    private static int lines(int line) throws IOException {
        return new String(lines(), StandardCharsets.US_ASCII).split("\n", -1)[line].length();
    }

    @Example
    void wrongLinesAreNamed() {
        refused("", "rows.bin: the file is empty");
        refused("{\"format\":\"x\"}\n", "the head must have the fields format, tokenizer, texts and model");
        refused(HEAD.replace("rows/1", "rows/2"), "format must be \"countermark-rows/1\"");
        refused(HEAD.replace("0000", "00"), "texts must be 64 lower-case hexadecimal digits");
        refused(HEAD + "[]\n", "line 2, byte " + HEAD.length() + ": each line must be a JSON object");
        refused(HEAD + "\n\n{\"context\":[1]}\n", "line 4");
        refused(HEAD + "{\"context\":[1],\"ids\":[1]}\n", "must have context and probabilities or logprobs");
        refused(HEAD + "{\"context\":[1],\"id\":[1],\"logprobs\":[0]}\n", "has another field");
        refused(HEAD + "{\"context\":[1.5],\"logprobs\":[0]}\n", "context must hold token ids alone");
        refused(HEAD + "{\"context\":[99999999999],\"logprobs\":[0]}\n", "context must hold token ids alone");
        refused(HEAD + "{\"context\":[1],\"logprobs\":[\"0\"]}\n", "logprobs must hold numbers alone");
        refused(HEAD + "{\"context\":[1],\"logprobs\":[0],\"probabilities\":[1]}\n", "and not both");
        refused(HEAD + "{\"prompt\":[1],\"context\":[1],\"logprobs\":[0]}\n", "a prompt a line of its own");
        refused(HEAD + "{\"context\":[1],\"logprobs\":[0]} 1\n", "must stand alone");
        refused(HEAD + "{\"context\":[1],\"context\":[1],\"logprobs\":[0]}\n", "broken JSON");
        refused(HEAD + "{\"context\":[1],\"logprobs\":[0\n", "broken JSON");
    }

    private static void refused(String text, String expected) {
        InputException problem = assertThrows(
                InputException.class, () -> Rows.read(text.getBytes(StandardCharsets.UTF_8)), () -> expected);
        assertTrue(problem.getMessage().contains(expected), problem.getMessage());
        assertTrue(problem.getMessage().contains("docs/spec/row-file.md"), problem.getMessage());
    }

    /** Logarithms are natural, may be a rounding above 0, and become binary32. */
    @Example
    void logarithmsAreProbabilities() throws InputException {
        String line = "{\"context\":[1],\"ids\":[5,6,7],\"logprobs\":[-0.6931471805599453,1e-7,-9999]}\n";
        Rows.File file = Rows.read((HEAD + line).getBytes(StandardCharsets.UTF_8));
        assertArrayEquals(new float[] {0.5f, 1, 0}, file.rows().get(0).row().probabilities);
    }

    /** What a row may not hold is said with its place; gzip and a byte order mark make no difference. */
    @Example
    void wholeFilesNameTheRow() throws IOException, InputException {
        Path folder = Files.createTempDirectory("rows");
        Path file = folder.resolve("r.jsonl.gz");
        String twice = HEAD + "{\"context\":[1],\"ids\":[5,5],\"probabilities\":[0.5,0.25]}\n";
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(("\ufeff" + twice).getBytes(StandardCharsets.UTF_8));
        }
        String texts = "0".repeat(64);
        Terminal terminal = Rows.terminal(new ByteArrayInputStream(new byte[0]));
        try (RowFile rows = RowFile.open(terminal, file.toString(), "t", texts)) {
            InputException problem = assertThrows(InputException.class, rows::next);
            assertTrue(
                    problem.getMessage().contains("line 2")
                            && problem.getMessage().contains("once each"),
                    problem.getMessage());
            assertThrows(InputException.class, () -> RowFile.open(terminal, file.toString(), "u", texts));
            assertThrows(InputException.class, () -> RowFile.open(terminal, file.toString(), "t", "1".repeat(64)));
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }
}
