package org.countermark.cli.student.collect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.cli.input.InputException;
import org.countermark.cli.student.collect.Response.Header;
import org.countermark.cli.student.collect.Response.Outcome;

/** However a log is cut or damaged, it is read without a crash, and nothing is read that was not written. */
final class LogPropertyTest {
    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    /** What was written as one record. */
    private static final class Written {
        private final Response about;
        private final byte[] request;
        private final byte[] response;

        Written(Response about, byte[] request, byte[] response) {
            this.about = about;
            this.request = request;
            this.response = response;
        }

        Response about() {
            return about;
        }

        byte[] request() {
            return request;
        }

        byte[] response() {
            return response;
        }
    }

    private static List<Written> some(Random random, int count) {
        List<Written> written = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] request = bytes(random, 40);
            byte[] response = bytes(random, random.nextInt(10) == 0 ? 70_000 : 200);
            Outcome outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
            Instant start = Instant.ofEpochSecond(1_760_000_000L + random.nextInt(1000), random.nextInt(1_000_000_000));
            List<Header> headers = List.of(new Header("date", "x"), new Header("x-\"quoted\"", "\u00e9\n"));
            written.add(new Written(
                    new Response(
                            i,
                            random.nextInt(3),
                            DigestUtils.sha256Hex(request),
                            outcome,
                            200,
                            headers,
                            start,
                            start.plusMillis(7),
                            random.nextBoolean()),
                    request,
                    response));
        }
        return written;
    }

    private static byte[] bytes(Random random, int most) {
        byte[] bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] file(List<Written> all) throws IOException {
        Path file = Files.createTempFile("collect", ".log");
        Files.delete(file);
        try (AnswerLog log = AnswerLog.open(file, "log", settings(), (a, b, c) -> {})) {
            for (Written one : all) {
                log.append(one.about(), one.request(), one.response());
            }
        } catch (InputException problem) {
            throw new AssertionError(problem);
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode settings() {
        return LogJson.object().put("record", Settings.RECORD).put("format", Settings.FORMAT);
    }

    /** Reads a log; returns how many records came, which must be the first that were written, and whether all went well. */
    private static int readsOnlyWhatWasWritten(byte[] bytes, List<Written> written) throws IOException {
        Path file = Files.write(Files.createTempFile("collect", ".log"), bytes);
        List<Response> read = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            LogScan scan = LogScan.of(channel, "log", (about, entry, offset) -> {
                Written expected = written.get(read.size());
                assertEquals(expected.about(), about);
                assertArrayEquals(expected.request(), entry.request());
                assertArrayEquals(expected.response(), entry.response());
                read.add(about);
            });
            assertTrue(scan.end() <= bytes.length, "ends in the file");
        } catch (InputException damaged) {
            assertTrue(damaged.getMessage().startsWith("log"), damaged.getMessage());
        } finally {
            Files.delete(file);
        }
        return read.size();
    }

    @Property(tries = 150)
    void truncatedAnywhere(@ForAll long seed, @ForAll @IntRange(max = 9) int count) throws IOException {
        Random random = new Random(seed);
        List<Written> written = some(random, count);
        byte[] whole = file(written);
        assertEquals(count, readsOnlyWhatWasWritten(whole, written));
        int length = random.nextInt(whole.length + 1);
        readsOnlyWhatWasWritten(Arrays.copyOf(whole, length), written);
        // What a file system leaves where a block was not written.
        byte[] zeros = Arrays.copyOf(Arrays.copyOf(whole, length), whole.length);
        readsOnlyWhatWasWritten(zeros, written);
    }

    @Property(tries = 300)
    void flippedBits(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int flips) throws IOException {
        Random random = new Random(seed);
        List<Written> written = some(random, 1 + random.nextInt(6));
        byte[] bytes = file(written);
        for (int i = 0; i < flips; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        readsOnlyWhatWasWritten(bytes, written);
    }

    @Property(tries = 150)
    void anyBytesBehindAStart(@ForAll long seed, @ForAll @IntRange(max = 300) int length) throws IOException {
        byte[] bytes = Arrays.copyOf(LogFormat.start(), LogFormat.START + length);
        byte[] noise = new byte[length];
        new Random(seed).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, LogFormat.START, length);
        assertEquals(0, readsOnlyWhatWasWritten(bytes, List.of()));
    }

    /** Records that were put in another order, or taken out, are not where they were written. */
    @Property(tries = 50)
    void recordsTakenOut(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        List<Written> written = some(random, 5);
        byte[] whole = file(written);
        byte[] shorter = file(written.subList(0, 4));
        byte[] shortest = file(written.subList(0, 3));
        byte[] without = Arrays.copyOf(shortest, shortest.length + whole.length - shorter.length);
        System.arraycopy(whole, shorter.length, without, shortest.length, whole.length - shorter.length);
        assertEquals(3, readsOnlyWhatWasWritten(without, written), "the fifth is not chained to the third");
    }

    /** Wherever a writer dies within a record, the next one cuts it off and goes on. */
    @Property(tries = 60)
    void tornRecordsAreCutOffAndWritingGoesOn(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        List<Written> written = some(random, 4);
        byte[] three = file(written.subList(0, 3));
        byte[] four = file(written);
        int length = three.length + random.nextInt(four.length - three.length);
        Path file = Files.write(Files.createTempFile("collect", ".log"), Arrays.copyOf(four, length));
        try (AnswerLog log = AnswerLog.open(file, "log", settings(), (a, b, c) -> {})) {
            assertEquals(length - three.length, log.cut());
            Written last = written.get(3);
            log.append(last.about(), last.request(), last.response());
        }
        assertArrayEquals(four, Files.readAllBytes(file));
        Files.delete(file);
    }

    /** A start that was torn is begun again; anything else that is no log stays as it is. */
    @Property(tries = 40)
    void tornStartsAreBegunAgain(@ForAll @IntRange(max = 60) int length) throws Exception {
        byte[] empty = file(List.of());
        Path file = Files.write(
                Files.createTempFile("collect", ".log"), Arrays.copyOf(empty, Math.min(length, empty.length - 1)));
        try (AnswerLog log = AnswerLog.open(file, "log", settings(), (a, b, c) -> {})) {
            assertTrue(log.fresh());
        }
        assertArrayEquals(empty, Files.readAllBytes(file));
        Files.write(file, "a letter".getBytes(StandardCharsets.UTF_8));
        org.junit.jupiter.api.Assertions.assertThrows(
                InputException.class, () -> AnswerLog.open(file, "log", settings(), (a, b, c) -> {}));
        assertEquals("a letter", Files.readString(file));
        Files.delete(file);
    }
}
