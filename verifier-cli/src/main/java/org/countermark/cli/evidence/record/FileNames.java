package org.countermark.cli.evidence.record;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.binary.Hex;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.cli.key.Profiles;
import org.countermark.cli.student.plan.PlanFile;
import org.countermark.cli.tokenizer.Tokenizers;
import org.countermark.keys.EpochKey;
import org.countermark.keys.EpochKeyFile;

/** Names the files of a command as they are called in one folder, and refuses two of one name. For one command. */
public final class FileNames implements CanonicalCommand.Namer {
    private static final Set<String> WORDS = Set.of("none", "self", "ids");

    private final Terminal terminal;
    private final Map<String, Path> taken = new HashMap<>();

    /**
     * Names what lies on this machine.
     *
     * @param terminal says what relative paths start from
     */
    public FileNames(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * What the file of a profile or plan is called.
     *
     * @param digest its digest in hexadecimal
     * @return the name of a file
     */
    public static String ofDocument(String digest) {
        return digest + ".json";
    }

    /**
     * What the file of a key is called.
     *
     * @param label the key's label
     * @return the name of a file, of letters, digits and few other characters
     */
    public static String ofKey(String label) {
        return URLEncoder.encode(label, StandardCharsets.UTF_8) + ".key";
    }

    @Override
    public Optional<String> name(OptionRole role, String typed) throws InputException, IOException {
        Path file = terminal.resolve(Path.of(typed));
        return switch (role) {
            case PROFILE ->
                Optional.of(ofDocument(Hex.encodeHexString(
                        Profiles.read(terminal, Path.of(typed)).digest())));
            case PLAN ->
                Optional.of(ofDocument(PlanFile.read(terminal, Path.of(typed)).digest()));
            case KEY -> Optional.of(unique(ofKey(label(file)), file, typed));
            case EPOCH -> Optional.of(unique(ofKey(typed), Path.of("the key store's " + typed), typed));
            case EXHIBIT -> Optional.of(unique(called(file, typed), file, typed));
            case FILE -> Optional.of(unique(regular(file, typed), file, typed));
            case PLACE ->
                WORDS.contains(typed) || !Tokenizers.isFile(terminal, typed)
                        ? Optional.empty()
                        : Optional.of(unique(regular(file, typed), file, typed));
            case WORD, MACHINE -> throw new IllegalArgumentException("role " + role + " names no file");
        };
    }

    private static String label(Path file) throws IOException {
        EpochKey key = EpochKeyFile.read(file);
        key.destroy();
        return key.label();
    }

    private static String called(Path file, String typed) throws InputException {
        if (typed.equals("-")) {
            throw new InputException(
                    Position.of("standard input"),
                    "nobody could examine it again",
                    "Write it to a file, and name that one.");
        }
        String name = file.toAbsolutePath().normalize().getFileName().toString();
        if (name.startsWith("-") || name.startsWith("@")) {
            throw new InputException(
                    Position.of(typed), "a command cannot name it without its folder", "Give the file another name.");
        }
        return name;
    }

    private static String regular(Path file, String typed) throws InputException {
        if (!Files.isRegularFile(file)) {
            throw new InputException(Position.of(typed), "there is no such file", "A bundle names single files.");
        }
        return called(file, typed);
    }

    private String unique(String name, Path file, String typed) throws InputException {
        Path other = taken.putIfAbsent(name, file);
        if (other != null && !other.equals(file)) {
            throw new InputException(
                    Position.of(typed),
                    "another file is called " + name + ", too, and a bundle names files without their folders",
                    "Give one of them another name.");
        }
        return name;
    }
}
