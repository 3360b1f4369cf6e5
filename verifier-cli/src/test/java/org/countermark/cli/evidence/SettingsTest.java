package org.countermark.cli.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a machine is set to changes no byte of what is recorded: locale, time zone, character set, threads, processors and their
 * instructions, heap and folder; nor does another Java, where {@code COUNTERMARK_OTHER_JAVA} names one.
 */
final class SettingsTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** What a record without proofs, looked at without its key, cannot have. */
    private static final String MISSING =
            "content-digest,seal,time-stamp,log-proof,key-commitments,commitment-time,recomputation,report";

    @TempDir
    Path folder;

    /** A machine: its Java, what that is told, and how many threads the commands are. */
    private record Machine(String java, List<String> options, String threads) {}

    private static Map<String, Machine> machines() {
        Map<String, Machine> machines = new LinkedHashMap<>();
        machines.put("plain", new Machine(JAVA, List.of("-XX:TieredStopAtLevel=1"), "1"));
        machines.put(
                "turkish",
                new Machine(
                        JAVA,
                        List.of(
                                "-Duser.language=tr",
                                "-Duser.country=TR",
                                "-Duser.timezone=America/St_Johns",
                                "-Dfile.encoding=ISO-8859-9",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:ActiveProcessorCount=1"),
                        "2"));
        machines.put(
                "arabic",
                new Machine(
                        JAVA,
                        List.of(
                                "-Duser.language=ar",
                                "-Duser.country=EG",
                                "-Duser.timezone=Pacific/Kiritimati",
                                "-Dfile.encoding=US-ASCII",
                                "-XX:UseAVX=0",
                                "-XX:-UseFMA",
                                "-Xmx300m"),
                        "8"));
        machines.put(
                "german",
                new Machine(
                        JAVA,
                        List.of(
                                "-Duser.language=de",
                                "-Duser.country=DE",
                                "-Duser.timezone=Europe/Berlin",
                                "-Dfile.encoding=UTF-16",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:ActiveProcessorCount=16"),
                        "5"));
        Optional.ofNullable(System.getenv("COUNTERMARK_OTHER_JAVA"))
                .ifPresent(other -> machines.put("other Java", new Machine(other, List.of(), "2")));
        return machines;
    }

    @Test
    void everyMachineWritesTheSameBytes() throws IOException, InterruptedException {
        Path plain = Files.createDirectory(folder.resolve("plain"));
        Scene scene = new Scene(plain);
        scene.cli.ok("seal-key", "create", "--label", "lab", "--out", "seal.key");
        Map<String, byte[]> expected = new LinkedHashMap<>();
        Set<String> machines = new LinkedHashSet<>();
        for (Map.Entry<String, Machine> each : machines().entrySet()) {
            Path here = folder.resolve(each.getKey());
            if (!here.equals(plain)) {
                copy(plain, here);
            }
            run(here, each.getValue(), scene.examinations());
            for (String file : written(here)) {
                byte[] bytes = Files.readAllBytes(here.resolve(file));
                byte[] before = expected.putIfAbsent(file, bytes);
                if (before != null) {
                    assertArrayEquals(before, bytes, file + " on the machine " + each.getKey());
                }
            }
            assertTrue(machines.add(Files.readString(here.resolve("machine"))), "it is like one before: " + machines);
            assertEquals(expected.keySet(), new LinkedHashSet<>(written(here)));
        }
        assertTrue(new String(expected.get("1.json"), StandardCharsets.UTF_8).contains("\"verdict\":\"named\""));
    }

    private static void run(Path here, Machine machine, List<List<String>> examinations)
            throws IOException, InterruptedException {
        List<List<String>> commands = new ArrayList<>();
        for (int i = 0; i < examinations.size(); i++) {
            List<String> recorded = new ArrayList<>(examinations.get(i));
            recorded.addAll(List.of("--threads", machine.threads(), "--bundle", i + ".json"));
            commands.add(recorded);
        }
        // The words above say in another form what the bundles hold; the last command looks at what became of them.
        List<String> join = new ArrayList<>(List.of("bundle", "join", "0.json", "1.json", "2.json"));
        join.addAll(List.of("--origins", "origins.csv", "--custody", "custody.csv", "--out", "4.json"));
        commands.add(join);
        commands.add(List.of("bundle", "seal", "4.json", "--seal-key", "seal.key", "--out", "5.json"));
        commands.add(List.of("bundle", "redact", "5.json", "--out", "6.json"));
        commands.add(List.of("report", "5.json", "--out", "report.html"));
        List<String> verify = new ArrayList<>(List.of("verify", "4.json", "texts.jsonl", "prose.txt", "answers.jsonl"));
        verify.addAll(List.of("registry.ndjson", "--no-recompute", "--allow-missing", MISSING));
        commands.add(verify);
        int code = CommandScript.run(here, machine.java(), machine.options(), commands);
        assertEquals(0, code, () -> read(here.resolve("err")) + read(here.resolve("out")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException problem) {
            return problem.toString();
        }
    }

    private static List<String> written(Path here) throws IOException {
        try (Stream<Path> files = Files.list(here)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("out|report\\.html|[0-9]\\.json"))
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(each ->
                            !each.getFileName().toString().matches("out|err|machine|report\\.html|[0-9]\\.json"))
                    .toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
