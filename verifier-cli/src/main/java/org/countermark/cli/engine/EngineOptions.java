package org.countermark.cli.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.keys.Contract;
import picocli.CommandLine.Option;

/** The options that say which engine marked, best by its own configuration file. */
public final class EngineOptions {
    private static final int MAX_BYTES = 1 << 20;

    @Option(names = "--contract", paramLabel = "ID", description = "The contract; 'countermark contracts' lists them.")
    private Optional<String> contract = Optional.empty();

    @Option(
            names = "--setting",
            paramLabel = "NAME=N",
            description =
                    "A setting of an engine's contract; 'countermark contracts ID' explains them. May be repeated.")
    private Map<String, Long> settings = Map.of();

    @Option(
            names = "--from-vllm",
            paramLabel = "FILE",
            description = "Read what vLLM takes as --watermark-config; - for standard input.")
    private Optional<Path> vllm = Optional.empty();

    @Option(names = "--from-sglang", paramLabel = "FILE", description = "Read SGLang's --watermark-config file.")
    private Optional<Path> sglang = Optional.empty();

    @Option(
            names = "--from-transformers",
            paramLabel = "FILE",
            description = "Read a watermarking_config of the transformers library, or a generation_config.json.")
    private Optional<Path> transformers = Optional.empty();

    @Option(
            names = "--from-synthid",
            paramLabel = "FILE",
            description = "Read a configuration of SynthID-Text's reference repository.")
    private Optional<Path> synthId = Optional.empty();

    @Option(names = "--from-textseal", paramLabel = "FILE", description = "Read TextSeal's WatermarkConfig as JSON.")
    private Optional<Path> textSeal = Optional.empty();

    /**
     * The contract named.
     *
     * @return empty where none was
     * @throws IllegalArgumentException if there is no such contract
     */
    public Optional<Contract> contract() {
        return contract.map(Contract::of);
    }

    /**
     * The settings named.
     *
     * @return by name
     */
    public Map<String, Long> settings() {
        return Map.copyOf(settings);
    }

    /**
     * Reads the engine's configuration.
     *
     * @param terminal where standard input is, and what relative paths start from
     * @return the configuration; empty where no file was named
     * @throws InputException when the file holds no such configuration
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when several files were named
     */
    public Optional<EngineConfig> config(Terminal terminal) throws InputException, IOException {
        List<Named> named = named();
        if (named.isEmpty()) {
            return Optional.empty();
        }
        if (named.size() > 1) {
            throw new IllegalArgumentException("Name one configuration, not " + named.size() + ".");
        }
        Path path = named.get(0).path();
        byte[] json = read(terminal, path);
        try {
            Hints hints = new Hints(contract(), settings);
            return Optional.of(named.get(0).syntax().read(ConfigFields.parse(json), hints));
        } catch (IllegalArgumentException problem) {
            throw new InputException(position(path), problem.getMessage(), "", problem);
        } finally {
            Arrays.fill(json, (byte) 0);
        }
    }

    private record Named(EngineSyntax syntax, Path path) {}

    private List<Named> named() {
        List<Named> named = new ArrayList<>();
        vllm.ifPresent(path -> named.add(new Named(new VllmSyntax(), path)));
        sglang.ifPresent(path -> named.add(new Named(new SglangSyntax(), path)));
        transformers.ifPresent(path -> named.add(new Named(new TransformersSyntax(), path)));
        synthId.ifPresent(path -> named.add(new Named(new SynthIdSyntax(), path)));
        textSeal.ifPresent(path -> named.add(new Named(new TextSealSyntax(), path)));
        return named;
    }

    /** A small file that may hold a key. */
    static byte[] read(Terminal terminal, Path path) throws InputException, IOException {
        try (InputStream in = isStandardInput(path) ? terminal.in() : Files.newInputStream(terminal.resolve(path))) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new InputException(position(path), "too large for a configuration or a key", "");
            }
            return bytes;
        }
    }

    static Position position(Path path) {
        return Position.of(isStandardInput(path) ? "standard input" : path.toString());
    }

    private static boolean isStandardInput(Path path) {
        return path.toString().equals("-");
    }
}
