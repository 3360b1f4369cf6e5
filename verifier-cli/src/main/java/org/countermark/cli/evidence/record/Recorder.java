package org.countermark.cli.evidence.record;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.BuildVersion;
import org.countermark.cli.Terminal;
import org.countermark.cli.evidence.BundleFile;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.contract.VectorFile;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.Exhibit;
import org.countermark.evidence.bundle.ReferenceFile;
import org.countermark.evidence.bundle.Results;
import org.countermark.evidence.bundle.Run;
import org.countermark.evidence.bundle.Software;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Json;
import picocli.CommandLine.Model.CommandSpec;

/** Records one run: its command and the files beside the exhibits before it, its result after it. */
public final class Recorder {
    private final Terminal terminal;
    private final Path file;
    private final CanonicalCommand command;
    private final List<ReferenceFile> references;

    private Recorder(Terminal terminal, Path file, CanonicalCommand command, List<ReferenceFile> references) {
        this.terminal = terminal;
        this.file = file;
        this.command = command;
        this.references = references;
    }

    static Recorder begin(Terminal terminal, CommandSpec parsed, Path file) throws InputException, IOException {
        CanonicalCommand command = CanonicalCommand.of(parsed, new FileNames(terminal));
        Map<String, ReferenceFile> references = new LinkedHashMap<>();
        for (CanonicalCommand.NamedFile named : command.files()) {
            if (named.role() == OptionRole.FILE || named.role() == OptionRole.PLACE) {
                try (InputStream in =
                        new BufferedInputStream(Files.newInputStream(terminal.resolve(Path.of(named.typed()))))) {
                    references.put(named.word(), ReferenceFile.of(named.word(), in));
                }
            }
        }
        return new Recorder(terminal, file, command, List.copyOf(references.values()));
    }

    /**
     * Writes the bundle.
     *
     * @param subject what the run was about
     * @param result writes the result as JSON
     * @throws InputException when the result does not fit into a bundle
     * @throws IOException when the bundle cannot be written; then there is none
     */
    public void write(Subject subject, AtomicFile.Writer result) throws InputException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        result.writeTo(bytes);
        Bundle bundle;
        try {
            bundle = bundle(subject, bytes.toByteArray());
        } catch (IllegalArgumentException problem) {
            throw new InputException(
                    Position.of(file.toString()),
                    "this run does not fit into a bundle: " + problem.getMessage(),
                    "A smaller --top lists less.",
                    problem);
        }
        BundleFile.write(terminal, file, bundle);
    }

    private Bundle bundle(Subject subject, byte[] printed) throws IOException {
        Json.Members result = (Json.Members) CanonicalJson.ofDocument("result", printed);
        return Bundle.of(
                software(),
                subject.basis(references),
                exhibits(result),
                Results.of(List.of(Run.of(command.words(), result))),
                List.of());
    }

    /** What computes, and whether it computes the vectors right. */
    private static Software software() throws IOException {
        long[] failed = new long[1];
        int checked =
                VectorFile.checkBundled(vector -> failed[0] += vector.mismatch().isPresent() ? 1 : 0);
        return new Software(
                "countermark",
                BuildVersion.release(),
                BuildVersion.hash(),
                new Software.SelfTest(checked, failed[0], VectorFile.bundledDigest()));
    }

    /** What was read, as the result says: its digests were made of the very bytes that were scored. A file read twice is one. */
    private static List<Exhibit> exhibits(Json.Members result) {
        Set<Exhibit> exhibits = new LinkedHashSet<>();
        if (result.values().get("reading") instanceof Json.Members reading
                && reading.values().get("inputs") instanceof Json.Items inputs) {
            for (Json each : inputs.values()) {
                Map<String, Json> input = ((Json.Members) each).values();
                exhibits.add(new Exhibit(
                        ((Json.Text) input.get("name")).value(),
                        ((Json.Text) input.get("sha256")).value(),
                        ((Json.Whole) input.get("bytes")).value(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
            }
        }
        return List.copyOf(exhibits);
    }
}
