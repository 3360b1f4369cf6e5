package org.countermark.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public file: written whole, read back to the same registry, named by its SHA-256. */
class RegistryFileTest {
    @TempDir
    private Path folder;

    @Test
    void readBackAsItWasWritten() throws IOException {
        PayloadRegistry registry = MadeRegistry.registry();
        Path file = folder.resolve("registry.ndjson");
        RegistryFile.write(file, registry);
        assertEquals(MadeRegistry.text(registry), Files.readString(file));
        assertEquals(DigestUtils.sha256Hex(Files.readAllBytes(file)), registry.digest());
        PayloadRegistry read = RegistryFile.read(file);
        assertEquals(registry.digest(), read.digest());
        assertEquals(MadeRegistry.text(registry), MadeRegistry.text(read));
        assertArrayEquals(registry.payloads(), read.payloads());
        assertEquals(registry.cohorts(), read.cohorts());
        assertEquals(registry.epochs(), read.epochs());
        assertEquals(registry.moves(MadeRegistry.of("bob")), read.moves(MadeRegistry.of("bob")));
        assertEquals(registry.nextNumber(), read.nextNumber());
    }

    @Test
    void theFormatIsTheOneOfThePage() throws IOException {
        List<String> lines = MadeRegistry.text(MadeRegistry.registry()).lines().toList();
        assertEquals(
                "{\"format\":\"countermark/registry/1\",\"bits\":10,\"order\":\"shuffled\",\"secret\":\""
                        + MadeRegistry.secret().id() + "\"}",
                lines.get(0));
        assertEquals(
                "{\"move\":\"" + MadeRegistry.of("bob").hex() + "\",\"to\":null,\"since\":\"2026-11-09T23:59:59Z\"}",
                lines.get(7));
        assertEquals("{\"epoch\":\"2026-11\",\"since\":\"2026-11-01T00:00:00Z\"}", lines.get(9));
        assertEquals(
                "{\"end\":\"countermark/registry/1\",\"next\":5,\"accounts\":3,\"cohorts\":1,\"moves\":3,\"epochs\":2}",
                lines.get(10));
    }

    @Test
    void replacingKeepsPermissionsAndLeavesNothingBehind() throws IOException {
        Path file = folder.resolve("registry.ndjson");
        RegistryFile.write(file, MadeRegistry.registry());
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        if (posix) {
            assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        }
        RegistryFile.write(file, PayloadRegistry.empty(8, Order.SEQUENTIAL, MadeRegistry.secret()));
        assertEquals(0, RegistryFile.read(file).accounts());
        if (posix) {
            assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(List.of(file), all.toList());
        }
    }

    /** However the bytes arrive, and wherever the buffer's end falls. */
    @Test
    void smallPortionsMakeNoDifference() throws IOException {
        byte[] bytes = MadeRegistry.text(MadeRegistry.registry()).getBytes(StandardCharsets.UTF_8);
        for (int portion : new int[] {1, 7, 500}) {
            InputStream slow = new ByteArrayInputStream(bytes) {
                @Override
                public synchronized int read(byte[] buffer, int from, int length) {
                    return super.read(buffer, from, Math.min(length, portion));
                }
            };
            assertEquals(
                    MadeRegistry.registry().digest(),
                    RegistryFile.read(slow, "slow").digest());
        }
    }

    @Test
    void everyCutIsNoticed() throws IOException {
        String text = MadeRegistry.text(MadeRegistry.registry());
        for (int length = 0; length < text.length(); length++) {
            String cut = text.substring(0, length);
            RegistryFormatException e = assertThrows(RegistryFormatException.class, () -> MadeRegistry.read(cut), cut);
            assertTrue(e.getMessage().contains("cut short"), e.getMessage());
            assertTrue(e.getMessage().startsWith("r.ndjson"), e.getMessage());
        }
    }
}
