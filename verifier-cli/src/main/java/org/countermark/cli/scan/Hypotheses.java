package org.countermark.cli.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.countermark.cli.Terminal;
import org.countermark.cli.engine.UsualProfile;
import org.countermark.cli.input.InputException;
import org.countermark.cli.key.Profiles;
import org.countermark.cli.tokenizer.Tokenizers;
import org.countermark.contract.engine.Contracts;
import org.countermark.keys.Contract;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import picocli.CommandLine.Option;

/** The options that declare what text may have been marked by: profiles, contracts and tokenizers. */
final class Hypotheses {
    private static final String AUTO = "auto";

    private static final String IDS = "ids";

    @Option(names = "--profile", paramLabel = "FILE", description = "The provider's profile; may be repeated.")
    List<Path> profiles = new ArrayList<>();

    @Option(
            names = "--contract",
            paramLabel = "ID|auto",
            description =
                    "A serving engine's contract as engines have it by default, instead of a profile; auto for all that"
                            + " the keys fit. With each tokenizer named. May be repeated; all that is tried is counted.")
    List<String> contracts = new ArrayList<>();

    @Option(
            names = "--tokenizer",
            paramLabel = "NAME|FILE|ids",
            description =
                    "Where the profile's tokenizer is: embedded, cl100k_base, o200k_base, r50k_base, a"
                            + " tokenizer.json, or ids for records that hold token ids (default: by the profile). May be repeated.")
    List<String> tokenizers = new ArrayList<>();

    /** Whether anything is declared. */
    boolean isGiven() {
        return !profiles.isEmpty() || !contracts.isEmpty();
    }

    /** All profiles declared, each once, in the order named. */
    List<Profile> profiles(Terminal terminal, List<EpochKey> keys) throws InputException, IOException {
        Set<Profile> all = new LinkedHashSet<>();
        for (Path file : profiles) {
            all.add(Profiles.read(terminal, file));
        }
        if (!contracts.isEmpty() && tokenizers.isEmpty()) {
            throw new IllegalArgumentException("--contract needs --tokenizer: it says how text becomes tokens");
        }
        for (String contract : contracts) {
            for (String place : tokenizers) {
                String tokenizer = Tokenizers.idOf(terminal, place);
                all.addAll(contract.equals(AUTO) ? auto(tokenizer, keys) : named(contract, tokenizer, keys));
            }
        }
        return List.copyOf(all);
    }

    private static List<Profile> auto(String tokenizer, List<EpochKey> keys) {
        List<Profile> all = new ArrayList<>();
        for (Contract contract : Contract.values()) {
            all.addAll(usual(contract, tokenizer, keys));
        }
        return all;
    }

    private static List<Profile> named(String id, String tokenizer, List<EpochKey> keys) {
        Contract contract = Contract.of(id);
        if (UsualProfile.of(contract, tokenizer).isEmpty()) {
            throw new IllegalArgumentException(
                    "--contract " + id + " has no usual settings: make a profile with 'profile new'");
        }
        return usual(contract, tokenizer, keys);
    }

    /** The usual profiles that a key opens: several where keys have several numbers, one for each layer. */
    private static List<Profile> usual(Contract contract, String tokenizer, List<EpochKey> keys) {
        List<Profile> all = new ArrayList<>();
        for (EpochKey key : keys) {
            boolean layered = contract == Contract.SYNTHID_HF || contract == Contract.SYNTHID_DEEPMIND;
            Optional<Profile> made = layered && key.engine().isPresent()
                    ? Optional.of(UsualProfile.of(
                            contract, tokenizer, OptionalInt.empty(), Map.of("depth", (long) numbers(key))))
                    : UsualProfile.of(contract, tokenizer);
            made.filter(profile -> opens(key, profile)).ifPresent(all::add);
        }
        return all;
    }

    /** Whether a key is one for a profile's contract: an epoch key is for any, an engine's for one that takes its numbers. */
    static boolean opens(EpochKey key, Profile profile) {
        if (key.engine().isEmpty()) {
            return true;
        }
        try {
            Contracts.words(profile, key);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private static int numbers(EpochKey key) {
        byte[] secret = key.exportSecretBytes();
        Arrays.fill(secret, (byte) 0);
        return secret.length / Long.BYTES;
    }

    /** Reads with the tokenizer that a profile pins, from the place where the user said it is. */
    Lexer lexer(Terminal terminal, Profile profile) throws InputException, IOException {
        if (tokenizers.contains(IDS)
                && (tokenizers.size() == 1 || profile.tokenizer().equals(IDS))) {
            return Lexer.idsOnly(profile.tokenizer());
        }
        Optional<String> place = tokenizers.size() == 1 ? Optional.of(tokenizers.get(0)) : Optional.empty();
        for (String named : tokenizers) {
            if (place.isEmpty() && Tokenizers.idOf(terminal, named).equals(profile.tokenizer())) {
                place = Optional.of(named);
            }
        }
        return Lexer.of(Tokenizers.of(terminal, place, profile.tokenizer()));
    }
}
