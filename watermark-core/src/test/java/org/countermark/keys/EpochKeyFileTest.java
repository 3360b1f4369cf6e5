package org.countermark.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exported epoch key: one exact text, and a clear refusal of every other. */
class EpochKeyFileTest {
    /** The example of docs/spec/keys.md. */
    private static final String EXAMPLE = "{\"type\":\"countermark/epoch-key/1\",\"label\":\"2026-11\","
            + "\"key\":\"hb5PCBUTqJbo1uPGONGrsBLvJLQZDi3E5E/CnLxb8MI=\",\"check\":\"%s\"}\n";

    @TempDir
    private Path folder;

    private static EpochKey key() {
        return KeysTest.root().epoch("2026-11");
    }

    @Test
    void writtenAndReadBack() throws IOException {
        Path file = folder.resolve("epoch.json");
        EpochKeyFile.write(file, key());
        EpochKey read = EpochKeyFile.read(file);
        assertEquals("2026-11", read.label());
        assertTrue(read.matches(key()));
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        assertThrows(FileAlreadyExistsException.class, () -> EpochKeyFile.write(file, key()));
    }

    @Test
    void theFormatIsTheOneOfThePage() throws IOException {
        Path file = folder.resolve("epoch.json");
        EpochKeyFile.write(file, key());
        assertEquals(String.format(EXAMPLE, KeysTest.EPOCH_CHECK), Files.readString(file));
    }

    @Test
    void everyDefectIsNamedAndNoKeyIsQuoted() throws IOException {
        String good = String.format(EXAMPLE, KeysTest.EPOCH_CHECK);
        Map<String, String> defects = Map.ofEntries(
                Map.entry(good.replace("2026-11", "2026-12"), "\"check\""),
                Map.entry(good.replace("hb5P", "hb5Q"), "\"check\""),
                Map.entry(good.replace(KeysTest.EPOCH_CHECK, "00"), "\"check\""),
                Map.entry(good.replace("hb5P", "hb5*"), "\"key\" must be base64"),
                Map.entry(good.replace("hb5P", ""), "32 bytes"),
                Map.entry(good.replace("epoch-key/1", "epoch-key/2"), "\"type\""),
                Map.entry(good.replace("\"label\"", "\"name\""), "\"label\" is missing"),
                Map.entry(good.replace("\"2026-11\"", "7"), "\"label\" must be a string"),
                Map.entry(good.replace("}", ",\"root\":\"x\"}"), "unknown field \"root\""),
                Map.entry(good.replace("}", ",\"key\":\"x\"}"), "given twice"),
                Map.entry(good.substring(0, 70), "not valid JSON"),
                Map.entry(good.replace("\"key\":", "\"key\":["), "string or an integer"),
                Map.entry(good + "{}", "after the closing brace"),
                Map.entry("", "object was expected"));
        for (Map.Entry<String, String> defect : defects.entrySet()) {
            Path file = Files.writeString(folder.resolve("bad.json"), defect.getKey());
            KeyFileException e = assertThrows(KeyFileException.class, () -> EpochKeyFile.read(file), defect.getKey());
            assertTrue(e.getMessage().contains(defect.getValue()), e.getMessage() + " for " + defect.getKey());
            assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
            Secrets.assertAbsent(e, key().exportSecretBytes());
        }
    }
}
