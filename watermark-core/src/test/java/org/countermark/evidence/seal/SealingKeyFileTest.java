package org.countermark.evidence.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.countermark.keys.KeyFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of a sealing key: one exact text, and a clear refusal of every other. */
class SealingKeyFileTest {
    private static final SealVector VECTOR = SealVector.PUBLISHED;
    private static final String KEY = Base64.getEncoder().encodeToString(VECTOR.secret());
    private static final String TEXT = "{\"type\":\"countermark/sealing-key/1\",\"label\":\"lab\",\"key\":\"" + KEY
            + "\",\"check\":\"" + VECTOR.check() + "\"}\n";

    @TempDir
    private Path folder;

    @Test
    void writtenAsOnThePageAndReadBack() throws IOException {
        Path file = folder.resolve("seal.json");
        SealingKeyFile.write(file, VECTOR.key());
        assertEquals(TEXT, Files.readString(file));
        SealingKey read = SealingKeyFile.read(file);
        assertEquals("lab", read.label());
        assertArrayEquals(VECTOR.secret(), read.exportSecretBytes());
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        assertThrows(FileAlreadyExistsException.class, () -> SealingKeyFile.write(file, VECTOR.key()));
    }

    @Test
    void everyDefectIsNamedAndNoKeyIsQuoted() throws IOException {
        Map<String, String> defects = Map.ofEntries(
                Map.entry(TEXT.replace("\"lab\"", "\"lob\""), "\"check\""),
                Map.entry(TEXT.replace("\"lab\"", "\"two words\""), "\"check\""),
                Map.entry(TEXT.replace("AAEC", "AAED"), "\"check\""),
                Map.entry(TEXT.replace(VECTOR.check(), "00"), "\"check\""),
                Map.entry(TEXT.replace("AAEC", "AAE*"), "\"key\" must be base64"),
                Map.entry(TEXT.replace("AAEC", ""), "64 bytes"),
                Map.entry(TEXT.replace("Pw==", "Px=="), "canonical"),
                Map.entry(TEXT.replace("sealing-key/1", "epoch-key/1"), "\"type\""),
                Map.entry(TEXT.replace("\"label\"", "\"name\""), "\"label\" is missing"),
                Map.entry(TEXT.replace("}", ",\"more\":\"x\"}"), "unknown field \"more\""),
                Map.entry(TEXT.substring(0, 90), "not valid JSON"),
                Map.entry(TEXT + "{}", "after the closing brace"),
                Map.entry("", "object was expected"));
        for (Map.Entry<String, String> defect : defects.entrySet()) {
            Path file = Files.writeString(folder.resolve("bad.json"), defect.getKey());
            KeyFileException e = assertThrows(KeyFileException.class, () -> SealingKeyFile.read(file), defect.getKey());
            assertTrue(e.getMessage().contains(defect.getValue()), e.getMessage() + " for " + defect.getKey());
            StringWriter printed = new StringWriter();
            e.printStackTrace(new PrintWriter(printed));
            // Eight characters are enough to give a secret away, and too many to appear by chance.
            for (int i = 0; i + 8 <= KEY.length(); i++) {
                assertFalse(printed.toString().contains(KEY.substring(i, i + 8)), e.getMessage());
            }
        }
    }
}
