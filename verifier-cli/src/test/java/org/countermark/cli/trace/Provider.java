package org.countermark.cli.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.Cli;
import org.countermark.cli.MarkedText;
import org.countermark.keys.Profile;
import org.countermark.registry.Order;
import org.countermark.registry.PayloadRegistry;
import org.countermark.registry.Pseudonym;
import org.countermark.registry.RegistryEditor;
import org.countermark.registry.RegistryFile;
import org.countermark.registry.RegistrySecret;
import org.countermark.registry.RegistrySecretFile;

/**
 * A provider in a folder: key, a profile whose contexts all carry payloads, and a registry of the accounts {@code user-0},
 * {@code user-1} and so on. The accounts 1, 2 and 3 are in the cohort {@value #COHORT} from March on, 3 until May.
 */
public final class Provider {
    public static final String COHORT = "ring,A";
    static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

    public final Cli cli;
    final Profile profile;
    final PayloadRegistry registry;
    private final RegistrySecret secret = RegistrySecret.of(new byte[32]);

    public Provider(Path folder, int accounts) throws IOException {
        cli = new Cli(folder).withKeys("r50k_base");
        cli.ok("profile", "new", "--tokenizer", "r50k_base", "--trace-share", "65536", "--out", "p.json");
        profile = Profile.parse(Files.readString(cli.path("p.json")));
        RegistryEditor editor =
                PayloadRegistry.empty(16, Order.SHUFFLED, secret).edit(secret);
        Instant since = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < accounts; i++) {
            editor.addAccount(pseudonym(i), since);
        }
        editor.addCohort(COHORT, since);
        for (int member = 1; member <= 3; member++) {
            editor.move(pseudonym(member), Optional.of(COHORT), MARCH);
        }
        editor.move(pseudonym(3), Optional.empty(), MAY);
        registry = editor.build();
        RegistryFile.write(cli.path("accounts.registry"), registry);
        RegistrySecretFile.write(cli.path("registry.secret"), secret);
    }

    Pseudonym pseudonym(int account) {
        return secret.pseudonym("user-" + account);
    }

    /** What results name an account by. */
    String name(int account) {
        return pseudonym(account).hex();
    }

    /** A record of an account's text before it is in any cohort. */
    public String text(int account, int length, long seed) throws IOException {
        return marked(registry.account(pseudonym(account)).orElseThrow().payload(), length, seed);
    }

    /** A record of the cohort's text. */
    public String cohortText(int length, long seed) throws IOException {
        return marked(registry.cohort(COHORT).orElseThrow().payload(), length, seed);
    }

    /** A record of any payload's text. */
    String marked(int payload, int length, long seed) throws IOException {
        return MarkedText.marked(profile, cli.path("e.key"), payload, length, seed);
    }

    /** Traces files with the provider's profile, key and registry, at a level of 1e-9. */
    Cli.Outcome trace(String... arguments) {
        return trace(cli, arguments);
    }

    static Cli.Outcome trace(Cli in, String... arguments) {
        List<String> all = new ArrayList<>(List.of("trace", "--profile", "p.json", "--epoch-key", "e.key"));
        all.addAll(List.of("--registry", "accounts.registry", "--tokenizer", "ids", "--alpha", "1e-9"));
        all.addAll(List.of(arguments));
        return in.run(all.toArray(new String[0]));
    }

    JsonNode json(String... arguments) throws IOException {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--format";
        all[arguments.length + 1] = "json";
        Cli.Outcome outcome = trace(all);
        if (outcome.code() != 0) {
            throw new AssertionError(outcome);
        }
        return new ObjectMapper().readTree(outcome.out());
    }
}
