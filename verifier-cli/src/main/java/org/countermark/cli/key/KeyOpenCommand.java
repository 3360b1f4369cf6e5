package org.countermark.cli.key;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.evidence.commit.KeyCommitment;
import org.countermark.evidence.commit.KeyLeaf;
import org.countermark.evidence.commit.KeyOpening;
import org.countermark.keys.EpochKey;
import org.countermark.keys.EpochKeyFile;
import org.countermark.keys.KeyStoreFile;
import org.countermark.keys.Profile;
import org.countermark.keys.RootKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows that an epoch's key is among those of a published commitment. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Write what shows that the key of an epoch is among those of a published commitment. It holds no"
                + " key, and of the other epochs nothing but their labels and hashes.",
        footer = {
            "",
            "Example: countermark key open --commitment keys.commitment --profile profile.json --epoch 2026-11 \\",
            "           --out 2026-11.opening"
        })
final class KeyOpenCommand implements Callable<Integer> {
    private static final int MAX_BYTES = 16 << 20;

    private final Terminal terminal;

    @Option(
            names = "--commitment",
            paramLabel = "FILE",
            required = true,
            description = "The commitment as it was published, from 'key commit --out'.")
    private Path commitmentFile;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            required = true,
            description = "The profile under which the keys were committed to.")
    private Path profile;

    @Option(names = "--epoch", paramLabel = "LABEL", required = true, description = "The epoch to open.")
    private String epoch;

    @Mixin
    private StoreOptions store;

    @Option(
            names = "--epoch-key",
            paramLabel = "FILE",
            description = "A key that was committed to and is in no key store; may be repeated.")
    private List<Path> keyFiles = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to write the opening; never over a file.")
    private Path out;

    @Mixin
    Common common;

    KeyOpenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        Path target = terminal.resolve(out);
        AtomicFile.refuseExisting(target, out);
        KeyCommitment commitment = commitment();
        if (!commitment.labels().contains(epoch)) {
            throw new InputException(
                    Position.of(commitmentFile.toString()),
                    "there is no epoch \"" + epoch + "\" in it",
                    "It has " + commitment.labels().size() + ", from \""
                            + commitment.labels().get(0) + "\" to \""
                            + commitment.labels().get(commitment.labels().size() - 1) + "\".");
        }
        Profile read = Profiles.read(terminal, profile);
        if (!HexFormat.of().formatHex(read.digest()).equals(commitment.profileDigest())) {
            throw new InputException(
                    Position.of(profile.toString()),
                    "the commitment is for another profile, with digest " + commitment.profileDigest(),
                    "Name that profile.");
        }
        KeyOpening opening = open(commitment, leaves(commitment, read));
        AtomicFile.write(target, stream -> stream.write(opening.toFile()));
        terminal.out()
                .println("the key of epoch \"" + epoch + "\" is number " + (opening.index() + 1) + " of "
                        + commitment.labels().size() + " that were committed to; what shows it is in " + out);
        return ExitCode.DONE.code();
    }

    private KeyOpening open(KeyCommitment commitment, List<KeyLeaf> leaves) throws InputException {
        try {
            return commitment.open(leaves, epoch);
        } catch (IllegalArgumentException problem) {
            throw new InputException(
                    Position.of(commitmentFile.toString()),
                    "it was made of other keys than these",
                    "Name the key store and the key (--store, --key) that it was made of, and with --epoch-key those"
                            + " that are in no store.",
                    problem);
        }
    }

    private KeyCommitment commitment() throws InputException, IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(terminal.resolve(commitmentFile))) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        try {
            return KeyCommitment.parse(bytes);
        } catch (IllegalArgumentException problem) {
            throw new InputException(
                    Position.of(commitmentFile.toString()),
                    problem.getMessage(),
                    "Name a file of 'key commit --out'.",
                    problem);
        }
    }

    /** All keys' leaves, in the order of the commitment; the key store is opened only if it is needed. */
    private List<KeyLeaf> leaves(KeyCommitment commitment, Profile read) throws InputException, IOException {
        Map<String, KeyLeaf> leaves = new HashMap<>();
        for (Path file : keyFiles) {
            EpochKey key = EpochKeyFile.read(terminal.resolve(file));
            leaves.put(key.label(), KeyLeaf.of(read, key));
            key.destroy();
        }
        if (!leaves.keySet().containsAll(commitment.labels())) {
            try (KeyStoreFile keys = store.open(terminal)) {
                RootKey root = store.root(keys);
                for (String label : commitment.labels()) {
                    if (!leaves.containsKey(label)) {
                        EpochKey key = root.epoch(label);
                        leaves.put(label, KeyLeaf.of(read, key));
                        key.destroy();
                    }
                }
                root.destroy();
            }
        }
        return commitment.labels().stream().map(leaves::get).toList();
    }
}
